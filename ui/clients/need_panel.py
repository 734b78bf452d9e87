"""What a client needs by a day: a party, a move, a baby; noted, met or taken away where it stands (S3.15)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from app.queries.client_rows import ClientDetails
from app.queries.needs import NeedRow, list_needs_of_client
from app.services.needs import LONGEST_NEED
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.firm_formats import FirmFormats
from ui.schedule.days_and_times import day_in, to_qdate
from ui.widgets.date_edits import DateEdit
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

_USUALLY_AWAY = timedelta(days=7)


class NeedForm(InlineForm):
    """What and by which day; one that is noted can be met, with a word on how."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._formats = formats
        self.add_text("words", _("What is c&oming up, in their words"), limit=LONGEST_NEED)
        self._day_edit = DateEdit(to_qdate(formats.today()))
        self.add_field("need_by_on", Field(_("They need it b&y"), self._day_edit))
        self.met_box = QCheckBox(_("It was taken ca&re of"))
        self.add_widget(self.met_box)
        self.add_text("answer", _("Ho&w"), limit=LONGEST_NEED)
        self.met_box.toggled.connect(self._show_kind)

    def fill(self, need: NeedRow | None) -> None:
        """Show what is noted, or an empty form for a week from now."""
        self.set_text("words", "" if need is None else need.words)
        day = self._formats.today() + _USUALLY_AWAY if need is None else need.need_by_on
        self._day_edit.setDate(to_qdate(day))
        self.set_text("answer", "")
        self.met_box.setChecked(False)
        self.met_box.setVisible(need is not None)
        self._show_kind(is_met=False)

    def save(self, everafter: Everafter, client_id: int, need: NeedRow | None) -> str:
        """Note it, change it or say that it was met; answers with what was done."""
        words, day = self.text("words"), day_in(self._day_edit)
        if need is None:
            everafter.needs.note(client_id, words, day)
            return _("Noted: {what}").format(what=words)
        if self.met_box.isChecked():
            everafter.needs.meet(need.id, self.text("answer"))
            return _("Taken care of: {what}").format(what=need.words)
        everafter.needs.change(need.id, words, day)
        return _("Saved: {what}").format(what=words)

    def take(self, values: dict[str, str]) -> None:
        """Put a draft back."""
        super().take(values)
        self._show_kind(is_met=self.met_box.isChecked())

    def _show_kind(self, is_met: bool) -> None:
        self.field("answer").setVisible(is_met)
        for name in ("words", "need_by_on"):
            self.field(name).setVisible(not is_met)


class NeedPanel(EditablePanel):
    """The nearest day first; Add opens an empty form at once."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(
            "needs",
            _("What is coming up"),
            _("A party, a move, a baby: note the day, and Today reminds us."),
            action_text=_("Add"),
            parent=parent,
        )
        self._everafter = everafter
        self._formats = formats
        self._details: ClientDetails | None = None
        self._needs: list[NeedRow] = []

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._details is None or self._details.id != details.id)
        self._details = details
        self._needs = list_needs_of_client(details.id, self._formats.today())
        self.lines.show_lines([self._line(need) for need in self._needs])

    def toggle_editing(self) -> None:
        """Offer pencils, and an empty form ready for the next need."""
        super().toggle_editing()
        if self.is_editing:
            self._start(None)

    def meet(self, need_id: int) -> None:
        """Ask how this need was met; Enter saves it."""
        need = next((each for each in self._needs if each.id == need_id), None)
        if need is None:
            return
        self._start(need)
        form = self.open_form
        if isinstance(form, NeedForm):
            form.met_box.setChecked(True)
            form.field("answer").editor.setFocus()
            self.form_opened.emit(form)

    def _line(self, need: NeedRow) -> Line:
        day = self._formats.day(need.need_by_on)
        words = _("It was needed by {day}. Was it taken care of?") if need.is_late else _("by {day}")
        icon = "triangle-alert" if need.is_late else "calendar-clock"
        return Line(f"need:{need.id}", icon, need.words, words.format(day=day))

    def _resting_verb(self) -> str:
        return _("Add")

    def _open(self, key: str) -> None:
        number = key.partition(":")[2]
        self._start(next((need for need in self._needs if str(need.id) == number), None))

    def _start(self, need: NeedRow | None) -> None:
        details, everafter = self._details, self._everafter
        if details is None:
            return
        form = self.form_of(NeedForm, lambda: NeedForm(self._formats))
        form.fill(need)

        def forget() -> str:
            if need is not None:
                everafter.needs.archive(need.id)
            return _("“{what}” is off the card").format(what=form.text("words"))

        self.start_form(
            form,
            _("What is coming up, and when") if need is None else _("“{what}”").format(what=need.words),
            lambda _version: form.save(everafter, details.id, need),
            what="new:need" if need is None else f"need:{need.id}",
            remove=None if need is None else forget,
        )
