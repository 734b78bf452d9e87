"""Writes about the addresses of a client: where we work, how to get in, and where the bill goes."""

from __future__ import annotations

from dataclasses import asdict, fields

from app.clock import Clock
from app.models.clients import Site
from app.services.client_lookup import stored_client, stored_site
from app.services.client_summary import describe_place, refresh_clients
from app.services.drafts import SiteDraft
from app.services.field_checks import check_length, check_words
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

LONGEST_LINE = 200
LONGEST_NOTE = 2_000
_NOTES = ("find_note", "access_note", "parking_note", "water_note")


def check_site(draft: SiteDraft) -> None:
    """Refuse an address of no words, or a line that no envelope holds."""
    check_words(
        f"{draft.street}{draft.town}{draft.label}{draft.postal_code}{draft.street_2}",
        _("Type the street, the town or a name for the place first; nothing was changed."),
        "street",
    )
    check_site_lengths(draft)


def check_site_lengths(draft: SiteDraft) -> None:
    """Refuse a line or a note that is longer than anybody reads at a door."""
    for field in fields(draft):
        value = getattr(draft, field.name)
        if isinstance(value, str):
            check_length(value, LONGEST_NOTE if field.name in _NOTES else LONGEST_LINE, field.name)


class SiteService:
    """Adds and changes addresses; every method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def add(self, client_id: int, draft: SiteDraft) -> int:
        """Another address; the first one where we work is the main one."""
        client = stored_client(client_id)
        check_site(draft)
        with self._units(_("New address for {name}").format(name=client.name)) as work:
            present = _present(client_id)
            position = present[-1].position + 1 if present else 0
            is_main = not draft.is_billing_only and (draft.is_main or not any(site.is_main for site in present))
            site = Site(client=client_id, position=position, **{**asdict(draft), "is_main": is_main})
            work.save(site)
            self._keep_one_main(work, client_id, site.id if is_main else None)
            refresh_clients(work, [client_id], self._clock)
            return int(site.id)

    def change(self, site_id: int, version: int | None, draft: SiteDraft) -> None:
        """Put an address or its notes right; ConflictError when another desk was faster."""
        site = stored_site(site_id, version)
        check_site(draft)
        with self._units(_("Change address {place}").format(place=describe_place(site))) as work:
            for field, value in asdict(draft).items():
                setattr(site, field, value)
            site.is_main = draft.is_main and not draft.is_billing_only
            work.save(site)
            self._keep_one_main(work, site.client_id, site.id if site.is_main else None)
            refresh_clients(work, [site.client_id], self._clock)

    def archive(self, site_id: int) -> None:
        """Take an address off the card; its jobs keep it, and undo brings it back."""
        site = Site.get_or_none(Site.id == site_id)
        if site is None or site.archived_at is not None:
            return
        with self._units(_("Remove address {place}").format(place=describe_place(site))) as work:
            site.archived_at = work.now
            work.save(site)
            self._keep_one_main(work, site.client_id, None)
            refresh_clients(work, [site.client_id], self._clock)

    def _keep_one_main(self, work: UnitOfWork, client_id: int, chosen_id: int | None) -> None:
        """One address is the main one, as long as there is one where we work; it comes first on the card."""
        places = [site for site in _present(client_id) if not site.is_billing_only]
        if chosen_id is None:
            chosen_id = next((site.id for site in places if site.is_main), places[0].id if places else None)
        for site in places:
            if site.is_main != (site.id == chosen_id):
                site.is_main = site.id == chosen_id
                work.save(site)


def _present(client_id: int) -> list[Site]:
    chosen = Site.select().where((Site.client == client_id) & Site.archived_at.is_null())
    return list(chosen.order_by(Site.position, Site.id))
