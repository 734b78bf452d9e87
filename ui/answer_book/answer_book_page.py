"""The answer book: type what was spilled and on what, read the page aloud, and log the help on the client's card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QHideEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.papers.paper_request import PaperRequest
from app.queries import search
from app.queries.answer_book import get_answer_book, page_title
from app.rules.answer_book import Answer, AnswerBook, answer, find_answers, topic_key
from app.translations import gettext as _
from ui.answer_book.answer_forms import PageForm
from ui.answer_book.answer_view import AnswerView
from ui.change_feed import ChangeFeed
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.aftercare_tabs import AftercareTabs
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.fields import Field
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit
from ui.widgets.row_list import RowList
from ui.widgets.wheel_guard import WheelGuard

if TYPE_CHECKING:
    from app.everafter import Everafter

_LONGEST_SEARCH = 80
_LIST_WIDTH = 280


class AnswerBookPage(Page):
    """The search has the caret; arrows walk through the pages found, the page beside them follows."""

    place = "answer_book"
    tables = frozenset({"answer_book_page", "client"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._book: AnswerBook | None = None
        self._shown: Answer | None = None
        self._client_id: int | None = None
        self._fibre = ""  # what was chosen by hand; words in the search say it for one page only
        self._client_name = ""
        self._for_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._tabs = AftercareTabs(self.place)
        self._search_edit = LimitedLineEdit(_LONGEST_SEARCH)
        self._search_edit.setPlaceholderText(_("wine, red wine wool, dog pee"))
        self._search_edit.setObjectName("answer_book.search")
        self._fibre_combo = QComboBox()
        self._fibre_combo.setObjectName("answer_book.fibre")
        WheelGuard(self._fibre_combo)
        self._list = RowList(_("Pages"))
        self._list.setObjectName("answer_book.list")
        self._view = AnswerView()
        self._help_button = Button(_("&Log this help"), ButtonVariant.PRIMARY, "heart-handshake")
        self._print_button = Button(_("&Card to print"), icon="printer")
        self._whole_button = Button(_("The whole b&ook"), icon="printer")
        self._change_button = Button(_("Our o&wn words"), icon="pencil")
        self._reset_button = Button(_("&Back to the usual words"), icon="undo-2")
        self._add_button = Button(_("&Add a page"), icon="plus")
        self._page_form = PageForm()
        self._page_form.hide()
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Answer book")

    def show_client(self, client_id: int) -> None:
        """Help for this client; 0 for nobody in particular."""
        self._client_id = client_id or None
        hit = search.find_by_id(client_id, self._everafter.clock.today()) if client_id else None
        self._client_name = "" if hit is None else hit.name
        self._show_whose()
        self._show_page()

    def show_pages(self, typed: str) -> None:
        """Look for these words, as the find box had them."""
        self._search_edit.setText(typed)

    def reload(self) -> None:
        """Read the book; the page in view stays in view."""
        self._book = get_answer_book()
        self._fibre_combo.blockSignals(True)
        self._fibre_combo.clear()
        self._fibre_combo.addItem(_("Anything, or nobody knows"), "")
        for topic in self._book.fibres.values():
            self._fibre_combo.addItem(topic.name, topic.key)
        self._fibre_combo.blockSignals(False)
        self._show_list()
        self._show_whose()

    def client_in_view(self) -> int | None:
        """The client who asked, if the book was opened for one."""
        return self._client_id

    def default_focus(self) -> QWidget:
        """The search."""
        return self._search_edit

    def paper_in_view(self) -> PaperRequest | None:
        """The page in view, as a card for the client."""
        shown = self._shown
        return None if shown is None else PaperRequest("answer-book", spots=((shown.stain, shown.fibre),))

    def edit_field(self) -> None:
        """F2: our own words for the page in view."""
        self._begin_page(self._shown)

    def keep_to_client_in_view(self, *, is_kept: bool) -> None:
        """While somebody is the only customer, the other pages of Aftercare wait."""
        self._tabs.setVisible(not is_kept)
        self._add_button.setVisible(not is_kept)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever comes back by another way helps nobody in particular, on nothing that was chosen for another."""
        self._client_id, self._client_name, self._fibre = None, "", ""
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the card of whoever asked."""
        if event.key() == Qt.Key.Key_Escape and self._client_id is not None:
            self.client_requested.emit(self._client_id)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down in the search walk through the pages; Enter begins to log the help."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None and not event.modifiers():
                row = self._list.currentRow() + step
                self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self._client_id is not None:
                self.client_requested.emit(self._client_id)
                return True
        return super().eventFilter(watched, event)

    def _show_whose(self) -> None:
        words = _("For {name}. Esc goes back to the card.").format(name=self._client_name)
        self._for_label.setText(
            words if self._client_id is not None else _("Type what was spilled and on what, and read it aloud.")
        )

    def _show_list(self) -> None:
        book = self._book
        if book is None:
            return
        typed = self._search_edit.text()
        found = find_answers(book, typed) if typed.strip() else [(key, "") for key in book.stains]
        self._list.set_rows([(pair, page_title(answer(book, *pair))) for pair in found])
        if self._list.currentRow() < 0 and found:
            self._list.setCurrentRow(0)
        self._show_page()

    def _on_typed(self, _typed: str) -> None:
        """The best page for the words is the one to read from, wherever the list stood before."""
        self._show_list()
        self._list.setCurrentRow(0)

    def _show_page(self) -> None:
        book, chosen = self._book, self._list.chosen()
        if book is None:
            return
        stain, fibre = chosen if isinstance(chosen, tuple) else ("", "")
        self._show_fibre(fibre or self._fibre, is_said=bool(fibre))
        fibre = fibre or self._fibre
        self._shown = answer(book, stain, fibre)
        always = (*book.always.steps, *book.always.never) if stain or fibre else book.always.never
        self._view.show_answer(self._shown, always)
        is_page = bool(self._shown.stain or self._shown.fibre)
        self._reset_button.setVisible(self._shown.own_id is not None)
        for button in (self._help_button, self._print_button, self._change_button):
            button.setEnabled(is_page)

    def _show_fibre(self, fibre: str, *, is_said: bool) -> None:
        combo = self._fibre_combo
        combo.blockSignals(True)
        combo.setCurrentIndex(max(0, combo.findData(fibre)))
        combo.blockSignals(False)
        combo.setEnabled(not is_said)

    def _on_fibre(self, _place: int) -> None:
        self._fibre = str(self._fibre_combo.currentData() or "")
        self._show_page()

    def _log_help(self) -> None:
        """The form of help opens with what was read out, for whoever the book was opened for."""
        shown = self._shown
        if shown is not None and (shown.stain or shown.fibre):
            self.help_log_requested.emit(self._client_id or 0, page_title(shown), "\n".join(shown.advice.steps))

    def _begin_page(self, shown: Answer | None) -> None:
        self._close_form()
        self._view.hide()  # its words stand in the form
        self._page_form.fill(shown)
        self._page_form.open(_("A page of our own") if shown is None else page_title(shown))
        if shown is not None:
            self._page_form.field("steps").editor.setFocus()

    def _save_page(self) -> None:
        stain, fibre = self._page_form.about()
        try:
            self._everafter.answer_book.write(stain, fibre, self._page_form.advice())
        except EverafterError as error:
            self._page_form.show_error(error)
            return
        self._close_form()
        self._choose(stain, fibre)
        self.message.emit(_("The page has our own words now"), True)

    def _choose(self, stain: str, fibre: str) -> None:
        book = get_answer_book()
        pair = (topic_key(book.stains, stain), topic_key(book.fibres, fibre))
        self._book, self._fibre = book, pair[1] if pair[0] else ""
        self._search_edit.setText(page_title(answer(book, pair[0], "" if pair[0] else pair[1])))
        self._show_list()

    def _reset(self) -> None:
        shown = self._shown
        if shown is None or shown.own_id is None:
            return
        try:
            self._everafter.answer_book.reset(shown.own_id)
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        self.message.emit(_("The page is as it came"), True)

    def _close_form(self) -> None:
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._page_form.isAncestorOf(focus)
        self._page_form.hide()
        self._view.show()
        if had_focus:
            self._search_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _print(self) -> None:
        request = self.paper_in_view()
        if request is not None:
            self.paper_requested.emit(request)

    def _connect(self) -> None:
        self._tabs.place_chosen.connect(self.place_requested)
        self._search_edit.textChanged.connect(self._on_typed)
        self._search_edit.installEventFilter(self)
        self._fibre_combo.currentIndexChanged.connect(self._on_fibre)
        self._list.currentRowChanged.connect(lambda _row: self._show_page())
        self._list.opened.connect(lambda _key: self._log_help())
        self._help_button.clicked.connect(self._log_help)
        self._print_button.clicked.connect(self._print)
        self._whole_button.clicked.connect(lambda: self.paper_requested.emit(PaperRequest("answer-book")))
        self._change_button.clicked.connect(self.edit_field)
        self._reset_button.clicked.connect(self._reset)
        self._add_button.clicked.connect(lambda: self._begin_page(None))
        self._page_form.save_requested.connect(self._save_page)
        self._page_form.cancelled.connect(self._close_form)
        for button, name in (
            (self._help_button, "help"),
            (self._print_button, "print"),
            (self._whole_button, "whole"),
            (self._change_button, "change"),
            (self._reset_button, "reset"),
            (self._add_button, "add"),
        ):
            button.setObjectName(f"answer_book.{name}")

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(TextLabel(_("Answer book"), TextRole.TITLE))
        words.addWidget(self._for_label)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        for button in (self._add_button, self._whole_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(Field(_("What was s&pilled"), self._search_edit))
        left.addWidget(Field(_("On something ma&de of"), self._fibre_combo))
        left.addWidget(self._list, 1)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(sized(_LIST_WIDTH))
        verbs = QHBoxLayout()
        verbs.setSpacing(Space.S)
        for button in (self._change_button, self._reset_button, self._print_button):
            verbs.addWidget(button)
        verbs.addStretch(1)
        verbs.addWidget(self._help_button)
        right = QVBoxLayout()
        right.setSpacing(Space.S)
        right.addWidget(self._view, 1)
        right.addWidget(self._page_form)
        right.addLayout(verbs)
        both = QHBoxLayout()
        both.setSpacing(Space.L)
        both.addWidget(side)
        both.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.XL)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self._tabs)
        column.addLayout(both, 1)
