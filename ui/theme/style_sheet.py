"""The one style sheet of the application, written from the tokens; `@name` is a token, `@px(n)` grows with the text."""

from __future__ import annotations

import re

from ui.theme.tokens import Tokens

# No rule here sets a font: a style sheet's font silently beats every setFont. No `*` rule either.
# A focus edge is 2 px instead of 1, so it takes 1 px off the padding and 2 px off the height: nothing may jump.

_LABELS = """
QLabel { background: transparent; }
QLabel[tone="secondary"] { color: @text_secondary; }
QLabel[tone="tertiary"] { color: @text_tertiary; }
QLabel[tone="accent"] { color: @accent_soft_text; }
QLabel[tone="late"] { color: @late_soft_text; }
QLabel[tone="soon"] { color: @soon_soft_text; }
QLabel[tone="ok"] { color: @ok_soft_text; }
QLabel[tone="done"] { color: @done_soft_text; }
QLabel[tone="gold"] { color: @gold_soft_text; }
QToolTip { background: @raised; color: @text; border: 1px solid @line_strong; padding: 4px 6px; }
"""

_BUTTONS = """
QPushButton { background: @surface; color: @text; border: 1px solid @line_strong; border-radius: 6px;
  padding: 0 12px; min-height: @px(32)px; }
QPushButton:hover { background: @hover; }
QPushButton:pressed { background: @sunken; }
QPushButton:focus { border: 2px solid @focus; padding: 0 11px; min-height: @px(30)px; }
QPushButton:disabled { background: @sunken; color: @text_tertiary; border-color: @line; }
QPushButton::menu-indicator { image: url(theme:chevron-down.svg); width: 14px; subcontrol-position: right center;
  right: 8px; }
QPushButton[variant="primary"] { background: @accent; color: @on_accent; border: 1px solid @accent; }
QPushButton[variant="primary"]:hover { background: @accent_hover; border-color: @accent_hover; }
QPushButton[variant="danger"] { background: @late; color: @on_late; border: 1px solid @late; }
QPushButton[variant="danger"]:hover { background: @late_soft_text; border-color: @late_soft_text; }
QPushButton[variant="primary"]:focus, QPushButton[variant="danger"]:focus { border-width: 1px; padding: 0 12px;
  min-height: @px(32)px; }
QPushButton[variant="primary"]:disabled, QPushButton[variant="danger"]:disabled { background: @sunken;
  color: @text_tertiary; border-color: @line; }
QPushButton[variant="quiet"] { background: transparent; color: @text_secondary; border-color: transparent; }
QPushButton[variant="quiet"]:hover { background: @hover; color: @text; }
QPushButton[variant="quiet"]:focus { border-color: @focus; }
QPushButton[variant="link"] { background: transparent; color: @accent_soft_text; border: 1px solid transparent;
  border-radius: 4px; padding: 0 4px; min-height: @px(22)px; }
QPushButton[variant="link"]:hover { background: @hover; }
QPushButton[variant="link"]:focus { border: 2px solid @focus; padding: 0 3px; min-height: @px(20)px; }
QPushButton[variant="quiet"]:disabled, QPushButton[variant="link"]:disabled { background: transparent;
  color: @text_tertiary; border-color: transparent; }
QPushButton[variant="icon"] { background: transparent; border: 1px solid transparent; padding: 0;
  min-height: @px(30)px; min-width: @px(30)px; }
QPushButton[variant="icon"]:hover { background: @hover; }
QPushButton[variant="icon"]:focus { border: 2px solid @focus; min-height: @px(28)px; min-width: @px(28)px; }
QPushButton[variant="tab"] { background: transparent; color: @text_secondary; border: 1px solid transparent;
  padding: 0 8px; min-height: @px(26)px; }
QPushButton[variant="tab"]:hover { background: @hover; color: @text; }
QPushButton[variant="tab"]:checked { background: @accent_soft; color: @accent_soft_text; }
QPushButton[variant="tab"]:focus { border: 2px solid @focus; padding: 0 7px; min-height: @px(24)px; }
QPushButton[variant="tab"][tight="true"] { padding: 0 4px; }
QPushButton[variant="tab"][tight="true"]:focus { padding: 0 3px; }
QPushButton[variant="field"] { background: @accent_soft; color: @accent_soft_text; border: 1px solid transparent;
  border-radius: 6px; padding: 0 8px; min-height: @px(22)px; }
QPushButton[variant="field"]:hover { border-color: @accent; }
QPushButton[variant="field"]:focus { border: 2px solid @focus; padding: 0 7px; min-height: @px(20)px; }
QPushButton[variant="choice"]:checked { background: @accent_soft; color: @accent_soft_text; border-color: @accent; }
"""

