"""The texts of one paper under their headings, saved as each is left, and the bar for the sentence in hand."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from app.errors import ConflictError, EverafterError, ValidationError
from app.rules.paper_texts import TextKey, Texts, WordedPaper, fields_in
from app.translations import gettext as _
from ui.paper_words.sentence_bar import SentenceBar
from ui.paper_words.text_block import TextBlock
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel

if TYPE_CHECKING:
    from app.everafter import Everafter


class TextsPanel(QWidget):
    """Shows the firm's own sentences, and ours where it has none; Tab comes to them from `start`."""

    typed = Signal()  # other words, or another sentence in hand
    saved = Signal(str)

    def __init__(self, everafter: Everafter, start: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = start
        self._tab_order: list[QWidget] = []
        self._everafter = everafter
        self._paper: WordedPaper | None = None
        self._ours: Texts = {}
        self._blocks: dict[TextKey, TextBlock] = {}
        self._in_hand: TextKey = ("", "")
        self._place = 0
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = SentenceBar()
        self._bar.field_chosen.connect(self._insert)
        self._bar.add_requested.connect(self._add)
        self._bar.move_requested.connect(self._move)
        self._bar.remove_requested.connect(self._remove)
        self._bar.ours_requested.connect(self._use_ours)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._bar)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    @property
    def key_in_hand(self) -> TextKey:
        """The text that had the caret last."""
        return self._in_hand

    @property
    def sentences_in_hand(self) -> tuple[str, ...]:
        """The sentences of that text, the one with the caret first."""
        block = self._block
        if block is None or not block.sentences:
            return ()
        first = block.edit(self._place).text
        return (first, *(each for each in block.kept if each != first))

    @property
    def texts(self) -> Texts:
        """Everything as it stands in the fields, where that is not ours."""
        shown = {key: block.kept for key, block in self._blocks.items()}
        return {key: sentences for key, sentences in shown.items() if sentences and sentences != self._ours.get(key)}

    def first_field(self) -> QWidget:
        """The sentence in hand, or the first."""
        return self._block.edit(self._place) if self._block is not None else self

    def show_paper(self, paper: WordedPaper, ours: Texts, own: Texts) -> None:
        """Show the words of a paper; a text that is being written keeps what was typed."""
        if paper != self._paper:
            self._build(paper, ours)
        for key, block in self._blocks.items():
            sentences = own.get(key) or ours.get(key, ())
            block.set_own(is_own=key in own)
            is_being_written = block.has_error or (block.kept != block.stored and bool(block.stored))
            if not is_being_written and block.kept != sentences:
                block.show_sentences(sentences, is_own=key in own)
            block.stored = block.stored if is_being_written else tuple(sentences)
        self._own = own
        self._show_in_hand()

    def order_tabs(self) -> None:
        """Tab goes from sentence to sentence, on to the bar, and from there to what follows this panel."""
        editors = [editor for block in self._blocks.values() for editor in block.editors]
        wanted = [self._start, *editors, *self._bar.buttons]
        if wanted != self._tab_order:
            self._tab_order = wanted
            for first, second in pairwise(wanted):
                QWidget.setTabOrder(first, second)

    def save(self) -> None:
        """Save what is in hand, as when it is left."""
        if self._block is not None:
            self._save(self._block)

    @property
    def _block(self) -> TextBlock | None:
        return self._blocks.get(self._in_hand)

    def _build(self, paper: WordedPaper, ours: Texts) -> None:
        self._paper, self._ours, self._own = paper, ours, {}
        self._blocks = {}
        inner = QWidget()
        inner.setProperty("variant", "page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, Space.M, Space.M)
        column.setSpacing(Space.M)
        part = ""
        for text in paper.texts:
            if text.part != part:
                part = text.part
                column.addSpacing(Space.XS)
                column.addWidget(TextLabel(part, TextRole.HEADING))
            block = TextBlock(paper, text)
            block.typed.connect(self._on_typed)
            block.entered.connect(partial(self._take_in_hand, text.key))
            self._blocks[text.key] = block
            column.addWidget(block)
        column.addStretch(1)
        self._scroll.setWidget(inner)
        self._in_hand, self._place = paper.texts[0].key, 0

    def _take_in_hand(self, key: TextKey, place: int) -> None:
        if (self._in_hand, self._place) == (key, place):
            return
        self._in_hand, self._place = key, place
        self._show_in_hand()
        self.typed.emit()

    def _show_in_hand(self) -> None:
        block, paper = self._block, self._paper
        if block is None or paper is None:
            return
        count = len(block.sentences)
        self._place = min(self._place, max(0, count - 1))
        title = f"{block.text.part}: {block.text.label}"
        if count > 1:
            title = _("{text}, {number} of {count}").format(text=title, number=self._place + 1, count=count)
        known = [name for sentence in (*self._ours.get(self._in_hand, ()), *block.kept) for name in fields_in(sentence)]
        is_own = block.kept != self._ours.get(self._in_hand, ())
        self._bar.show_sentence(title, self._place, count, paper.fields_of(block.text), known, is_own=is_own)
        self.order_tabs()

    def _on_typed(self) -> None:
        self._show_in_hand()
        self.typed.emit()

    def _insert(self, name: str) -> None:
        if self._block is not None:
            self._block.edit(self._place).insert(f"{{{name}}}")

    def _add(self) -> None:
        if self._block is not None:
            self._place = self._block.add(self._place)
            self._on_typed()

    def _move(self, step: int) -> None:
        if self._block is not None:
            self._place = self._block.shift(self._place, step)
            self._block.edit(self._place).take_keyboard()
            self._change_at_once(self._block)

    def _remove(self) -> None:
        if self._block is not None:
            self._block.remove(self._place)
            self._place = max(0, self._place - 1)
            self._block.edit(self._place).take_keyboard()
            self._change_at_once(self._block)

    def _use_ours(self) -> None:
        if self._block is not None:
            self._block.show_sentences(self._ours.get(self._in_hand, ()), is_own=False)
            self._block.stored = self._own.get(self._in_hand, self._block.stored)
            self._place = 0
            self._block.edit(0).take_keyboard()
            self._change_at_once(self._block)

    def _change_at_once(self, block: TextBlock) -> None:
        self._save(block)
        self._on_typed()

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        """A text is saved when the keyboard goes elsewhere; the bar below belongs to it."""
        block = next((each for each in self._blocks.values() if before is not None and each.isAncestorOf(before)), None)
        if block is None or _is_within(now, block) or _is_within(now, self._bar):
            return
        self._save(block)

    def _save(self, block: TextBlock) -> None:
        if self._paper is None or block.kept == block.stored:
            block.clear_errors()
            return
        key, kept, known = block.text.key, block.sentences, block.stored
        try:
            self._everafter.paper_words.change(self._paper.name, key, kept, known)
        except ValidationError as error:
            block.set_error(int(error.field or 0), str(error))
            return
        except ConflictError as error:
            self._show_conflict(block, str(error))
            return
        except EverafterError as error:
            block.set_error(0, str(error))
            return
        block.stored = block.kept or self._ours.get(key, ())
        block.show_sentences(block.stored, is_own=block.stored != self._ours.get(key))
        self._show_in_hand()
        self.saved.emit(_("Saved.") if key in self.texts else _("Saved. Our words stand there again."))

    def _show_conflict(self, block: TextBlock, words: str) -> None:
        """What was typed stays; what the other desk wrote stands below it, and saving again writes over it."""
        from app.queries.paper_words import get_own_texts  # noqa: PLC0415 - two desks are rare

        assert self._paper is not None
        theirs = get_own_texts(self._paper.name).texts.get(block.text.key) or self._ours.get(block.text.key, ())
        block.stored = tuple(theirs)
        told = _("They wrote: {words}").format(words=" / ".join(theirs))
        block.set_error(self._place, f"{words} {told}")


def _is_within(widget: QWidget | None, whole: QWidget) -> bool:
    """Whether a widget is a part of another; an open menu, a window of its own to Qt, is one as well."""
    while widget is not None and widget is not whole:
        widget = widget.parentWidget()
    return widget is whole
