"""Every word that a window says to an eye, to a pointer that rests, or to a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def words_in_view(window: QWidget) -> list[str]:
    """Texts, lists row by row, fields, tips, names for screen readers, the title; and all commands, as a menu shows."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    words = [word for widget in (window, *shown) for word in _words_of(widget)]
    for action in window.findChildren(QAction):
        words += [action.text(), action.toolTip(), action.statusTip(), action.whatsThis()]
    return [word for word in words if word]


def _words_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    spoken = QAccessible.queryAccessibleInterface(widget)
    if spoken is not None:
        yield from (spoken.text(kind) for kind in _SPOKEN)
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield from (widget.text(), widget.placeholderText())
            if widget.completer() is not None:
                yield from _words_of_model(widget.completer().model())
        case QPlainTextEdit() | QTextEdit():
            yield from (widget.toPlainText(), widget.placeholderText())
        case QComboBox():
            yield from _words_of_model(widget.model())
        case QAbstractItemView() if widget.model() is not None:
            yield from _words_of_model(widget.model())


def _words_of_model(model: QAbstractItemModel) -> Iterator[str]:
    nowhere = QModelIndex()
    while model.canFetchMore(nowhere):
        model.fetchMore(nowhere)
    # Qt keeps the one column of a list to itself.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(nowhere)
    for row in range(model.rowCount(nowhere)):
        for column in range(columns):
            index = model.index(row, column, nowhere)
            yield from (str(model.data(index, role) or "") for role in _ROLES)
