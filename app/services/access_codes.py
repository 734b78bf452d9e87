"""Writes codes that open something at an address; showing one to the person at this desk is itself written down."""

from __future__ import annotations

from dataclasses import asdict

from app.clock import Clock
from app.models.clients import AccessCode
from app.services.client_lookup import refuse_older, stored_line, stored_site
from app.services.client_summary import describe_place
from app.services.field_checks import check_length, check_words
from app.services.place_drafts import AccessCodeDraft
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork

LONGEST_CODE = 200


class AccessCodeService:
    """Keeps codes; no name of an act, no error and no log line ever holds one."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def add(self, site_id: int, draft: AccessCodeDraft) -> int:
        """Another code at an address."""
        site = stored_site(site_id)
        _check(draft)
        check_words(draft.code, _("Type the code first; nothing was kept."), "code")
        with self._units(_("New access code at {place}").format(place=describe_place(site))) as work:
            row = AccessCode(site=site_id, **asdict(draft))
            work.save(row)
            work.changed("client", [site.client_id])
            return int(row.id)

    def change(self, code_id: int, version: int | None, draft: AccessCodeDraft) -> None:
        """Another code, or what it opens; an empty code stays as it is. ConflictError when another desk was faster."""
        _check(draft)
        row = _stored(code_id)
        refuse_older(row, version, row.opens)
        with self._units(_("Change access code: {opens}").format(opens=row.opens)) as work:
            row.opens, row.may_print = draft.opens, draft.may_print
            if draft.code.strip():
                row.code = draft.code
            work.save(row)
            work.changed("client", [stored_site(row.site_id).client_id])

    def archive(self, code_id: int) -> None:
        """Take a code off the card; undo brings it back."""
        row = AccessCode.get_or_none(AccessCode.id == code_id)
        if row is None:
            return
        with self._units(_("Remove access code: {opens}").format(opens=row.opens)) as work:
            row.archived_at = work.now
            work.save(row)
            work.changed("client", [stored_site(row.site_id).client_id])

    def reveal(self, code_id: int) -> str:
        """The code itself; who looked and when is kept for good, and no undo takes that away."""
        row = _stored(code_id)
        with self._units(_("Look at access code: {opens}").format(opens=row.opens), is_undoable=False) as work:
            work.reveal(row)
            work.changed("access_code", [row.id])
        return row.code


def _stored(code_id: int) -> AccessCode:
    gone = _("This access code is no longer there; nothing was changed.")
    return stored_line(AccessCode, code_id, gone)


def _check(draft: AccessCodeDraft) -> None:
    check_words(draft.opens, _("Say what the code opens first, such as the gate; nothing was kept."), "opens")
    check_length(draft.opens, LONGEST_CODE, "opens")
    check_length(draft.code, LONGEST_CODE, "code")