_FIELDS = """
QLineEdit, QComboBox, QAbstractSpinBox { background: @surface; color: @text; border: 1px solid @field_edge;
  border-radius: 6px; padding: 0 11px; min-height: @px(34)px; selection-background-color: @accent;
  selection-color: @on_accent; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid @focus; padding: 0 10px;
  min-height: @px(32)px; }
QPlainTextEdit, QTextEdit { background: @surface; color: @text; border: 1px solid @field_edge; border-radius: 6px;
  padding: 5px 7px; selection-background-color: @accent; selection-color: @on_accent; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @focus; padding: 4px 6px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {
  background: @sunken; color: @text_tertiary; border-color: @line; }
QLineEdit:read-only { background: @sunken; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QAbstractSpinBox[wrong="true"], QPlainTextEdit[wrong="true"] {
  border-color: @late; }
QAbstractSpinBox { padding-left: 0; padding-right: 22px; }
QAbstractSpinBox:focus { padding-left: 0; padding-right: 21px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 22px; border: none;
  background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; top: 3px; right: 3px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; bottom: 3px; right: 3px; }
QAbstractSpinBox::up-arrow { image: url(theme:chevron-up.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(theme:chevron-down.svg); width: 12px; height: 12px; }
QComboBox::drop-down, QDateEdit::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 26px;
  border: none; background: transparent; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(theme:chevron-down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @raised; color: @text; border: 1px solid @line_strong; outline: none;
  selection-background-color: @selection; selection-color: @text; padding: 4px; }
"""

_TICKS = """
QCheckBox, QRadioButton, QGroupBox { color: @text; background: transparent; }
QCheckBox, QRadioButton { spacing: 8px; min-height: @px(24)px; border: 2px solid transparent; border-radius: 6px; }
QCheckBox:focus, QRadioButton:focus { border-color: @focus; }
QCheckBox:disabled, QRadioButton:disabled { color: @text_tertiary; }
QCheckBox::indicator, QTreeView::indicator, QTableView::indicator { width: 16px; height: 16px; border-radius: 4px;
  border: 1px solid @field_edge; background: @surface; }
QCheckBox::indicator:checked, QTreeView::indicator:checked, QTableView::indicator:checked { background: @accent;
  border-color: @accent; image: url(theme:check.svg); }
QCheckBox::indicator:indeterminate { background: @accent; border-color: @accent; image: url(theme:minus.svg); }
QRadioButton::indicator { width: 16px; height: 16px; border-radius: 9px; border: 1px solid @field_edge;
  background: @surface; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid @accent; background: @on_accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @sunken; border-color: @line_strong; }
"""

_CARDS = """
QFrame[variant="card"] { background: @surface; border: 1px solid @line; border-radius: 10px; }
QFrame[variant="card-sunken"] { background: @sunken; border: 1px solid @line; border-radius: 10px; }
QFrame[variant="card-late"] { background: @late_soft; border: 1px solid @late_line; border-radius: 10px; }
QFrame[variant="card-soon"] { background: @soon_soft; border: 1px solid @soon; border-radius: 10px; }
QFrame[variant="card-ok"] { background: @ok_soft; border: 1px solid @line_strong; border-radius: 10px; }
QFrame[variant="card-accent"] { background: @accent_soft; border: 1px solid @line_strong; border-radius: 10px; }
QFrame[variant="card-done"] { background: @done_soft; border: 1px solid @line_strong; border-radius: 10px; }
QFrame[variant="card-gold"] { background: @gold_soft; border: 1px solid @gold_line; border-radius: 10px; }
QFrame[variant="bar"] { background: @surface; border: none; border-bottom: 1px solid @line; }
QFrame[variant="rail"] { background: @navigation; border: none; border-right: 1px solid @line; }
QFrame[variant="rule"] { background: @line; border: none; max-height: 1px; min-height: 1px; }
QScrollArea, QScrollArea > QWidget > QWidget[variant="page"] { background: transparent; border: none; }
"""

