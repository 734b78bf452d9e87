"""Two clients side by side: what belongs to each, and for each field that differs which value stays."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from app.queries.client_pairs import PairFieldRow, PairRow, SideRow
from app.rules.merge_fields import field_word
from app.translations import gettext as _
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel, TextTone


class PairView(QWidget):
    """Built anew for each pair; `from_right` says which fields take the value at the right."""

    def __init__(self, pair: PairRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: dict[str, QButtonGroup] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.XL)
        self._grid.setVerticalSpacing(Space.S)
        for column, stretch in enumerate((1, 2, 2)):
            self._grid.setColumnStretch(column, stretch)
        self._line(_("Stays"), _name(pair.left), _name(pair.right), TextRole.HEADING)
        for row in pair.fields:
            self._field(row)
        for words, left, right in _parts(pair.left, pair.right):
            self._line(words, left, right)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    @property
    def from_right(self) -> frozenset[str]:
        """The fields whose value at the right stays."""
        return frozenset(key for key, group in self._groups.items() if group.checkedId() == 1)

    def choose(self, key: str, *, is_right: bool) -> None:
        """Let the value at one side stay, as if its circle had been clicked."""
        self._groups[key].button(int(is_right)).setChecked(True)

    def choose_again(self, keys: Iterable[str]) -> None:
        """What had been chosen before the pair was read anew, as far as it is still a choice."""
        for key in keys:
            if key in self._groups:
                self.choose(key, is_right=True)

    def first_choice(self) -> QWidget | None:
        """Where the keyboard begins."""
        return next((group.button(0) for group in self._groups.values()), None)

    def _field(self, row: PairFieldRow) -> None:
        if not row.is_choice:
            stays = row.left or row.right
            self._line(field_word(row.key), stays, "" if row.left else row.right)
            return
        group = QButtonGroup(self)
        place = self._grid.rowCount()
        self._grid.addWidget(self._label(field_word(row.key)), place, 0)
        for side, value in enumerate((row.left, row.right)):
            button = QRadioButton(value.replace("&", "&&"))
            button.setAccessibleName(f"{field_word(row.key)}: {value}")
            button.setToolTip(value)
            group.addButton(button, side)
            self._grid.addWidget(button, place, 1 + side)
        group.button(0).setChecked(True)
        self._groups[row.key] = group

    def _line(self, words: str, left: str, right: str, role: TextRole = TextRole.BODY) -> None:
        place = self._grid.rowCount()
        self._grid.addWidget(self._label(words), place, 0)
        for side, value in enumerate((left, right)):
            self._grid.addWidget(TextLabel(value, role, wrap=True), place, 1 + side)

    @staticmethod
    def _label(words: str) -> TextLabel:
        return TextLabel(words, TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)


def _name(side: SideRow) -> str:
    return _("{name} (client {number})").format(name=side.name, number=side.number)


def _parts(left: SideRow, right: SideRow) -> list[tuple[str, str, str]]:
    return [
        (_("Reach them"), "\n".join(left.reach), "\n".join(right.reach)),
        (_("Addresses"), "\n".join(left.places), "\n".join(right.places)),
        (_("Work"), " · ".join(left.work), " · ".join(right.work)),
        (_("Remember"), "\n".join(left.facts), "\n".join(right.facts)),
    ]
