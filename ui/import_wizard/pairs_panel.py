"""Same person? A row of the file beside the client it may be, decided with M and K, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QListView, QScrollArea, QVBoxLayout, QWidget

from app.exchange.import_choices import PairAnswer, PairKey
from app.exchange.import_preview import PersonPair
from app.translations import gettext as _
from app.translations import ngettext
from ui.import_wizard.pair_decisions import PairDecisions
from ui.import_wizard.pair_list_model import PairListModel
from ui.import_wizard.pair_sides import PairSides, why_words
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.choice_group import ANSWERS_TO_KEYS
from ui.widgets.labels import TextLabel, TextTone

_LIST_WIDTH = 280


class PairsPanel(QWidget):
    """`decided` says that an answer was given or taken back."""

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # A letter pressed here answers; it does not begin a search.
        self.setProperty(ANSWERS_TO_KEYS, True)
        self._decisions = PairDecisions(())
        self._model = PairListModel(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setProperty("variant", "rows")
        self._list.setAccessibleName(_("Pairs who may be one person"))
        self._list.setObjectName("import.pairs")
        self._list.setFixedWidth(sized(_LIST_WIDTH))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.selectionModel().currentChanged.connect(lambda now, _before: self._show(now.row()))
        self._why_label = TextLabel("", TextRole.BODY, TextTone.PLAIN, wrap=True)
        self._answer_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self._sides = PairSides()
        self._all_box = QCheckBox()
        self._all_box.setObjectName("import.pairs.all")
        self._merge_button = Button(_("&Merge  (M)"), icon="users")
        self._merge_button.setObjectName("import.pairs.merge")
        self._keep_button = Button(_("&Keep both  (K)"), icon="user-plus")
        self._keep_button.setObjectName("import.pairs.keep")
        self._merge_button.clicked.connect(lambda: self.answer(PairAnswer.MERGE))
        self._keep_button.clicked.connect(lambda: self.answer(PairAnswer.SEPARATE))
        self._list.installEventFilter(self)
        self._build()

    @property
    def stops(self) -> Sequence[QWidget]:
        """What Tab goes through, in reading order."""
        return self._list, self._all_box, self._keep_button, self._merge_button

    @property
    def decisions(self) -> PairDecisions:
        """What was decided so far."""
        return self._decisions

    def show_pairs(self, pairs: tuple[PersonPair, ...], answers: Mapping[PairKey, PairAnswer]) -> None:
        """Show these pairs with the answers given before."""
        self._decisions = PairDecisions(pairs, answers)
        self._model.show_pairs(self._decisions)
        if pairs:
            self._go_to(self._decisions.next_open(-1) or 0)

    def answer(self, answer: PairAnswer) -> None:
        """Decide the pair in view, or all of its kind, and go on to the next open one."""
        place = self._list.currentIndex().row()
        if not 0 <= place < len(self._decisions.pairs):
            return
        self._decisions.answer(self._decisions.pairs[place], answer, is_for_all=self._all_box.isChecked())
        self._all_box.setChecked(False)
        self._model.refresh()
        following = self._decisions.next_open(place)
        self._go_to(place if following is None else following)
        self.decided.emit()

    def undo(self) -> None:
        """Take the last answer back and show its pair."""
        pair = self._decisions.undo()
        if pair is not None:
            self._model.refresh()
            self._go_to(self._decisions.pairs.index(pair))
            self.decided.emit()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z belongs to the answers as long as there is one to take back."""
        if event.type() is QEvent.Type.ShortcutOverride and self._is_undo(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """The list would take the letters for a search among its rows."""
        if watched is self._list and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and self._is_undo(event):
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and self._take_key(event):
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """M merges, K keeps both, Ctrl+Z takes back."""
        if not self._take_key(event):
            super().keyPressEvent(event)

    def _take_key(self, event: QKeyEvent) -> bool:
        if self._is_undo(event):
            self.undo()
            return True
        if event.modifiers():
            return False
        answer = {Qt.Key.Key_M: PairAnswer.MERGE, Qt.Key.Key_K: PairAnswer.SEPARATE}.get(Qt.Key(event.key()))
        if answer is None:
            return False
        self.answer(answer)
        return True

    def _is_undo(self, event: QEvent) -> bool:
        is_undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        return is_undo and self._decisions.can_undo

    def _go_to(self, place: int) -> None:
        index = self._model.index(place, 0)
        self._list.setCurrentIndex(index)
        self._list.scrollTo(index)
        self._show(place)

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self._decisions.pairs):
            return
        pair = self._decisions.pairs[place]
        self._why_label.setText(why_words(pair))
        self._answer_label.setText(answer_words(self._decisions, pair))
        self._sides.show_pair(pair)
        count = len(self._decisions.same_kind(pair))
        self._all_box.setVisible(count > 1)
        words = ngettext("&Answer for {count} pair of this kind", "&Answer for all {count} pairs of this kind", count)
        self._all_box.setText(words.format(count=f"{count:,}"))

    def _build(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._sides)
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addWidget(self._all_box)
        foot.addStretch(1)
        foot.addWidget(self._keep_button)
        foot.addWidget(self._merge_button)
        card = QFrame()
        card.setProperty("variant", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        inside.setSpacing(Space.S)
        inside.addWidget(self._why_label)
        inside.addWidget(scroll, 1)
        inside.addWidget(self._answer_label)
        inside.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self._list)
        row.addWidget(card, 1)


def answer_words(decisions: PairDecisions, pair: PersonPair) -> str:
    """What will happen with a pair, and who said so."""
    will_merge = decisions.answer_of(pair) is PairAnswer.MERGE
    if decisions.is_decided(pair):
        return _("You said: merge them.") if will_merge else _("You said: keep both. It will not be asked again.")
    if will_merge:
        return _("If you say nothing they are merged: what is filled stays, what differs is kept as a note.")
    return _("If you say nothing both are kept.")
