"""The list of what must never happen here: insults and carelessness we recall, and do the opposite of (S3.12)."""

from __future__ import annotations

from app.errors import NotFoundError
from app.models.rewards import NeverHereItem
from app.services.field_checks import check_length, check_words
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork

LONGEST_ITEM = 120  # it has to fit one line of the sheet


class NeverHereService:
    """Adds to the list, mends it, and says what stands on the job sheet."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def add(self, what: str, *, is_on_sheet: bool = True) -> int:
        """One thing more that must never happen here."""
        _check(what)
        with self._units(_("Never here: {what}").format(what=what.strip())) as work:
            item = NeverHereItem(
                what=what.strip(), is_on_sheet=is_on_sheet, noted_by_id=work.person_id, noted_at=work.now
            )
            work.save(item)
            return int(item.id)

    def change(self, item_id: int, what: str, *, is_on_sheet: bool) -> None:
        """Other words, or on and off the sheet."""
        _check(what)
        item = _item(item_id)
        with self._units(_("Change “{what}”").format(what=item.what)) as work:
            item.what, item.is_on_sheet = what.strip(), is_on_sheet
            work.save(item)

    def archive(self, item_id: int) -> None:
        """Take it off the list; undo brings it back."""
        item = _item(item_id)
        with self._units(_("Remove “{what}”").format(what=item.what)) as work:
            item.archived_at = work.now
            work.save(item)


def _check(what: str) -> None:
    check_words(what, _("Write down what must never happen here; nothing was saved."), "what")
    check_length(what, LONGEST_ITEM, "what")


def _item(item_id: int) -> NeverHereItem:
    item = NeverHereItem.get_or_none(NeverHereItem.id == item_id)
    if item is None:
        raise NotFoundError(_("This is no longer on the list; nothing was changed."))
    return item
