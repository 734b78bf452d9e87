"""The table of the map step: Enter, Space, F2 or a click on a row chooses its column from a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.translations import gettext as _
from ui.import_wizard.field_words import field_words
from ui.import_wizard.mapping_model import (
    ROW_ROLE,
    MapColumn,
    MappingModel,
    MapRow,
    choices_of_columns,
    choices_of_fields,
)
from ui.theme.appearance import sized, tokens
from ui.theme.fonts import TextRole, font
from ui.theme.icons import paint_icon
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.elided_combo import ElidedCombo
from ui.widgets.painting import chip_height, paint_chip
from ui.widgets.tables import TableView

_CHEVRON = 14
_MARK_WIDTH = 132
_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_F4})


class MappingTable(TableView):
    """`exchanged` and `given` tell a choice; `confirmed` says that an unsure row is right as it is."""

    exchanged = Signal(str, object, object)  # our field, the column before and now (None: none)
    given = Signal(int, str)  # a column and its field
    confirmed = Signal(int)

    def __init__(self, model: MappingModel, parent: QWidget | None = None) -> None:
        super().__init__(_("Which column is which"), parent, compact=True)
        self.setObjectName("import.map")
        self._model = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(_RowDelegate(self._choose, self))
        self._set_widths()
        self.clicked.connect(self._on_clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space and F2 open the list of a row, Ctrl+Space says that it is right."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self._model.row_at(self.currentIndex().row())
        is_alt_down = event.key() == Qt.Key.Key_Down and held == Qt.KeyboardModifier.AltModifier
        if (event.key() in _OPENING_KEYS and not held) or is_alt_down:
            self.open_choice()
        elif event.key() == Qt.Key.Key_Space and held == Qt.KeyboardModifier.ControlModifier and row is not None:
            if row.index is not None:
                self.confirmed.emit(row.index)
        else:
            super().keyPressEvent(event)

    def open_choice(self) -> None:
        """Open the list of the row that has the focus."""
        row = self._model.row_at(self.currentIndex().row())
        if row is not None and row.editable is not None:
            self.edit(self._model.index(self.currentIndex().row(), row.editable))

    def go_to(self, place: int) -> None:
        """Put the focus on a row."""
        row = self._model.row_at(place)
        column = row.editable if row is not None and row.editable is not None else MapColumn.FIELD
        self.setCurrentIndex(self._model.index(place, column))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_first(self) -> None:
        """The first row that can be chosen."""
        for place in range(self._model.rowCount()):
            row = self._model.row_at(place)
            if row is not None and not row.heading:
                self.setCurrentIndex(self._model.index(place, MapColumn.COLUMN))
                self.scrollToTop()
                return

    def span_headings(self) -> None:
        """Headings go across; called when the rows are new."""
        self.clearSpans()
        for place in range(self._model.rowCount()):
            row = self._model.row_at(place)
            if row is not None and row.heading:
                self.setSpan(place, 0, 1, len(MapColumn))

    def _set_widths(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(MapColumn.FIELD, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(MapColumn.COLUMN, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(MapColumn.VALUES, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(MapColumn.MARK, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(MapColumn.MARK, sized(_MARK_WIDTH))

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._model.row_at(index.row())
        if row is not None and index.column() == row.editable:
            self.edit(index)

    def _choose(self, row: MapRow, chosen: Any) -> None:
        if row.is_left_over:
            assert row.index is not None
            self.given.emit(row.index, chosen)
        else:
            self.exchanged.emit(row.target, row.index, chosen)


class _RowDelegate(QStyledItemDelegate):
    """Paints a chevron where something can be chosen, a chip where somebody should look, and opens the list."""

    def __init__(self, choose: Callable[[MapRow, Any], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._take = choose

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Headings are strong, what is none is quiet."""
        super().initStyleOption(option, index)
        row = index.data(ROW_ROLE)
        if row.heading:
            option.font = font(TextRole.CAPTION)
        elif index.column() == MapColumn.FIELD and not row.is_left_over:
            option.font = font(TextRole.BODY_MEDIUM)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The cell, and what belongs into it beside its words."""
        row = index.data(ROW_ROLE)
        if index.column() == row.editable:
            shorter = QStyleOptionViewItem(option)
            super().paint(painter, shorter, index)
            area = option.rect
            side = sized(_CHEVRON)
            left = area.right() - side - Space.S
            paint_icon(painter, "chevron-down", tokens().text_tertiary, left, area.center().y() - side / 2 + 1, side)
            return
        super().paint(painter, option, index)
        model = index.model()
        if index.column() == MapColumn.MARK and isinstance(model, MappingModel):
            words = model.mark(row)
            if words:
                top = option.rect.top() + (option.rect.height() - chip_height()) / 2
                paint_chip(painter, option.rect.left() + Space.S, top, words, Tone.SOON, "scan-eye")

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A list that is open at once."""
        row: MapRow = index.data(ROW_ROLE)
        model = index.model()
        assert isinstance(model, MappingModel)
        assert model.choices is not None
        entries: Sequence[tuple[Any, str]] = (
            choices_of_fields(model.choices) if row.is_left_over else choices_of_columns(model.choices)
        )
        combo = ElidedCombo(parent)
        combo.setObjectName("import.map.choice")
        words = _("Field for {column}").format(column=model.column_words(row))
        if not row.is_left_over:
            words = _("Column for {field}").format(field=field_words(row.target))
        combo.setAccessibleName(words)
        combo.view().setAccessibleName(words)
        present = row.target if row.is_left_over else row.index
        for value, words in entries:
            combo.addItem(words, value)
        combo.setCurrentIndex(next((place for place, (value, _w) in enumerate(entries) if value == present), 0))
        combo.activated.connect(lambda _place: self._finish(combo, row))
        QTimer.singleShot(0, combo, combo.showPopup)
        return combo

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """As high as a list is elsewhere, over the middle of the row."""
        area = option.rect
        height = max(area.height(), editor.sizeHint().height())
        editor.setGeometry(area.left(), area.center().y() - height // 2, area.width(), height)

    def setEditorData(self, _editor: QWidget, _index: QModelIndex | QPersistentModelIndex) -> None:
        """It is filled when it is made."""

    def setModelData(self, _editor: QWidget, _model: Any, _index: QModelIndex | QPersistentModelIndex) -> None:
        """What is chosen is told at once, and only once."""

    def _finish(self, combo: QComboBox, row: MapRow) -> None:
        combo.hidePopup()
        self.closeEditor.emit(combo, QStyledItemDelegate.EndEditHint.NoHint)
        self._take(row, combo.currentData())
