"""Help that needs no internet: a page for each screen, and a search through all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from app.papers.paper_request import PaperRequest
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.help.help_layout import show_words
from ui.help.help_texts import HelpText, find_help, help_texts
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.labels import TextLabel

if TYPE_CHECKING:
    from app.everafter import Everafter

_LIST_WIDTH = 240
_TEXT_WIDTH = 760
_LINE_HEIGHT = 30
_LINE_GAP = 3
_NAME_ROLE = Qt.ItemDataRole.UserRole


class HelpPage(Page):
    """The list of pages, the search, and the page itself."""

    place = "help"

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._texts = help_texts()
        self._search_edit = QLineEdit()
        self._search_edit.setObjectName("help.search")
        self._search_edit.setPlaceholderText(_("Find in the help"))
        self._search_edit.setAccessibleName(_("Find in the help"))
        self._search_edit.textChanged.connect(self._search)
        self._list = QListWidget()
        self._list.setObjectName("help.list")
        self._list.setAccessibleName(_("Help pages"))
        self._list.setSpacing(_LINE_GAP)
        self._list.currentItemChanged.connect(self._show_current)
        self._browser = QTextBrowser()
        self._browser.setObjectName("help.text")
        self._browser.setAccessibleName(_("Help"))
        self._browser.setOpenLinks(False)
        self._browser.setMaximumWidth(_TEXT_WIDTH)
        self._browser.document().setDocumentMargin(Space.XL)
        self._build()
        self._show_list(self._texts)

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Help")

    def reload(self) -> None:
        """The help does not change while the program runs."""

    def paper_in_view(self) -> PaperRequest:
        """The key card, which says what the pages say about keys."""
        return PaperRequest("key-card")

    def default_focus(self) -> QWidget:
        """The list of pages."""
        return self._list

    def show_help_for(self, place: str) -> None:
        """Show the page about a screen; Today's where there is none."""
        self._search_edit.clear()
        names = [text.name for text in self._texts]
        self._list.setCurrentRow(names.index(place) if place in names else 0)

    def _search(self, typed: str) -> None:
        self._show_list(find_help(self._texts, typed))

    def _show_list(self, texts: tuple[HelpText, ...]) -> None:
        self._list.clear()
        for text in texts:
            item = QListWidgetItem(text.title)
            item.setData(_NAME_ROLE, text.name)
            item.setSizeHint(QSize(0, sized(_LINE_HEIGHT)))
            self._list.addItem(item)
        if texts:
            self._list.setCurrentRow(0)
        else:
            self._browser.setPlainText(_("Nothing found. Try another word."))

    def _show_current(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        name = item.data(_NAME_ROLE)
        show_words(self._browser, next(text.words for text in self._texts if text.name == name))

    def _build(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(Space.M)
        side.addWidget(TextLabel(_("Help"), TextRole.TITLE))
        side.addWidget(self._search_edit)
        side.addWidget(self._list, 1)
        left = QWidget()
        left.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        left.setFixedWidth(_LIST_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        row.setSpacing(Space.XL)
        row.addWidget(left)
        row.addWidget(self._browser, 1)
        row.addStretch(0)
