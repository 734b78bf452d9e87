"""What a client was given beyond what they paid for, and giving more of it (S3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.queries.client_rows import ClientDetails
from app.queries.goodwill import GoodwillRow, list_goodwill_of_client
from app.rules.person_names import first_name
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.firm_formats import FirmFormats
from ui.money.goodwill_form import GoodwillForm
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

_SHOWN = 3


class TakeBackForm(InlineForm):
    """One question, whether it was given at all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", save_text=_("Take it back"), parent=parent)

    def open(self, title: str, *, may_remove: bool = False) -> None:
        """There is no field: Enter takes it back, Esc leaves it."""
        super().open(title, may_remove=may_remove)
        self._save_button.setFocus()


class GoodwillPanel(EditablePanel):
    """The newest three; the timeline has them all."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(
            "goodwill",
            _("Goodwill"),
            _("Something small, given at once, without asking."),
            action_text=_("Give"),
            parent=parent,
        )
        self._everafter = everafter
        self._formats = formats
        self._details: ClientDetails | None = None
        self._given: list[GoodwillRow] = []

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._details is None or self._details.id != details.id)
        self._details = details
        self._given = list_goodwill_of_client(details.id, _SHOWN)
        self.lines.show_lines([self._line(row) for row in self._given])

    def toggle_editing(self) -> None:
        """Offer pencils, and an empty form ready for the next kindness."""
        super().toggle_editing()
        if self.is_editing:
            self.give()

    def give(self) -> None:
        """Ask what was given."""
        details, everafter = self._details, self._everafter
        if details is None:
            return
        form = self.form_of(GoodwillForm, lambda: GoodwillForm(self._formats))
        form.begin(everafter.units.person_id)

        def act(_version: int | None) -> str:
            everafter.goodwill.give(details.id, form.draft())
            return _("Given: {what}").format(what=form.text("what"))

        self.start_form(form, _("Give goodwill"), act, what="new:goodwill")

    def _line(self, row: GoodwillRow) -> Line:
        facts = [
            self._formats.money(row.cost_minor) if row.cost_minor else "",
            first_name(row.given_by),
            _("{name} said yes").format(name=first_name(row.approved_by)) if row.approved_by else "",
            self._formats.day(self._formats.day_of(row.given_at)),
        ]
        return Line(f"goodwill:{row.id}", "gift", row.what, " · ".join(fact for fact in facts if fact))

    def _resting_verb(self) -> str:
        return _("Give")

    def _open(self, key: str) -> None:
        number = key.partition(":")[2]
        row = next((each for each in self._given if str(each.id) == number), None)
        if row is None:
            self.give()
            return
        form = self.form_of(TakeBackForm, TakeBackForm)

        def act(_version: int | None) -> str:
            self._everafter.goodwill.take_back(row.id)
            return _("Taken back: {what}").format(what=row.what)

        self.start_form(form, _("“{what}”: was it not given after all?").format(what=row.what), act, what=key)
