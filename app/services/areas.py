"""Writes about what lies and stands at an address: rooms, stairs, rugs and upholstery, and the marks on them."""

from __future__ import annotations

from dataclasses import asdict, replace

from app.clock import Clock
from app.errors import ValidationError
from app.models.clients import Area, AreaMark
from app.rules.job_vocabulary import AREA_KINDS, MARK_OUTCOMES
from app.services.client_lookup import refuse_older, stored_line, stored_site
from app.services.drafts import AreaDraft
from app.services.field_checks import check_length, check_words
from app.services.place_drafts import MarkDraft
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

LONGEST_NAME = 200
_MOST_MARKS = 100


class AreaService:
    """Adds and changes rooms, pieces and their marks; every method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def add(self, site_id: int, draft: AreaDraft) -> int:
        """A room, stair, rug or piece of upholstery at an address."""
        site = stored_site(site_id)
        _check_area(draft)
        with self._units(_("New room {name}").format(name=draft.name)) as work:
            fields = {field: value for field, value in asdict(draft).items() if field != "marks"}
            area = Area(site=site.id, position=Area.select().where(Area.site == site.id).count(), **fields)
            work.save(area)
            for mark in draft.marks:
                self._note(work, area.id, MarkDraft(mark))
            work.changed("client", [site.client_id])
            return int(area.id)

    def change(self, area_id: int, version: int | None, draft: AreaDraft, site_id: int | None = None) -> None:
        """Put a room or piece right; marks that are no longer named are taken off, new ones are noted today.

        With another `site_id` it moves to that address. Raises ConflictError when another desk was faster.
        """
        area = _area(area_id)
        _check_area(draft)
        refuse_older(area, version, area.name)
        place = stored_site(site_id if site_id is not None else area.site_id)
        with self._units(_("Change room {name}").format(name=area.name)) as work:
            for field, value in asdict(draft).items():
                if field != "marks":
                    setattr(area, field, value)
            area.site_id = place.id
            work.save(area)
            left = list(draft.marks)
            for mark in _present_marks(area_id):
                if mark.what in left:
                    left.remove(mark.what)
                else:
                    mark.archived_at = work.now
                    work.save(mark)
            for what in left:
                self._note(work, area_id, MarkDraft(what))
            work.changed("client", [place.client_id])

    def archive(self, area_id: int) -> None:
        """Take a room or piece off the card; undo brings it back."""
        area = Area.get_or_none(Area.id == area_id)
        if area is None:
            return
        with self._units(_("Remove room {name}").format(name=area.name)) as work:
            area.archived_at = work.now
            work.save(area)
            work.changed("client", [stored_site(area.site_id).client_id])

    def add_mark(self, area_id: int, draft: MarkDraft) -> int:
        """A stain or other mark, noted today."""
        area = _area(area_id)
        _check_mark(draft)
        with self._units(_("New mark in {name}").format(name=area.name)) as work:
            mark = self._note(work, area_id, draft)
            work.changed("client", [stored_site(area.site_id).client_id])
            return int(mark.id)

    def change_mark(self, mark_id: int, version: int | None, draft: MarkDraft) -> None:
        """Say better what a mark is, and what became of it; ConflictError when another desk was faster."""
        mark = stored_line(AreaMark, mark_id, _("This mark is no longer there; nothing was changed."))
        _check_mark(draft)
        refuse_older(mark, version, mark.what)
        area = _area(mark.area_id)
        with self._units(_("Change mark {what}").format(what=mark.what)) as work:
            for field, value in asdict(draft).items():
                setattr(mark, field, value)
            work.save(mark)
            work.changed("client", [stored_site(area.site_id).client_id])

    def archive_mark(self, mark_id: int) -> None:
        """Take a mark off the card; undo brings it back."""
        mark = AreaMark.get_or_none(AreaMark.id == mark_id)
        if mark is None:
            return
        area = _area(mark.area_id)
        with self._units(_("Remove mark {what}").format(what=mark.what)) as work:
            mark.archived_at = work.now
            work.save(mark)
            work.changed("client", [stored_site(area.site_id).client_id])

    def _note(self, work: UnitOfWork, area_id: int, draft: MarkDraft) -> AreaMark:
        fields = asdict(replace(draft, what=draft.what.strip()))
        mark = AreaMark(area=area_id, noted_on=self._clock.today(), **fields)
        work.save(mark)
        return mark


def _area(area_id: int) -> Area:
    return stored_line(Area, area_id, _("This room is no longer there; nothing was changed."))


def _present_marks(area_id: int) -> list[AreaMark]:
    known = (AreaMark.area == area_id) & AreaMark.archived_at.is_null()
    return list(AreaMark.select().where(known).order_by(AreaMark.id))


def _check_area(draft: AreaDraft) -> None:
    check_words(draft.name, _("Name the room or piece first; nothing was changed."), "name")
    for name in ("name", "fibre", "construction", "condition"):
        check_length(getattr(draft, name), LONGEST_NAME, name)
    if draft.kind not in AREA_KINDS:
        raise ValidationError(_("Choose room, stairs, rug or upholstery from the list."), "kind")
    if len(draft.marks) > _MOST_MARKS:
        raise ValidationError(
            _("{count} marks are more than one room holds; keep the worst and save again.").format(
                count=len(draft.marks)
            ),
            "marks",
        )
    for mark in draft.marks:
        check_length(mark, LONGEST_NAME, "marks")


def _check_mark(draft: MarkDraft) -> None:
    check_words(draft.what, _("Say what the mark is and where first; nothing was changed."), "what")
    check_length(draft.what, LONGEST_NAME, "what")
    check_length(draft.stain, LONGEST_NAME, "stain")
    if draft.outcome and draft.outcome not in MARK_OUTCOMES:
        raise ValidationError(_("Choose what became of the mark from the list."), "outcome")
