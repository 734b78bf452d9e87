"""Two who may be one person, side by side: theirs left, ours right, and in words where they differ."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from app.exchange.import_preview import PairSide, PersonPair
from app.rules.search_text import fold
from app.translations import gettext as _
from ui.import_wizard.field_words import field_words
from ui.merge.pair_words import caution_words, evidence_words
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel, TextTone


class PairSides(QWidget):
    """Filled anew for each pair."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("variant", "page")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._inside: QWidget | None = None

    def show_pair(self, pair: PersonPair) -> None:
        """Show these two."""
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        for column, stretch in enumerate((2, 4, 4, 3)):
            grid.setColumnStretch(column, stretch)
        heads = ("", _("In the file, line {line}").format(line=pair.key.line), _our_head(pair.ours), "")
        for column, words in enumerate(heads):
            grid.addWidget(TextLabel(words, TextRole.CAPTION, TextTone.TERTIARY), 0, column)
        for place, (field, theirs, ours) in enumerate(field_rows(pair), 1):
            verdict, tone = verdict_words(theirs, ours, may_be_several=words_of(field) in _of_several())
            grid.addWidget(_label(words_of(field), TextRole.SECONDARY, TextTone.TERTIARY), place, 0)
            grid.addWidget(_label(theirs, TextRole.BODY_MEDIUM if tone is TextTone.SOON else TextRole.BODY), place, 1)
            grid.addWidget(_label(ours, TextRole.BODY_MEDIUM if tone is TextTone.SOON else TextRole.BODY), place, 2)
            grid.addWidget(_label(verdict, TextRole.SECONDARY, tone), place, 3)
        grid.setRowStretch(grid.rowCount(), 1)
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = inside
        self._column.addWidget(inside)


def why_words(pair: PersonPair) -> str:
    """What speaks for it and against: “The same telephone. But look: other first names”."""
    words = evidence_words(pair.evidence)
    sentence = f"{words[:1].upper()}{words[1:]}." if words else ""
    if pair.cautions:
        against = ", ".join(caution_words(each) for each in sorted(pair.cautions))
        sentence = _("{sentence} But look: {cautions}.").format(sentence=sentence, cautions=against)
    return sentence


def field_rows(pair: PersonPair) -> list[tuple[str, str, str]]:
    """Each field with both values, in the order of the file, then what we alone know."""
    theirs, ours = _by_field(pair.theirs), _by_field(pair.ours)
    names = list(dict.fromkeys([*theirs, *ours]))
    rows = [(name, theirs.get(name, ""), ours.get(name, "")) for name in names]
    return rows if "name" in names else [("name", pair.theirs.name, pair.ours.name), *rows]


def words_of(field: str) -> str:
    """A field in words; most come with words already."""
    return field if field[:1].isupper() else field_words(field)


def _of_several() -> frozenset[str]:
    """What a person may have several of, so that another one is added and nothing has to give way."""
    return frozenset({_("Phone"), _("E-mail"), _("Address")})


def verdict_words(theirs: str, ours: str, *, may_be_several: bool = False) -> tuple[str, TextTone]:
    """Whether two values are the same, and what a merge makes of them."""
    if theirs and ours and may_be_several:
        known = {fold(line) for line in _lines(ours)}
        if all(fold(line) in known or fold(line) in fold(ours) for line in _lines(theirs)):
            return _("the same"), TextTone.DONE
        return _("differs; comes in beside ours"), TextTone.OK
    if theirs and ours:
        if fold(theirs) == fold(ours):
            return _("the same"), TextTone.DONE
        return _("differs; ours stays, theirs becomes a note"), TextTone.SOON
    return (_("only in the file; comes in"), TextTone.OK) if theirs else (_("only here"), TextTone.TERTIARY)


def _lines(values: str) -> list[str]:
    return [line for line in values.split("\n") if line]


def _by_field(side: PairSide) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in side.fields:
        if value:
            found[name] = f"{found[name]}\n{value}" if name in found else value
    return found


def _our_head(side: PairSide) -> str:
    return _("Here: client {number}").format(number=side.number) if side.number else _("Earlier in the same file")


def _label(words: str, role: TextRole, tone: TextTone = TextTone.PLAIN) -> TextLabel:
    label = TextLabel(words, role, tone, wrap=True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
