"""What every window is held to: no mnemonic twice, no control without a name, no target below 24 px.

Use them in the tests of a screen: `assert faults_of(window) == []`. Show the window first.
"""

from __future__ import annotations

import re
from collections import defaultdict

from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

SMALLEST_TARGET = 24
_CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
_PARTS_OF_QT = re.compile(r"^(qt_|QtPrivate|ScrollLeftButton|ScrollRightButton)")


def faults_of(window: QWidget) -> list[str]:
    """Everything wrong with what is visible in a window, each fault in one line."""
    return [*duplicate_mnemonics(window), *unnamed_controls(window), *small_targets(window)]


def duplicate_mnemonics(window: QWidget) -> list[str]:
    """Letters that two visible labels, buttons, tabs or menus of the window answer to."""
    texts: dict[str, list[str]] = defaultdict(list)
    for text in _texts_with_mnemonics(window):
        letter = QKeySequence.mnemonic(text).toString()
        if letter:
            texts[letter].append(text)
    return [f"{letter} is used by {', '.join(found)}" for letter, found in sorted(texts.items()) if len(found) > 1]


def unnamed_controls(window: QWidget) -> list[str]:
    """Visible controls that a screen reader would call nothing."""
    return [f"{_place_of(widget)} has no name" for widget in _controls(window) if not _name_of(widget)]


def small_targets(window: QWidget) -> list[str]:
    """Visible controls that are hard to hit."""
    faults = []
    for widget in _controls(window):
        if isinstance(widget, QAbstractItemView):
            continue
        if min(widget.width(), widget.height()) < SMALLEST_TARGET:
            faults.append(f"{_place_of(widget)} is {widget.width()} by {widget.height()} px")
    return faults


def _controls(window: QWidget) -> list[QWidget]:
    found = []
    for widget in window.findChildren(QWidget):
        is_part = isinstance(widget, QScrollBar) or isinstance(widget.parent(), QAbstractSpinBox | QComboBox)
        is_part = is_part or bool(_PARTS_OF_QT.match(widget.objectName()))
        if isinstance(widget, _CONTROLS) and widget.isVisible() and not is_part:
            found.append(widget)
    return found


def _name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else interface.text(QAccessible.Text.Name).strip()


def _place_of(widget: QWidget) -> str:
    parent = widget.parent()
    inside = f" in {type(parent).__name__}" if parent is not None else ""
    return f"{type(widget).__name__} {widget.objectName()}".strip() + inside


def _texts_with_mnemonics(window: QWidget) -> list[str]:
    texts = []
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QMenuBar):
            texts += [action.text() for action in widget.actions() if action.isVisible()]
        elif not widget.isVisible():
            continue
        elif isinstance(widget, QAbstractButton):
            texts.append(widget.text())
        elif isinstance(widget, QLabel):
            texts += [widget.text()] if widget.buddy() is not None else []
        elif isinstance(widget, QGroupBox):
            texts.append(widget.title())
        elif isinstance(widget, QTabBar):
            texts += [widget.tabText(number) for number in range(widget.count())]
    return texts
