"""How a file is read: what its rows are, encoding, separator and sheet, and questions that only a person can answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QLabel, QRadioButton, QVBoxLayout, QWidget

from app.exchange.columns.column_survey import ColumnQuestion
from app.exchange.words.import_fields import RecordKind
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.import_wizard.field_words import kind_words
from ui.import_wizard.mapping_choices import MappingChoices
from ui.theme.fonts import TextRole
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.widgets.elided_combo import ElidedCombo
from ui.widgets.labels import TextLabel, TextTone


def encodings() -> list[tuple[str, str]]:
    """The encodings that are offered, the usual ones first."""
    return [
        ("utf-8", _("UTF-8 (Unicode)")),
        ("cp1252", _("Western, Windows")),
        ("mac_roman", _("Western, old Mac")),
        ("cp850", _("Western, DOS")),
        ("utf-16", _("UTF-16 (Unicode)")),
        ("cp1250", _("Central European")),
        ("cp1251", _("Cyrillic")),
        ("cp1253", _("Greek")),
        ("cp1254", _("Turkish")),
        ("big5", _("Chinese, traditional")),
        ("gb18030", _("Chinese, simplified")),
        ("cp932", _("Japanese")),
        ("cp949", _("Korean")),
    ]


def delimiters() -> list[tuple[str, str]]:
    """The separators that are offered."""
    return [(",", _("Comma")), (";", _("Semicolon")), ("\t", _("Tab")), ("|", _("Upright bar"))]


class ReadingPanel(QWidget):
    """`setting_chosen` and `answered` tell what a person says; the panel is filled anew for each look."""

    setting_chosen = Signal(str, str)  # kind, encoding, delimiter or sheet, and its value
    answered = Signal(int, str, str)  # a column, "dates" or "amounts", and the reading that is right

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._combos = {name: self._combo(name) for name in ("records", "encoding", "delimiter", "sheet")}
        self._labels: dict[str, QLabel] = {}
        self._questions = QVBoxLayout()
        self._questions.setSpacing(Space.M)
        self._asked: list[QFrame] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        words = {
            "records": _("&Rows are"),
            "encoding": _("Letter&s"),
            "delimiter": _("Se&parator"),
            "sheet": _("&Worksheet"),
        }
        for place, (name, combo) in enumerate(self._combos.items()):
            label = QLabel(words[name])
            label.setBuddy(combo)
            self._labels[name] = label
            grid.addWidget(label, place, 0)
            grid.addWidget(combo, place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._questions)
        column.addWidget(TextLabel(_("How it is read"), TextRole.BODY_STRONG))
        column.addLayout(grid)

    def show_choices(self, choices: MappingChoices, formats: FirmFormats) -> None:
        """Show how this file is read and what is to be asked about it."""
        look = choices.look
        self._fill("records", [(str(kind), kind_words(kind)) for kind in RecordKind], look.kind)
        self._fill("encoding", encodings(), _plain_encoding(look.encoding))
        self._fill("delimiter", delimiters(), look.delimiter)
        self._fill("sheet", [(sheet, sheet) for sheet in look.sheets], look.sheet)
        self._show("encoding", is_shown=not look.sheets and bool(look.encoding))
        self._show("delimiter", is_shown=not look.sheets and bool(look.delimiter))
        self._show("sheet", is_shown=len(look.sheets) > 1)
        self._ask(choices, formats)

    def _ask(self, choices: MappingChoices, formats: FirmFormats) -> None:
        while self._asked:
            frame = self._asked.pop()
            frame.hide()
            frame.deleteLater()
        for question in choices.look.questions:
            given = choices.date_orders if question.about == "dates" else choices.decimal_marks
            frame = _QuestionCard(question, given.get(question.index, question.taken), formats, self.answered.emit)
            self._questions.addWidget(frame)
            self._asked.append(frame)

    def _fill(self, name: str, entries: Sequence[tuple[str, str]], present: str) -> None:
        combo = self._combos[name]
        combo.clear()
        if present and present not in {value for value, _words in entries}:
            entries = [*entries, (present, present)]
        for value, words in entries:
            ensure_fonts_for(words)
            combo.addItem(words, value)
        combo.setCurrentIndex(combo.findData(present))

    def _show(self, name: str, *, is_shown: bool) -> None:
        self._labels[name].setVisible(is_shown)
        self._combos[name].setVisible(is_shown)

    def _combo(self, name: str) -> ElidedCombo:
        combo = ElidedCombo()
        combo.setObjectName(f"import.{name}")
        combo.activated.connect(lambda _place: self.setting_chosen.emit(name, combo.currentData() or ""))
        return combo


class _QuestionCard(QFrame):
    """One column that can be read in two ways, each with the example as it would be read."""

    def __init__(
        self, question: ColumnQuestion, taken: str, formats: FirmFormats, answer: Callable[[int, str, str], object]
    ) -> None:
        super().__init__()
        self.setProperty("variant", "card-soon")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(0)
        title = _("Please look: how is “{header}” meant?").format(header=question.header)
        column.addWidget(TextLabel(title, TextRole.SECONDARY_STRONG, TextTone.SOON, wrap=True))
        group = QButtonGroup(self)
        for reading, shown in question.readings:
            button = QRadioButton(reading_words(question, reading, shown, formats).replace("&", "&&"))
            button.setObjectName(f"import.question.{question.index}.{reading}")
            button.setAccessibleName(f"{question.header}: {button.text()}")
            button.setChecked(reading == taken)
            button.clicked.connect(lambda _checked=False, way=reading: answer(question.index, question.about, way))
            group.addButton(button)
            column.addWidget(button)


def reading_words(question: ColumnQuestion, reading: str, shown: str, formats: FirmFormats) -> str:
    """“04/03 = 4 March 2026”, “1.225 = $1,225.00”."""
    if question.about == "dates":
        try:
            words = formats.date(date.fromisoformat(shown))
        except ValueError:
            words = shown
    else:
        words = formats.money(int(shown)) if shown.lstrip("-").isdecimal() else shown
        mark = _("comma") if reading == "," else _("point")
        words = _("{amount} (decimal {mark})").format(amount=words, mark=mark)
    return _("{example} = {meaning}").format(example=question.example, meaning=words)


def _plain_encoding(name: str) -> str:
    """The encoding as it is offered: with or without a mark before the text it is the same."""
    plain = name.lower().replace("_", "-").removesuffix("-sig")
    known = {each.replace("_", "-"): each for each, _words in encodings()}
    return known.get(plain, name)