_LISTS = """
QTableView, QTreeView, QListView { background: @surface; color: @text; border: 1px solid @line; border-radius: 10px;
  outline: none; selection-background-color: @selection; selection-color: @text; gridline-color: @line; }
QTableView:focus, QTreeView:focus, QListView:focus { border: 2px solid @focus; }
QListView[variant="bare"], QListView[variant="bare"]:focus { background: transparent; border: none; }
QTableView[variant="list"]::item { border: none; border-bottom: 1px solid @line; padding: 0 8px; }
QTableView[variant="list"]::item:hover { background: @hover; }
QTableView[variant="list"]::item:selected { background: @selection; color: @text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: @surface; color: @text_secondary; border: none;
  border-bottom: 1px solid @line_strong; padding: 0 10px; min-height: @px(36)px; }
QHeaderView::section:hover { color: @text; }
QHeaderView::section:horizontal:first { border-top-left-radius: 9px; }
QHeaderView::section:horizontal:last { border-top-right-radius: 9px; }
QHeaderView::section:horizontal:only-one { border-top-left-radius: 9px; border-top-right-radius: 9px; }
QHeaderView::up-arrow { image: url(theme:chevron-up.svg); width: 12px; height: 12px; }
QHeaderView::down-arrow { image: url(theme:chevron-down.svg); width: 12px; height: 12px; }
QListWidget::item, QListView[variant="rows"]::item { padding: 7px 8px; }
QListWidget::item:hover, QListView[variant="rows"]::item:hover { background: @hover; }
QListWidget::item:selected, QListView[variant="rows"]::item:selected { background: @selection; color: @text; }
PhotoStrip::item:focus { border: 2px solid @focus; border-radius: 6px; }
QTableCornerButton::section { background: @surface; border: none; }
"""

_BARS = """
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 8px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0; }
QScrollBar::handle { background: @line_strong; border-radius: 3px; margin: 1px; }
QScrollBar::handle:hover { background: @field_edge; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent;
  width: 0; height: 0; }
QProgressBar { background: @chip; border: none; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
QSlider { min-height: 24px; }
QSlider::groove:horizontal { background: @chip; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal { background: @accent; width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; }
QSlider:focus { border: 2px solid @focus; border-radius: 6px; }
QSplitter::handle { background: transparent; }
"""

_MENUS_AND_TABS = """
QMenuBar { background: @surface; color: @text; border-bottom: 1px solid @line; }
QMenuBar::item { padding: 5px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @raised; color: @text; border: 1px solid @line_strong; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; min-height: @px(20)px; }
QMenu::icon { padding-left: 10px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @text_tertiary; background: transparent; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QTabWidget::pane { border: none; border-top: 1px solid @line_strong; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: @text_secondary; padding: 6px 12px; border: 2px solid transparent; }
QTabBar::tab:selected { color: @accent_soft_text; border-bottom-color: @accent; }
QTabBar::tab:focus { border-color: @focus; }
QStatusBar { background: @surface; color: @text_secondary; }
"""

_CALENDAR = """
QCalendarWidget QWidget#qt_calendar_navigationbar { background: @surface; }
QCalendarWidget QToolButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 6px;
  padding: 4px 8px; }
QCalendarWidget QToolButton:hover { background: @hover; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url(theme:chevron-left.svg); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url(theme:chevron-right.svg); }
QCalendarWidget QToolButton::menu-indicator { image: none; }
QCalendarWidget QAbstractItemView { border: none; border-radius: 0; background: @surface; color: @text;
  selection-background-color: @accent; selection-color: @on_accent; alternate-background-color: @surface; }
QCalendarWidget QAbstractItemView:disabled { color: @text_tertiary; }
"""

_PARTS = (_LABELS, _BUTTONS, _FIELDS, _TICKS, _CARDS, _LISTS, _BARS, _MENUS_AND_TABS, _CALENDAR)
_TOKEN = re.compile(r"@([a-z_]+)(?:\((\d+)\))?")


def style_sheet_of(tokens: Tokens, text_scale: float) -> str:
    """The finished sheet; an unknown token name in it raises KeyError, so a slip cannot ship."""
    colours = tokens._asdict()
    # Controls grow with the text but never shrink below what a pointer can hit.
    growth = max(text_scale, 1.0)

    def value(match: re.Match[str]) -> str:
        name, pixels = match.groups()
        return str(round(int(pixels) * growth)) if name == "px" else str(colours[name])

    return _TOKEN.sub(value, "".join(_PARTS))
