"""Writes the firm's price list: what is offered, for which unit, at which price, in which order."""

from __future__ import annotations

from dataclasses import asdict

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.jobs import PriceItem
from app.queries.firm import VISIT_MINIMUM
from app.rules.job_price import PriceUnit
from app.services.field_checks import check_length, check_money, check_words, chosen_word
from app.services.firm_settings import find_setting, write_setting
from app.services.job_drafts import PriceItemDraft
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork

_LONGEST_NAME = 120
_LONGEST_VISIT_MINUTES = 24 * 60
_MOST_MONTHS = 120


class PriceListService:
    """What the firm offers; jobs keep the prices they were booked at."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def add(self, draft: PriceItemDraft) -> int:
        """A new line at the end of the list."""
        _check(draft)
        with self._units(_("New price: {name}").format(name=draft.name.strip())) as work:
            item = PriceItem(position=PriceItem.select().count(), **_columns(draft))
            work.save(item)
            return int(item.id)

    def change(self, item_id: int, version: int, draft: PriceItemDraft) -> None:
        """Another name, unit or price from now on."""
        item = _item(item_id, version)
        _check(draft)
        with self._units(_("Change the price of {name}").format(name=item.name)) as work:
            for name, value in _columns(draft).items():
                setattr(item, name, value)
            work.save(item)

    def move(self, item_id: int, places: int) -> None:
        """Up (below zero) or down the list by so many places; at either end it stays there."""
        items = list(
            PriceItem.select().where(PriceItem.archived_at.is_null()).order_by(PriceItem.position, PriceItem.id)
        )
        present = next((at for at, item in enumerate(items) if item.id == item_id), None)
        if present is None:
            raise _gone()
        item = items.pop(present)
        items.insert(min(max(0, present + places), len(items)), item)
        with self._units(_("Move {name} in the price list").format(name=item.name)) as work:
            for position, each in enumerate(items):
                each.position = position
                work.save(each)

    def archive(self, item_id: int, version: int) -> None:
        """No longer offered; it stays on the jobs that have it."""
        item = _item(item_id, version)
        with self._units(_("Take {name} off the price list").format(name=item.name)) as work:
            item.archived_at = work.now
            work.save(item)

    def set_visit_minimum(self, amount_minor: int) -> None:
        """What a visit costs at least; 0 for no such rule."""
        check_money(amount_minor, "visit_minimum")
        with self._units(_("Change what a visit costs at least")) as work:
            write_setting(work, find_setting(VISIT_MINIMUM), amount_minor)


def _check(draft: PriceItemDraft) -> None:
    check_words(draft.name, _("Name what is cleaned, such as “Room” or “Sofa”; nothing was saved."), "name")
    check_length(draft.name, _LONGEST_NAME, "name")
    chosen_word(PriceUnit, draft.unit, _("Choose room, area, meter, each or hour."), "unit")
    check_money(draft.price_minor, "price")
    check_money(draft.minimum_minor, "minimum")
    if not 0 <= draft.minutes <= _LONGEST_VISIT_MINUTES:
        raise ValidationError(_("Minutes run from 0 to 1,440, a whole day; mend them and save again."), "minutes")
    if draft.recommended_months is not None and not 1 <= draft.recommended_months <= _MOST_MONTHS:
        raise ValidationError(_("Months run from 1 to 120; leave the field empty for no advice."), "months")


def _columns(draft: PriceItemDraft) -> dict[str, object]:
    return {**asdict(draft), "name": draft.name.strip()}


def _item(item_id: int, version: int) -> PriceItem:
    item = PriceItem.get_or_none((PriceItem.id == item_id) & PriceItem.archived_at.is_null())
    if item is None:
        raise _gone()
    if item.version != version:
        raise ConflictError(_("Somebody else changed this price a moment ago; look at it and save again."))
    return item


def _gone() -> NotFoundError:
    return NotFoundError(_("This price is no longer in the list; nothing was changed."))
