"""Merge: find the other card, look at both side by side, choose what stays, make them one; Undo takes it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries import search
from app.queries.client_pairs import PairRow, get_pair
from app.services.client_merges import MergeDraft
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.merge.pair_view import PairView
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import FieldMessage
from ui.widgets.key_hint import KeyHint
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from app.everafter import Everafter

_HITS = 8


class MergePage(Page):
    """The client at the left stays; whoever is found goes into them."""

    place = "merge"
    is_of_one_client = True
    tables = frozenset({"client", "contact_point", "site", "fact", "job", "complaint"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._kept_id: int | None = None
        self._gone_id: int | None = None
        self._pair: PairRow | None = None
        self._view: PairView | None = None
        self._title_label = ElidedLabel("", TextRole.TITLE)
        self._find_edit = QLineEdit()
        self._find_edit.setObjectName("merge.find")
        self._find_edit.setAccessibleName(_("The other card"))
        self._find_edit.setPlaceholderText(_("Name, telephone, street or number of the other card"))
        self._hits = RowList(_("Cards found"))
        self._hits.setObjectName("merge.hits")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setProperty("variant", "bare")
        self._nobody = EmptyState(
            "users",
            _("Find the other card first"),
            _("Then both stand here side by side, and you choose what stays."),
        )
        self._message = FieldMessage(self._find_edit)
        self._swap_button = Button(_("Keep the other card instead"), ButtonVariant.QUIET)
        self._apart_button = Button(_("Not the same &person"), ButtonVariant.PLAIN)
        self._merge_button = Button(_("&Make them one"), ButtonVariant.PRIMARY)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, 20, Space.XL, 20)
        column.setSpacing(Space.M)
        column.addWidget(self._title_label)
        words = _("Everything goes onto one card; what does not stay is kept there as a note. Undo takes it back.")
        column.addWidget(TextLabel(words, TextRole.BODY, TextTone.SECONDARY, wrap=True))
        column.addWidget(self._find_edit)
        column.addWidget(self._hits)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._nobody, 1)
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addWidget(self._message, 1)
        foot.addStretch(1)
        foot.addWidget(self._swap_button)
        foot.addWidget(self._apart_button)
        foot.addWidget(KeyHint("Ctrl+Enter"))
        foot.addWidget(self._merge_button)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._find_edit.textChanged.connect(self._look)
        self._find_edit.returnPressed.connect(self._take_first)
        self._hits.opened.connect(self._choose)
        self._swap_button.clicked.connect(self.swap)
        self._apart_button.clicked.connect(self.keep_separate)
        self._merge_button.clicked.connect(self.merge)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.merge)

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Merge two cards")

    @property
    def pair(self) -> PairView | None:
        """What is shown side by side."""
        return self._view

    def client_in_view(self) -> int | None:
        """Whoever stays."""
        return self._kept_id

    def default_focus(self) -> QWidget:
        """The field in which the other is found, or the button when both are there."""
        return self._find_edit if self._gone_id is None else self._merge_button

    def show_client(self, client_id: int) -> None:
        """Begin with the card that stays."""
        self.show_pair(client_id, None)

    def show_pair(self, kept_id: int, gone_id: int | None) -> None:
        """Both, if both are known already."""
        self._kept_id, self._gone_id = kept_id, gone_id
        self._find_edit.clear()
        self._is_stale = True
        if self.isVisible():
            self.reload_if_stale()

    def reload(self) -> None:
        """Read both anew."""
        if self._kept_id is None:
            return
        kept = search.find_by_id(self._kept_id, self._everafter.clock.today())
        name = kept.name if kept is not None else ""
        self._title_label.setText(_("Who is the same person as {name}?").format(name=name))
        chosen = self._choices_of((self._kept_id, self._gone_id))
        self._pair = self._view = None
        if self._gone_id is not None:
            try:
                self._pair = get_pair(self._kept_id, self._gone_id)
            except EverafterError as error:
                self._message.set_error(str(error))
        if self._pair is not None:
            self._view = PairView(self._pair)
            self._view.choose_again(chosen)
            self._scroll.setWidget(self._view)
        self._show_state()

    def swap(self) -> None:
        """The card at the right becomes the one that stays."""
        if self._kept_id is not None and self._gone_id is not None:
            self.show_pair(self._gone_id, self._kept_id)

    def merge(self) -> None:
        """Make them one and show the card."""
        if self._pair is None or self._view is None:
            self._message.set_error(_("Choose the other card first; nothing was changed."))
            self._find_edit.setFocus()
            return
        left, right = self._pair.left, self._pair.right
        draft = MergeDraft(left.id, right.id, left.version, right.version, self._view.from_right)
        try:
            self._everafter.client_merges.merge(draft)
        except EverafterError as error:
            self._message.set_error(str(error))
            return
        self._leave(_("{gone} is on the card of {kept} now").format(gone=right.name, kept=left.name))

    def _choices_of(self, pair: tuple[int, int | None]) -> frozenset[str]:
        """What is chosen in this very pair; reading it anew takes no choice back."""
        if self._pair is None or self._view is None or (self._pair.left.id, self._pair.right.id) != pair:
            return frozenset()
        return self._view.from_right

    def keep_separate(self) -> None:
        """They are two people; nobody asks again."""
        if self._pair is None:
            return
        try:
            self._everafter.client_merges.keep_separate(self._pair.left.id, self._pair.right.id)
        except EverafterError as error:
            self._message.set_error(str(error))
            return
        self._leave(_("Noted: they are two people"))

    def _leave(self, words: str) -> None:
        kept_id = self._kept_id
        self._gone_id = None
        self.message.emit(words, True)
        if kept_id is not None:
            self.client_requested.emit(kept_id)

    def _look(self, typed: str) -> None:
        self._message.clear_error()
        hits = search.find(typed, self._everafter.clock.today(), _HITS) if typed.strip() else []
        people = {hit.client_id: hit for hit in hits if hit.client_id != self._kept_id}
        self._hits.set_rows([(each.client_id, f"{each.name} — {each.line}") for each in people.values()])
        self._show_state()

    def _take_first(self) -> None:
        if self._hits.count():
            self._choose(self._hits.chosen())

    def _choose(self, client_id: object) -> None:
        if isinstance(client_id, int) and self._kept_id is not None:
            self.show_pair(self._kept_id, client_id)
            first = self._view.first_choice() if self._view is not None else None
            (first or self._merge_button).setFocus()

    def _show_state(self) -> None:
        is_pair = self._pair is not None
        is_looking = bool(self._find_edit.text().strip())
        self._hits.setVisible(is_looking)
        self._scroll.setVisible(is_pair and not is_looking)
        self._nobody.setVisible(not is_pair and not is_looking)
        for button in (self._swap_button, self._apart_button):
            button.setVisible(is_pair)
