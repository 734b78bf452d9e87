"""What can be done with the sentence in hand: put a field into it, move it, take it away, say ours again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.rules.paper_texts import PaperField
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.chip_row import ChipRow
from ui.widgets.labels import ElidedLabel

_MOST_CHIPS = 3


class SentenceBar(QFrame):
    """Acts on whichever sentence had the caret last; a click leaves the caret where it is."""

    field_chosen = Signal(str)
    add_requested = Signal()
    move_requested = Signal(int)
    remove_requested = Signal()
    ours_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "card-sunken")
        self.setAccessibleName(_("The sentence in hand"))
        self._title_label = ElidedLabel("", TextRole.SECONDARY_STRONG)
        self._menu = QMenu(self)
        self._menu.setObjectName("words.fields")
        self._chips: list[Button] = []
        self._insert_button = _link(_("A&ll fields …"))
        self._insert_button.clicked.connect(self._open_menu)
        self._add_button = _link(_("&Another"))
        self._up_button = _link(_("&Up"))
        self._down_button = _link(_("&Down"))
        self._remove_button = _link(_("&Remove"))
        self._ours_button = _link(_("Our &words again"))
        self._name_buttons()
        self._add_button.clicked.connect(self.add_requested)
        self._up_button.clicked.connect(lambda: self.move_requested.emit(-1))
        self._down_button.clicked.connect(lambda: self.move_requested.emit(1))
        self._remove_button.clicked.connect(self.remove_requested)
        self._ours_button.clicked.connect(self.ours_requested)
        self._fields_row = _breaking_row()
        acts = _breaking_row()
        for button in (
            self._add_button, self._up_button, self._down_button, self._remove_button, self._ours_button,
        ):  # fmt: skip
            _row_of(acts).addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        column.addWidget(self._title_label)
        column.addWidget(self._fields_row)
        column.addWidget(acts)

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """Everything here that can be pressed, in reading order."""
        acts = (self._add_button, self._up_button, self._down_button, self._remove_button, self._ours_button)
        return (*self._chips, self._insert_button, *acts)

    def show_sentence(
        self, title: str, place: int, count: int, fields: Sequence[PaperField], first: Sequence[str], *, is_own: bool
    ) -> None:
        """Say which sentence is in hand; `first` are the fields that it is likeliest to need, which stand at hand."""
        self._title_label.setText(title)
        self._up_button.setEnabled(place > 0)
        self._down_button.setEnabled(place < count - 1)
        self._remove_button.setEnabled(count > 1)
        self._ours_button.setEnabled(is_own)
        ranked = sorted(fields, key=lambda field: first.index(field.name) if field.name in first else len(first))
        self._show_chips(ranked[:_MOST_CHIPS])
        self._menu.clear()
        for field in fields:
            action = QAction(f"{field.label.replace('&', '&&')}: {field.meaning}\t{field.example}", self._menu)
            action.setObjectName(f"menu.{field.name}")
            action.triggered.connect(partial(self._choose, field.name))
            self._menu.addAction(action)

    def _show_chips(self, fields: Sequence[PaperField]) -> None:
        if [chip.objectName() for chip in self._chips] == [f"field.{field.name}" for field in fields]:
            return
        row = _row_of(self._fields_row)
        for chip in self._chips:
            row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        row.removeWidget(self._insert_button)
        self._chips = []
        for field in fields:
            chip = Button(field.label.replace("&", "&&"), keep_caret=True)
            chip.setProperty("variant", "field")
            chip.setObjectName(f"field.{field.name}")
            chip.setAccessibleName(_("Insert {field}").format(field=field.label))
            chip.setToolTip(_("{meaning}, such as {example}").format(meaning=field.meaning, example=field.example))
            chip.clicked.connect(partial(self._choose, field.name))
            row.addWidget(chip)
            self._chips.append(chip)
        row.addWidget(self._insert_button)

    def _open_menu(self) -> None:
        """All fields with their meaning; the arrows choose, Enter inserts, Esc leaves."""
        above = QPoint(0, -self._menu.sizeHint().height())
        self._menu.popup(self._insert_button.mapToGlobal(above))
        if self._menu.actions():
            self._menu.setActiveAction(self._menu.actions()[0])

    def _choose(self, name: str, *_checked: bool) -> None:
        self.field_chosen.emit(name)

    def _name_buttons(self) -> None:
        for button, name, words in (
            (self._insert_button, "words.insert", _("Insert a field that is filled in for each client")),
            (self._add_button, "words.add", _("Add another sentence below")),
            (self._up_button, "words.up", _("Move the sentence up")),
            (self._down_button, "words.down", _("Move the sentence down")),
            (self._remove_button, "words.remove", _("Remove the sentence")),
            (self._ours_button, "words.ours", _("Use our words again for this text")),
        ):
            button.setObjectName(name)
            button.setAccessibleName(words)


def _link(text: str) -> Button:
    """A quiet verb that leaves the caret where it is."""
    return Button(text, ButtonVariant.LINK, keep_caret=True)


def _breaking_row() -> QWidget:
    """A row whose buttons stand in a second line where they do not fit in one."""
    widget = QWidget()
    ChipRow(widget, gap=Space.XS)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget


def _row_of(widget: QWidget) -> ChipRow:
    row = widget.layout()
    assert isinstance(row, ChipRow)
    return row
