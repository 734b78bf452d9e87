"""Writes about a client: who they are, how to reach them, where they live and what to remember."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from app.clock import Clock
from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.clients import (
    Area,
    AreaMark,
    Client,
    ClientFactor,
    ContactPermission,
    ContactPoint,
    Fact,
    Site,
    TimelineEntry,
)
from app.models.firm import Firm
from app.services.client_naming import full_name, sort_name
from app.services.client_summary import describe_place, refresh_clients
from app.services.contact_points import contact_point
from app.services.drafts import (
    AreaDraft,
    ClientChanges,
    ClientDraft,
    ContactDraft,
    FactDraft,
    NoteDraft,
    SiteDraft,
)
from app.services.field_checks import check_email, check_length, check_words
from app.services.referrals import note_referral
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

_CHANNELS = ("phone", "text", "email", "letter", "in_person")
_NOTE_LIMIT = 100_000


class ClientService:
    """Creates and changes clients; every method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def create(self, draft: ClientDraft) -> int:
        """A new client with everything the draft holds; raises ValidationError for a missing name or a wrong e-mail."""
        name = full_name(draft)
        check_words(name, _("A client needs a name; type one and save again, nothing else you typed is lost."), "name")
        check_length(name, 200, "name")
        for email in draft.emails:
            check_email(email.value)
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
        client = _client(client_id, version)
        if changes.agreed_interval_days is not None and changes.agreed_interval_days < 1:
            raise ValidationError(
                _("An interval is at least one day; type another number of days."), "agreed_interval_days"
            )
        with self._units(_("Change {name}").format(name=client.name)) as work:
            for field, value in asdict(changes).items():
                if value is not None:
                    setattr(client, field, value)
            if any(
                getattr(changes, field) is not None for field in ("name", "first_name", "last_name", "company_name")
            ):
                self._rename(client, changes)
            if changes.ended_reason and client.ended_on is None:
                client.ended_on = self._clock.today()
            work.save(client)
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
        region = Firm.select(Firm.country).scalar() or "US"
        for position, phone in enumerate(draft.phones):
            work.save(contact_point(client_id, replace(phone, kind="phone"), region, position))
        for position, email in enumerate(draft.emails, len(draft.phones)):
            work.save(contact_point(client_id, replace(email, kind="email"), region, position))
        for position, site in enumerate(draft.sites):
            work.save(Site(client=client_id, position=position, **{**asdict(site), "is_main": position == 0}))
        for factor in draft.factors:
            work.save(ClientFactor(client=client_id, factor=factor, noted_on=self._clock.today()))
        for fact in draft.facts:
            work.save(self._fact(work, client_id, fact))
        if draft.note:
            work.save(self._entry(work, client_id, NoteDraft(words=draft.note)))

    # ------------------------------------------------------------------ how to reach them

    def add_contact_point(self, client_id: int, draft: ContactDraft) -> int:
        """Another telephone number or e-mail address."""
        client = _client(client_id)
        self._check_contact(draft)
        region = Firm.select(Firm.country).scalar() or "US"
        with self._units(_("New number for {name}").format(name=client.name)) as work:
            position = ContactPoint.select().where(ContactPoint.client == client_id).count()
            point = contact_point(client_id, draft, region, position)
            work.save(point)
            refresh_clients(work, [client_id], self._clock)
            return int(point.id)

    def change_contact_point(self, contact_point_id: int, draft: ContactDraft) -> None:
        """Put right a number or address that was written down."""
        self._check_contact(draft)
        stored = ContactPoint.get_or_none(ContactPoint.id == contact_point_id)
        if stored is None:
            raise NotFoundError(_("That number is no longer there; the card shows what is, nothing was changed."))
        region = Firm.select(Firm.country).scalar() or "US"
        with self._units(_("Change {value}").format(value=stored.value)) as work:
            fresh = contact_point(stored.client_id, draft, region, stored.position)
            for field in ("kind", "label", "value", "normal", "digits_reversed", "whose", "note", "is_preferred"):
                setattr(stored, field, getattr(fresh, field))
            work.save(stored)
            refresh_clients(work, [stored.client_id], self._clock)

    def archive_contact_point(self, contact_point_id: int) -> None:
        """Take a number off the card; undo brings it back."""
        stored = ContactPoint.get_or_none(ContactPoint.id == contact_point_id)
        if stored is None:
            return
        with self._units(_("Remove {value}").format(value=stored.value)) as work:
            stored.archived_at = work.now
            work.save(stored)
            refresh_clients(work, [stored.client_id], self._clock)

    def _check_contact(self, draft: ContactDraft) -> None:
        check_words(draft.value, _("Type the number or address first; nothing was changed."), "value")
        check_length(draft.value, 254, "value")
        if draft.kind == "email":
            check_email(draft.value)

    def set_permission(
        self, client_id: int, channel: str, is_allowed: bool, source: str, purpose: str = "sales"
    ) -> None:
        """Write down what the client said about one channel, with who and when."""
        client = _client(client_id)
        if channel not in _CHANNELS:
            raise ValidationError(_("That is no way of reaching somebody; nothing was changed."), "channel")
        key = (
            (ContactPermission.client == client_id)
            & (ContactPermission.channel == channel)
            & (ContactPermission.purpose == purpose)
        )
        with self._units(_("Contact wishes of {name}").format(name=client.name)) as work:
            wish = ContactPermission.get_or_none(key) or ContactPermission(
                client=client_id, channel=channel, purpose=purpose
            )
            wish.is_allowed, wish.source = is_allowed, source
            wish.decided_by_id, wish.decided_at = work.person_id, work.now
            work.save(wish)

    # ------------------------------------------------------------------ where they live

    def add_site(self, client_id: int, draft: SiteDraft) -> int:
        """Another address; the first one is where we usually work."""
        client = _client(client_id)
        with self._units(_("New address for {name}").format(name=client.name)) as work:
            position = Site.select().where(Site.client == client_id).count()
            site = Site(client=client_id, position=position, **{**asdict(draft), "is_main": position == 0})
            work.save(site)
            refresh_clients(work, [client_id], self._clock)
            return int(site.id)

    def change_site(self, site_id: int, draft: SiteDraft) -> None:
        """Put an address or its notes right."""
        site = _site(site_id)
        with self._units(_("Change address {place}").format(place=describe_place(site))) as work:
            for field, value in asdict(draft).items():
                if field != "is_main":
                    setattr(site, field, value)
            work.save(site)
            refresh_clients(work, [site.client_id], self._clock)

    def add_area(self, site_id: int, draft: AreaDraft) -> int:
        """A room, stair, rug or piece of upholstery at an address."""
        site = _site(site_id)
        check_words(draft.name, _("Name the room or piece first; nothing was changed."), "name")
        with self._units(_("New room {name}").format(name=draft.name)) as work:
            fields = {field: value for field, value in asdict(draft).items() if field != "marks"}
            area = Area(site=site.id, position=Area.select().where(Area.site == site.id).count(), **fields)
            work.save(area)
            for mark in draft.marks:
                work.save(AreaMark(area=area.id, what=mark, noted_on=self._clock.today()))
            work.changed("client", [site.client_id])
            return int(area.id)

    def change_area(self, area_id: int, draft: AreaDraft) -> None:
        """Put a room or piece right; marks that are no longer named are taken off, new ones are noted today."""
        area = Area.get_or_none(Area.id == area_id)
        if area is None:
            raise NotFoundError(_("This room is no longer there; nothing was changed."))
        check_words(draft.name, _("Name the room or piece first; nothing was changed."), "name")
        with self._units(_("Change room {name}").format(name=area.name)) as work:
            for field, value in asdict(draft).items():
                if field != "marks":
                    setattr(area, field, value)
            work.save(area)
            left = list(draft.marks)
            known = (AreaMark.area == area_id) & AreaMark.archived_at.is_null()
            for mark in AreaMark.select().where(known).order_by(AreaMark.id):
                if mark.what in left:
                    left.remove(mark.what)
                else:
                    mark.archived_at = work.now
                    work.save(mark)
            for what in left:
                work.save(AreaMark(area=area_id, what=what, noted_on=self._clock.today()))
            work.changed("client", [_site(area.site_id).client_id])

    def archive_area(self, area_id: int) -> None:
        """Take a room or piece off the card; undo brings it back."""
        area = Area.get_or_none(Area.id == area_id)
        if area is None:
            return
        with self._units(_("Remove room {name}").format(name=area.name)) as work:
            area.archived_at = work.now
            work.save(area)
            work.changed("client", [_site(area.site_id).client_id])

    # ------------------------------------------------------------------ what to remember, what was said

    def add_fact(self, client_id: int, draft: FactDraft) -> int:
        """Something to remember about this client."""
        client = _client(client_id)
        check_words(draft.headline, _("Write down what to remember first; nothing was changed."), "headline")
        with self._units(_("Remember about {name}").format(name=client.name)) as work:
            fact = self._fact(work, client_id, draft)
            work.save(fact)
            return int(fact.id)

    def change_fact(self, fact_id: int, draft: FactDraft) -> None:
        """Put a remembered fact right."""
        fact = Fact.get_or_none(Fact.id == fact_id)
        if fact is None:
            raise NotFoundError(_("This is no longer remembered; nothing was changed."))
        check_words(draft.headline, _("Write down what to remember first; nothing was changed."), "headline")
        _check_printing(draft)
        with self._units(_("Change “{headline}”").format(headline=fact.headline)) as work:
            for field, value in asdict(draft).items():
                setattr(fact, field, value)
            work.save(fact)

    def archive_fact(self, fact_id: int) -> None:
        """Take a remembered fact off the card; undo brings it back."""
        fact = Fact.get_or_none(Fact.id == fact_id)
        if fact is None:
            return
        with self._units(_("Forget “{headline}”").format(headline=fact.headline)) as work:
            fact.archived_at = work.now
            work.save(fact)

    def write_note(self, client_id: int, draft: NoteDraft) -> int:
        """Something said, written or done, kept on the timeline; it resets the last contact."""
        client = _client(client_id)
        check_words(draft.words or draft.headline, _("Write a word or two first; nothing was saved."), "words")
        check_length(draft.words, _NOTE_LIMIT, "words")
        label = _("Call with {name}") if draft.kind == "call" else _("Note about {name}")
        with self._units(label.format(name=client.name)) as work:
            entry = self._entry(work, client_id, draft)
            work.save(entry)
            refresh_clients(work, [client_id], self._clock)
            return int(entry.id)

    # ------------------------------------------------------------------ archive

    def archive(self, client_id: int, version: int) -> None:
        """Put a client among the recently deleted; jobs and complaints stay where they are."""
        client = _client(client_id, version)
        with self._units(_("Delete {name}").format(name=client.name)) as work:
            client.archived_at = work.now
            client.archived_by_id = work.person_id
            work.save(client)

    def bring_back(self, client_id: int) -> None:
        """Take a client out of the recently deleted."""
        client = _client(client_id)
        with self._units(_("Bring back {name}").format(name=client.name)) as work:
            client.archived_at = None
            client.archived_by_id = None
            work.save(client)

    def mark_opened(self, client_id: int) -> None:
        """Remember that this card was just looked at, so that the find box shows it early; not an act to undo."""
        Client.update(last_opened_at=self._clock.now()).where(Client.id == client_id).execute()

    def _fact(self, work: UnitOfWork, client_id: int, draft: FactDraft) -> Fact:
        _check_printing(draft)
        return Fact(client=client_id, noted_by=work.person_id, noted_at=work.now, **asdict(draft))

    def _entry(self, work: UnitOfWork, client_id: int, draft: NoteDraft) -> TimelineEntry:
        fields = asdict(draft)
        fields["happened_at"] = draft.happened_at or work.now
        fields["job"], fields["complaint"] = fields.pop("job_id"), fields.pop("complaint_id")
        return TimelineEntry(client=client_id, person=work.person_id, **fields)


def _check_printing(draft: FactDraft) -> None:
    if draft.is_private and draft.may_print:
        raise ValidationError(
            _("A private note never prints; choose one of the two, nothing was changed."), "may_print"
        )


def _plain_fields(draft: ClientDraft) -> dict[str, Any]:
    names = (
        "first_name", "last_name", "company_name", "preferred_name", "salutation", "kind", "use_profile", "source",
        "language", "why_us",
    )  # fmt: skip
    return {name: getattr(draft, name) for name in names} | {"referred_by": draft.referred_by_id}


def _client(client_id: int, version: int | None = None) -> Client:
    client = Client.get_or_none(Client.id == client_id)
    if client is None:
        raise NotFoundError(_("This client is no longer there; nothing was changed."))
    if version is not None and client.version != version:
        raise ConflictError(
            _(
                "Somebody else changed {name} a moment ago; your words are still here, look at theirs and save again."
            ).format(name=client.name)
        )
    return client


def _site(site_id: int) -> Site:
    site = Site.get_or_none(Site.id == site_id)
    if site is None:
        raise NotFoundError(_("This address is no longer there; nothing was changed."))
    return site
