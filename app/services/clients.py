"""Writes about a client: who they are, how to reach them, where they live and what to remember."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, replace
from typing import Any

from app.clock import Clock
from app.database_engines import no_waiting
from app.errors import StorageError
from app.models.clients import Client, Site, TimelineEntry
from app.services.client_lookup import firm_region, stored_client
from app.services.client_naming import full_name, sort_name, with_plain_names
from app.services.client_profile import check_changes, keep_factors, keep_tags
from app.services.client_summary import refresh_clients
from app.services.contact_points import check_contact, contact_point
from app.services.drafts import ClientChanges, ClientDraft, FactDraft, NoteDraft
from app.services.facts import new_fact
from app.services.field_checks import check_email, check_length, check_words
from app.services.referrals import note_referral
from app.services.sites import check_site_lengths
from app.services.timeline_entries import LONGEST_HEADLINE, check_mood
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_NAME_FIELDS = ("name", "first_name", "last_name", "company_name")
_NO_COLUMNS = frozenset({"factors", "tags", "cleared"})
LONGEST_NOTE = 100_000


class ClientService:
    """Creates and changes clients; every method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def create(self, draft: ClientDraft) -> int:
        """A new client with everything the draft holds; raises ValidationError for a missing name or a wrong e-mail."""
        draft = with_plain_names(draft)
        name = full_name(draft)
        check_words(name, _("A client needs a name; type one and save again, nothing else you typed is lost."), "name")
        check_length(name, 200, "name")
        for phone in draft.phones:
            check_contact(replace(phone, kind="phone"))
        for email in draft.emails:
            check_email(email.value)
            check_contact(replace(email, kind="email"))
        for site in draft.sites:
            check_site_lengths(site)
        with self._units(_("New client {name}").format(name=name)) as work:
            client = Client(
                number=work.next_number("client", first=1001),
                name=name,
                sort_name=sort_name(draft, name),
                created_at=work.now,
                first_contact_on=self._clock.today(),
                **_plain_fields(draft),
            )
            work.save(client)
            self._add_parts(work, client.id, draft)
            if draft.referred_by_id is not None:
                note_referral(work, draft.referred_by_id, client.id)
            refresh_clients(work, [client.id], self._clock)
            return int(client.id)

    def change(self, client_id: int, version: int, changes: ClientChanges) -> None:
        """Change the named fields; raises ConflictError if another desk was faster."""
        client = stored_client(client_id, version)
        changes = with_plain_names(changes)
        check_changes(client_id, changes)
        with self._units(_("Change {name}").format(name=client.name)) as work:
            for field, value in asdict(changes).items():
                if value is not None and field not in _NO_COLUMNS:
                    setattr(client, field, value)
            for field in changes.cleared:
                setattr(client, field, None)
            if any(getattr(changes, field) is not None for field in _NAME_FIELDS):
                self._rename(client, changes)
            if changes.ended_reason and client.ended_on is None:
                client.ended_on = self._clock.today()
            # Whoever holds the card in a form is told, also when only a factor or a tag came or went.
            work.save_or_touch(client)
            if changes.factors is not None:
                keep_factors(work, client_id, changes.factors, self._clock.today())
            if changes.tags is not None:
                keep_tags(work, client_id, changes.tags)
            if changes.referred_by_id is not None:
                note_referral(work, changes.referred_by_id, client_id)
            refresh_clients(work, [client_id], self._clock)

    def _rename(self, client: Client, changes: ClientChanges) -> None:
        draft = ClientDraft(
            name=changes.name or "",
            first_name=client.first_name,
            last_name=client.last_name,
            company_name=client.company_name,
            kind=client.kind,
        )
        client.name = full_name(draft)
        check_words(client.name, _("A client needs a name; type one and save again."), "name")
        check_length(client.name, 200, "name")
        client.sort_name = sort_name(draft, client.name)

    def _add_parts(self, work: UnitOfWork, client_id: int, draft: ClientDraft) -> None:
        region = firm_region()
        main = next((place for place, site in enumerate(draft.sites) if not site.is_billing_only), 0)
        for position, phone in enumerate(draft.phones):
            work.save(contact_point(client_id, replace(phone, kind="phone"), region, position))
        for position, email in enumerate(draft.emails, len(draft.phones)):
            work.save(contact_point(client_id, replace(email, kind="email"), region, position))
        for position, site in enumerate(draft.sites):
            work.save(Site(client=client_id, position=position, **{**asdict(site), "is_main": position == main}))
        keep_factors(work, client_id, draft.factors, self._clock.today())
        for fact in draft.facts:
            work.save(new_fact(work, client_id, fact))
        if draft.note:
            work.save(self._entry(work, client_id, NoteDraft(words=draft.note)))

    # ------------------------------------------------------------------ what was said

    def write_note(self, client_id: int, draft: NoteDraft) -> int:
        """Something said, written or done, kept on the timeline; it resets the last contact."""
        client = stored_client(client_id)
        check_words(draft.words or draft.headline, _("Write a word or two first; nothing was saved."), "words")
        check_length(draft.words, LONGEST_NOTE, "words")
        check_length(draft.meaning, LONGEST_NOTE, "meaning")
        check_length(draft.headline, LONGEST_HEADLINE, "headline")
        check_mood(draft.mood)
        label = _("Call with {name}") if draft.kind == "call" else _("Note about {name}")
        with self._units(label.format(name=client.name)) as work:
            entry = self._entry(work, client_id, draft)
            work.save(entry)
            if draft.is_worry_kept and draft.headline:
                worry = FactDraft(draft.headline, kind="worry", is_private=draft.is_private)
                work.save(new_fact(work, client_id, worry))
            refresh_clients(work, [client_id], self._clock)
            return int(entry.id)

    # ------------------------------------------------------------------ archive

    def archive(self, client_id: int, version: int | None = None) -> str:
        """Put a client among the recently deleted and give their name; jobs and complaints stay where they are."""
        client = stored_client(client_id, version)
        with self._units(_("Delete {name}").format(name=client.name)) as work:
            client.archived_at = work.now
            client.archived_by_id = work.person_id
            work.save(client)
        return client.name

    def bring_back(self, client_id: int) -> None:
        """Take a client out of the recently deleted."""
        client = stored_client(client_id)
        with self._units(_("Bring back {name}").format(name=client.name)) as work:
            client.archived_at = None
            client.archived_by_id = None
            work.save(client)

    def mark_opened(self, client_id: int) -> None:
        """Remember that this card was just looked at, so that the find box shows it early; not an act to undo."""
        # Whoever answers the telephone must see the card also while an import or another desk holds the file.
        with suppress(StorageError), no_waiting(self._units.database):
            Client.update(last_opened_at=self._clock.now()).where(Client.id == client_id).execute()

    def _entry(self, work: UnitOfWork, client_id: int, draft: NoteDraft) -> TimelineEntry:
        fields = asdict(draft)
        fields["happened_at"] = draft.happened_at or work.now
        del fields["is_worry_kept"]
        return TimelineEntry(client=client_id, person=work.person_id, **fields)


def _plain_fields(draft: ClientDraft) -> dict[str, Any]:
    names = (
        "first_name", "last_name", "company_name", "preferred_name", "salutation", "kind", "use_profile", "source",
        "language", "why_us",
    )  # fmt: skip
    return {name: getattr(draft, name) for name in names} | {"referred_by": draft.referred_by_id}
