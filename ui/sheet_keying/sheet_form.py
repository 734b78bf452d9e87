"""The whole sheet on the screen: parts 1 to 6 in the order of the paper; Enter walks through them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.errors import EverafterError, ValidationError
from app.queries.sheet_keying import SheetDetails
from app.services.drafts import FinishDraft
from app.services.sheet_bill import SheetBill
from ui.firm_formats import FirmFormats
from ui.sheet_keying.answer_part import AnswerPart, WordsPart
from ui.sheet_keying.found_part import FoundPart
from ui.sheet_keying.next_visit import NextVisit
from ui.sheet_keying.paid_part import PaidPart
from ui.sheet_keying.rooms_part import RoomsPart
from ui.sheet_keying.sheet_part import SheetPart
from ui.sheet_keying.time_part import TimePart
from ui.theme.tokens import Space
from ui.widgets.cards import Rule
from ui.widgets.labels import TextLabel
from ui.widgets.sounds_like import ANSWERS

BillOf = Callable[[FinishDraft], SheetBill]


class SheetForm(QWidget):
    """Shows a sheet, gives its draft, and says under which field something has to be mended."""

    changed = Signal()
    section_lit = Signal(int)  # the number at hand; 0 for none
    save_requested = Signal()

    def __init__(self, formats: FirmFormats, bill_of: BillOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "page")
        self._bill_of = bill_of
        self._is_filling = False
        self.rooms = RoomsPart(formats)
        self.found = FoundPart()
        self.time = TimePart(formats)
        self.answer = AnswerPart()
        self.words = WordsPart()
        self.paid = PaidPart(formats)
        self.next_visit = NextVisit(formats)
        self.parts: tuple[SheetPart, ...] = (
            self.rooms, self.found, self.time, self.answer, self.words, self.paid,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.M, 0)
        column.setSpacing(Space.M)
        for number, part in enumerate(self.parts):
            if number:
                column.addWidget(Rule())
            column.addWidget(part)
            part.changed.connect(self._on_changed)
        column.addWidget(Rule())
        column.addWidget(self.next_visit)
        column.addStretch(1)
        self.next_visit.changed.connect(self._on_changed)
        self.rooms.price_changed.connect(self._show_bill)
        self.time.price_changed.connect(self._show_bill)
        self.answer.answered.connect(self._go_to_words)
        self.answer.choice.choice_made.connect(self.words.ask)
        self.words.sounds.confirmed.connect(self._on_heard)
        self.paid.paid.connect(self._go_to_amount)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def show_sheet(self, sheet: SheetDetails) -> None:
        """Everything planned, or what the sheet said when it was keyed in."""
        self._is_filling = True
        self.rooms.show_rooms(sheet.rooms, is_keyed=sheet.keyed_at is not None)
        self.found.show_sheet(sheet)
        self.time.show_sheet(sheet)
        self.answer.choose(sheet.answer)
        self.words.show_sheet(sheet)
        self.words.ask(sheet.answer)
        self.words.message.clear_error()
        self.paid.show_sheet(sheet)
        self.next_visit.show_sheet(sheet)
        self._is_filling = False
        self._show_bill()

    def draft(self) -> FinishDraft:
        """What was keyed in; raises ValidationError naming the field that has to be mended."""
        return FinishDraft(
            arrived_at=self.time.arrived_at(),
            left_at=self.time.left_at(),
            findings=self.found.drafts(),
            products=self.time.text("products"),
            method=self.time.text("method"),
            dry_by_at=self.time.dry_by_at(),
            extra_work=self.time.text("extra_work"),
            extra_minor=self.time.extra_minor(),
            extra_ok=self.time.text("extra_ok"),
            price_change_ok=self.paid.price_change_ok,
            payments=self.paid.drafts(),
            answer=self.answer.choice.chosen,
            words=self.words.edit.text().strip(),
            feeling=self.words.sounds.heard,
            is_expectation_met=self.words.is_expectation_met,
            next_agreed_on=self.next_visit.agreed_on,
            next_chapter=self.next_visit.chapter,
            promise=self.next_visit.promise,
            promise_by_on=self.next_visit.promise_by_on,
            lines=self.rooms.drafts(is_shown=self.found.is_shown),
        )

    def clear_errors(self) -> None:
        """Take all messages away."""
        self.rooms.set_error("")
        self.time.clear_errors()
        self.words.message.clear_error()
        self.paid.set_error("")
        self.paid.price_ok.set_error("")

    def show_error(self, error: EverafterError) -> bool:
        """Say under its field what to mend and go there; False when no field is meant."""
        self.clear_errors()
        name = error.field if isinstance(error, ValidationError) else ""
        field = self.time.field(name)
        if field is not None:
            field.set_error(str(error))
            _begin(field.editor)
        elif name == "lines":
            self.rooms.set_error(str(error))
            _begin(self.rooms.stops()[-1])
        elif name in ("payments", "billed"):
            self.paid.set_error(str(error))
            _begin(self.paid.took_edit)
        elif name == "price_change_ok":
            self.paid.price_ok.show()
            self.paid.price_ok.set_error(str(error))
            _begin(self.paid.price_ok.editor)
        elif name == "words":
            self.words.message.set_error(str(error))
            _begin(self.words.edit)
        else:
            return False
        return True

    def stops(self) -> list[QWidget]:
        """Where Enter halts, from number 1 to the end."""
        found = [stop for part in self.parts for stop in part.stops()]
        return [stop for stop in (*found, *self.next_visit.stops()) if not stop.isHidden()]

    def begin(self) -> None:
        """The hand goes to number 1."""
        _begin(self.stops()[0])

    def section_at_hand(self) -> int:
        """The number where the keyboard is; 0 outside."""
        focus = QApplication.focusWidget()
        return next((int(part.section) for part in self.parts if focus is not None and part.isAncestorOf(focus)), 0)

    def values(self) -> dict[str, Any]:
        """Everything that was keyed in, to be kept."""
        kept: dict[str, Any] = {"answer": self.answer.choice.chosen}
        for part in (self.rooms, self.found, self.time, self.words, self.paid, self.next_visit):
            kept.update(part.values())
        return kept

    def set_values(self, values: dict[str, Any]) -> None:
        """Bring back what was kept."""
        self._is_filling = True
        for part in (self.rooms, self.found, self.time, self.words, self.paid, self.next_visit):
            part.set_values(values)
        self.answer.choose(str(values.get("answer", "")))
        self._is_filling = False
        self._show_bill()

    def texts(self) -> tuple[str, ...]:
        """The headings in the order they stand on the screen."""
        labels = [label for part in self.parts for label in part.findChildren(TextLabel)]
        return tuple(label.text() for label in labels)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Ctrl+Enter saves."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save_requested.emit()
        else:
            self._go_on(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)

    def _go_on(self, step: int) -> None:
        focus, stops = QApplication.focusWidget(), self.stops()
        at = next(
            (
                number
                for number, stop in enumerate(stops)
                if focus is not None and (stop is focus or stop.isAncestorOf(focus))
            ),
            None,
        )
        if at is None:
            self.focusNextPrevChild(step > 0)
        elif 0 <= at + step < len(stops):
            _begin(stops[at + step])
        elif step > 0:
            self.save_requested.emit()

    def _on_heard(self, feeling: str) -> None:
        """Somebody confirmed how the words sound: the answer says the same."""
        if feeling:
            self.answer.choose(ANSWERS[feeling])
            self.words.ask(ANSWERS[feeling])

    def _go_to_words(self) -> None:
        self.words.ask(self.answer.choice.chosen)
        _begin(self.words.edit)

    def _go_to_amount(self) -> None:
        _begin(self.paid.took_edit)

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.changed.emit()

    def _show_bill(self) -> None:
        if self._is_filling:
            return
        try:
            bill = self._bill_of(
                FinishDraft(
                    lines=self.rooms.drafts(is_shown=False),
                    extra_minor=self.time.extra_minor(),
                )
            )
        except EverafterError:
            return  # half an amount while it is typed; saving says what is wrong with it
        self.paid.show_bill(bill)
        self._on_changed()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.isVisible():
            return
        number = self.section_at_hand()
        for part in self.parts:
            part.light(is_lit=part.section == number)
        self.section_lit.emit(number)


def _begin(stop: QWidget) -> None:
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(stop, QLineEdit):
        stop.selectAll()
