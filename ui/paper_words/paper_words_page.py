"""Words of our papers: the papers at the left, the texts of one in the middle, an example on paper at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.documents.paper_size import PaperSize
from app.errors import EverafterError
from app.queries.firm import get_firm
from app.queries.paper_rows import FirmLetterhead
from app.queries.paper_words import get_own_texts
from app.queries.papers import get_letterhead
from app.rules.paper_texts import Texts, WordedPaper, parse_texts
from app.rules.worded_papers import worded_paper, worded_papers
from app.shipped_words import shipped_words
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.jobs import JobRunner
from ui.page import Page
from ui.paper_words.example_making import ExampleWish
from ui.paper_words.example_panel import ExamplePanel
from ui.paper_words.texts_panel import TextsPanel
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.elided_combo import ElidedCombo
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from app.everafter import Everafter

_LIST_WIDTH = 164
_LIST_FROM = 1000  # a narrower page has the papers above the texts
_TEXTS, _EXAMPLE = 5, 4


class PaperWordsPage(Page):
    """Every text is saved as it is left; nothing here can make a paper say nothing."""

    place = "paper_words"
    tables = frozenset({"wording", "firm"})

    def __init__(
        self, everafter: Everafter, feed: ChangeFeed, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(everafter, feed, parent)
        self._paper: WordedPaper = worded_papers()[0]
        self._letterhead = FirmLetterhead(name="")
        self._size = PaperSize.LETTER
        self._title_label = ElidedLabel("", TextRole.TITLE)
        self._ours_button = Button(_("All our words again"), ButtonVariant.QUIET, "undo-2")
        self._ours_button.setObjectName("words.ours_everywhere")
        self._ours_button.clicked.connect(self._use_ours)
        self._warning = Banner()
        self._warning.hide()
        self._list = RowList(_("Papers"))
        self._list.setObjectName("words.papers")
        self._list.set_rows([(paper.name, paper.title) for paper in worded_papers()])
        self._list.currentRowChanged.connect(self._choose)
        self._combo = ElidedCombo()
        self._combo.setAccessibleName(_("Paper"))
        self._combo.setObjectName("words.paper")
        self._combo.addItems([paper.title for paper in worded_papers()])
        self._combo.activated.connect(self._choose)
        self._texts = TextsPanel(everafter, self._combo)
        self._texts.typed.connect(self._show_example)
        self._texts.saved.connect(lambda words: self.message.emit(words, True))
        self._example = ExamplePanel(runner)
        self._build()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Words of {paper}").format(paper=self._paper.called)

    @property
    def example(self) -> ExamplePanel:
        """The example at the right."""
        return self._example

    def show_paper(self, name: str) -> None:
        """Open the words of this paper."""
        paper = worded_paper(name)
        if paper is None:
            return
        self._texts.save()
        self._paper = paper
        row = [each.name for each in worded_papers()].index(name)
        with QSignalBlocker(self._list):
            self._list.setCurrentRow(row)
        self._combo.setCurrentIndex(row)
        self._is_stale = True
        if self.isVisible():
            self.reload_if_stale()

    def default_focus(self) -> QWidget:
        """The sentence in hand."""
        return self._texts.first_field()

    def reload(self) -> None:
        """Show what is stored; what is being written stays."""
        firm = get_firm()
        self._letterhead = get_letterhead()
        if firm is not None:
            self._size = PaperSize(firm.paper)
        own = get_own_texts(self._paper.name)
        self._title_label.setText(self.title)
        self._texts.show_paper(self._paper, self._ours, own.texts)
        self._ours_button.setEnabled(bool(own.texts) or not own.is_readable)
        self._warn(is_readable=own.is_readable)
        self._show_example()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing typed is lost with another page."""
        self._texts.save()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the papers stand above their texts, one at a time."""
        super().resizeEvent(event)
        is_wide = self.width() >= sized(_LIST_FROM)
        self._list.setFixedWidth(sized(_LIST_WIDTH))
        self._list.setVisible(is_wide)
        self._combo.setVisible(not is_wide)

    @property
    def _ours(self) -> Texts:
        return parse_texts(shipped_words(self._paper.name)) or {}

    def _choose(self, row: int) -> None:
        papers = worded_papers()
        if 0 <= row < len(papers):
            self.show_paper(papers[row].name)

    def _use_ours(self) -> None:
        self._texts.save()
        try:
            self._everafter.paper_words.use_ours(self._paper.name)
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        self.message.emit(_("Our words stand everywhere in {paper} again.").format(paper=self._paper.called), True)

    def _warn(self, *, is_readable: bool) -> None:
        self._warning.setVisible(not is_readable)
        if not is_readable:
            self._warning.tell(
                _("Your own words for this paper cannot be read"),
                _("Ours are printed instead. Write yours again here; what is left out stays ours."),
                Tone.SOON,
                "triangle-alert",
            )

    def _show_example(self) -> None:
        self._example.wish(
            ExampleWish(
                paper=self._paper.name,
                letterhead=self._letterhead,
                size=self._size,
                texts=self._texts.texts,
                key=self._texts.key_in_hand,
                sentences=self._texts.sentences_in_hand,
                is_least=False,
                pixels_wide=0,
            )
        )

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self._title_label, 1)
        head.addWidget(self._ours_button)
        words = _("Of several sentences the first is printed for which everything is known. A text never stays empty.")
        texts = QVBoxLayout()
        texts.setSpacing(Space.S)
        texts.addWidget(self._combo)
        texts.addWidget(self._texts, 1)
        middle = QHBoxLayout()
        middle.setSpacing(Space.L)
        middle.addWidget(self._list)
        middle.addLayout(texts, _TEXTS)
        middle.addWidget(self._example, _EXAMPLE)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(TextLabel(words, TextRole.SECONDARY, TextTone.SECONDARY, wrap=True))
        column.addWidget(self._warning)
        column.addLayout(middle, 1)
