"""The frame: rail, top bar, Care strip, pages; it routes what pages ask for and knows none of their insides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from app.events import RecordsChanged
from app.papers.paper_request import PaperRequest
from app.queries import firm as firm_queries
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.jobs import JobRunner
from ui.only_customer.call_bar import CallBar
from ui.only_customer.only_customer import OnlyCustomer, times_to_call_back
from ui.page import Page
from ui.shell.actions import Actions
from ui.shell.care_strip import CareStrip
from ui.shell.care_watch import OF_CLIENT, CareWatch
from ui.shell.file_drops import accept_files
from ui.shell.find_box import FindBox
from ui.shell.find_rows import FindKind, FindRow, OpenManner
from ui.shell.find_rows_reader import FindRowsReader
from ui.shell.firm_banner import FirmBanner
from ui.shell.frame_commands import FrameCommands
from ui.shell.look_commands import LookCommands
from ui.shell.night_watch import NightWatch
from ui.shell.other_desks import OtherDesks
from ui.shell.page_imports import PageReadiness
from ui.shell.page_stack import PageStack
from ui.shell.places import CALLS_PLACE, PageMaker, rail_place_of, rail_places, show_item
from ui.shell.rail import Rail
from ui.shell.top_bar import TopBar
from ui.shell.type_to_find import TypeToFind
from ui.shell.undo_commands import UndoCommands
from ui.shell.visit_history import Visit
from ui.wall_monitor.wall_opening import WallOpening
from ui.widgets.toasts import ToastStack
from ui.window_state import SMALLEST_WINDOW, Preferences, keep_window, restore_window

if TYPE_CHECKING:
    from app.everafter import Everafter

_RAIL_WORDS_FROM = 1100
_FIRST_PLACE = "today"
_AFTER_THE_PAGE = 100  # milliseconds; the page is painted in half of them also on a slow machine


class MainWindow(QMainWindow):
    """One window on one opened database."""

    database_requested = Signal(str)  # open this file or address instead; empty: ask which
    restore_requested = Signal()
    fresh_start_requested = Signal()  # leave the sample firm for a firm of one's own
    closed = Signal()

    def __init__(self, everafter: Everafter, feed: ChangeFeed, runner: JobRunner, kept: Preferences) -> None:
        super().__init__()
        self.setObjectName("main.window")
        self.setMinimumSize(SMALLEST_WINDOW)
        self.everafter = everafter
        self.feed = feed
        self.runner = runner
        self._kept = kept
        self._said_against_closing: list[str] = []
        self.is_asked_to_close = False
        """Whether a command of the menu closes the window."""
        self.actions_by_id = Actions(self)
        self._rail = Rail(rail_places(), _("Places"))
        rows = FindRowsReader(self.actions_by_id, everafter.clock.today)
        self.read_find_row = rows.client
        self._top_bar = TopBar(rows)
        self._strip = CareStrip()
        self._banner = FirmBanner()
        self._call_bar = CallBar(partial(times_to_call_back, everafter.clock))
        self._stack = PageStack(PageMaker(everafter, feed, runner, self).makers(), show_item)
        self._build()
        self.toasts = ToastStack(self)
        self._watch = CareWatch(everafter, feed, self._strip, self._rail, self)
        self.night = NightWatch(everafter, feed, runner, self)
        self._watch.ticked.connect(self.night.look)
        self._other_desks = OtherDesks(feed, self)
        self._undo = UndoCommands(everafter, feed, self.actions_by_id, self.toasts, self)
        self.look = LookCommands(self.actions_by_id, kept, self)
        self.only_customer = OnlyCustomer(
            self._call_bar, (self.menuBar(), self._rail, self._top_bar, self._strip, self._banner), self.toasts, self
        )
        self.wall = WallOpening(everafter, feed, kept, self)
        self._commands = FrameCommands(self)
        self.setAcceptDrops(True)
        self._type_to_find = TypeToFind(self._top_bar.find_box)
        self._readiness = PageReadiness(
            [partial(self._stack.page_of, place) for place in ("care_board", "client")], self
        )
        self._start_timer = QTimer(self)
        self._start_timer.setSingleShot(True)
        self._start_timer.timeout.connect(self._finish_start)
        self._connect()
        self._sign_in()
        restore_window(self, kept)

    @property
    def find_box(self) -> FindBox:
        """Where people are found, or asked for."""
        return self._top_bar.find_box

    @property
    def page(self) -> Page | None:
        """The page in view."""
        return self._stack.page

    def start(self, place: str = _FIRST_PLACE) -> None:
        """Show the first page and who waits."""
        self._show_firm()
        self.go_to(place)
        # The page stands first; who waits and what can be undone follow at once, before a hand reaches the keys.
        self._start_timer.start(_AFTER_THE_PAGE)

    def _finish_start(self) -> None:
        self._watch.refresh()
        self._watch.refresh_calls()
        self._undo.refresh()
        self._other_desks.start()
        self._readiness.start()
        if self.wall.reopen():
            self.raise_()
            self.activateWindow()

    def go_to(self, place: str, item: int | None = None) -> None:
        """Show a place, or an item of it; what would name others waits until the only customer has gone."""
        if self.only_customer.keeps_away(place, item):
            self.only_customer.ask(partial(self._stack.go_to, Visit(place, item)))
        else:
            self._stack.go_to(Visit(place, item))

    def page_of(self, place: str) -> Page:
        """A page that is about to be shown, to tell it what to show."""
        return self._stack.page_of(place)

    def back(self) -> None:
        """The screen before; of the only customer, their card."""
        if not self.only_customer.is_on:
            self._stack.back()
        elif self.only_customer.is_queue:
            self.only_customer.ask()
        elif self.page is not None and self.page.place != "client" and self.only_customer.client_id is not None:
            self.show_client(self.only_customer.client_id)
        else:
            self.only_customer.ask(self._stack.back)

    def forward(self) -> None:
        """The screen the user came back from."""
        if self.only_customer.is_on:
            self.only_customer.ask(self._stack.forward)
        else:
            self._stack.forward()

    def show_client(self, client_id: int) -> None:
        """Open a client's card."""
        self.go_to("client", client_id)

    def start_finding(self, typed: str = "") -> None:
        """Put the keyboard into the find box."""
        if self.only_customer.is_on:
            self.only_customer.ask(self.start_finding)
        else:
            self._top_bar.find_box.begin(typed)

    def tell(self, words: str, is_undoable: bool = False) -> None:
        """Say what happened, with Undo if it can be taken back."""
        self.toasts.show_toast(words, self._undo.undo if is_undoable else None)

    def sign_in(self, person_id: int) -> None:
        """From now on this person signs what is done here."""
        self.everafter.sign_in(person_id)
        self._kept.keep_layout("person", str(person_id))
        self._show_people()
        if self.page is not None:
            self.page.reload()

    def refresh_clocks(self) -> None:
        """Count the minutes on the page in view."""
        if self.page is not None:
            self.page.refresh_clocks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window keeps the icons of the rail only."""
        super().resizeEvent(event)
        self._rail.set_compact(is_compact=self.width() < _RAIL_WORDS_FROM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the field, then the screen."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            super().keyPressEvent(event)
            return
        focus, page = QApplication.focusWidget(), self.page
        if self.only_customer.is_on:
            self.only_customer.ask()
        elif page is not None and focus is not None and focus is not page and focus.inherits("QLineEdit"):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.back()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere; while somebody is the only customer, nothing else comes into view."""
        accept_files(event, may_take=not self.only_customer.is_on)

    def dropEvent(self, event: QDropEvent) -> None:
        """Lists to bring in."""
        files = accept_files(event, may_take=not self.only_customer.is_on)
        if files:
            self._commands.bring_in(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the place of the window; what is being done is told first, once."""
        if self._is_kept_open(event):
            event.ignore()
            return
        self.only_customer.end()
        self._start_timer.stop()
        self._readiness.stop()
        self._watch.stop()
        self.night.stop()
        self._other_desks.stop()
        self.wall.leave()
        keep_window(self, self._kept)
        super().closeEvent(event)
        self.closed.emit()

    def _is_kept_open(self, event: QCloseEvent) -> bool:
        # Only a person is told; whoever replaces the database closes the window for good.
        said = [words for page in self._stack.made_pages() if (words := page.words_against_closing())]
        if not said or said == self._said_against_closing or not (event.spontaneous() or self.is_asked_to_close):
            return False
        self._said_against_closing = said
        self.is_asked_to_close = False
        self.tell(said[0])
        return True

    def _build(self) -> None:
        self.actions_by_id.fill(self.menuBar())
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget in (self._top_bar, self._strip, self._banner, self._call_bar):
            right.addWidget(widget)
        right.addWidget(self._stack, 1)
        whole = QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._rail)
        whole.addLayout(right, 1)
        centre = QWidget()
        centre.setLayout(whole)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self._rail.place_chosen.connect(self._choose_place)
        self._stack.page_made.connect(self._wire)
        self._stack.visited.connect(self._on_visited)
        self.only_customer.switched.connect(self._on_only_customer)
        self.only_customer.queue_left.connect(self._stack.back)
        self._strip.board_requested.connect(partial(self.go_to, "care_board"))
        self._strip.promise_opened.connect(self._open_promise)
        self._banner.fresh_start_requested.connect(self.fresh_start_requested)
        self._watch.ticked.connect(self.refresh_clocks)
        find_box = self._top_bar.find_box
        find_box.row_opened.connect(self._open_found)
        find_box.new_client_requested.connect(self._commands.new_client)
        self._top_bar.person_button.person_chosen.connect(self.sign_in)
        new_ids = ("client.add", "job.book", "call.log", "voice.log", "complaint.log")
        self._top_bar.set_new_menu([self.actions_by_id[each] for each in new_ids])
        self.feed.changed.connect(self._on_changed)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._watch_focus)

    def _wire(self, page: Page) -> None:
        page.client_requested.connect(self.show_client)
        page.need_requested.connect(self._commands.kindness.meet_need)
        page.promise_making_requested.connect(self._commands.kindness.promise)
        page.voice_requested.connect(self._commands.voices.show_voice)
        page.voice_complaint_requested.connect(self._commands.voices.log_complaint)
        page.help_log_requested.connect(self._commands.voices.log_help)
        page.client_creation_requested.connect(self._commands.new_client)
        page.booking_requested.connect(self._commands.book)
        page.booking_on_requested.connect(self._commands.book)
        page.call_log_requested.connect(self._commands.log_call)
        page.complaint_log_requested.connect(self._commands.log_complaint)
        page.job_requested.connect(self._commands.show_job)
        page.sheet_requested.connect(self._commands.key_in)
        page.complaint_requested.connect(self._show_complaint)
        page.place_requested.connect(self.go_to)
        page.reason_requested.connect(self._commands.kindness.show_reason)
        page.cases_requested.connect(self._commands.show_library)
        page.action_requested.connect(self._commands.run)
        page.person_requested.connect(self.sign_in)
        page.paper_requested.connect(self._show_paper)
        page.write_requested.connect(self._commands.kindness.write)
        page.export_requested.connect(self._commands.export_chosen)
        page.list_export_requested.connect(self._commands.export_list)
        page.import_undo_requested.connect(self._commands.take_import_back)
        page.message.connect(self.tell)
        page.who_is_with_us = self._who_is_with_us

    def _who_is_with_us(self) -> frozenset[int]:
        made = (page.client_on_the_phone() for page in self._stack.made_pages())
        return frozenset(client_id for client_id in made if client_id is not None)

    def _show_paper(self, request: PaperRequest) -> None:
        self._commands.show_paper(request)

    def _open_promise(self, key: str) -> None:
        """A complaint on the board; a promise outside of one on the card, where it can be kept."""
        if key.startswith(OF_CLIENT):
            self.go_to("client", int(key.removeprefix(OF_CLIENT)))
        else:
            self.go_to("care_board", int(key))

    def _show_complaint(self, complaint_id: int) -> None:
        client_id = self.page.client_in_view() if self.page is not None else None
        if self.only_customer.is_on and client_id is not None:
            # As long as they are the only customer, nobody else's card comes into view.
            self.show_client(client_id)
        else:
            self.go_to("care_board", complaint_id)

    def _choose_place(self, place: str) -> None:
        if place == "help":
            self._commands.run("help.open")
        else:
            self.go_to(place)

    def _open_found(self, row: FindRow, manner: OpenManner) -> None:
        if row.kind is FindKind.COMMAND:
            self._commands.run(row.key)
        elif row.kind is FindKind.ANSWER:
            self._commands.kindness.open_answer_book(row.key)
        elif row.client_id is None:
            return
        elif manner is OpenManner.BOOK:
            self._commands.book(row.client_id)
        elif manner is OpenManner.ONLY_CUSTOMER:
            self._commands.focus_on(row.client_id)
        elif row.kind is FindKind.JOB:
            self._commands.show_job(int(row.key))
        else:
            self.show_client(row.client_id)

    def _on_only_customer(self, is_on: bool) -> None:
        self._undo.keep_quiet(is_quiet=is_on)
        self.look.set_larger(is_larger=is_on)
        for page in self._stack.made_pages():
            page.keep_to_client_in_view(is_kept=is_on)

    def _keep_to_client_in_view(self) -> None:
        if self.page is not None:
            self.page.keep_to_client_in_view(is_kept=self.only_customer.is_on)

    def _on_visited(self, visit: Visit) -> None:
        if visit.place == CALLS_PLACE:
            self.only_customer.enter_queue(visit.place)
        self._keep_to_client_in_view()
        self.find_box.give_up_asking()
        marked = rail_place_of(visit.place)
        if marked:
            self._rail.set_current(marked)
        self.actions_by_id["place.back"].setEnabled(self._stack.history.can_go_back)
        self.actions_by_id["place.forward"].setEnabled(self._stack.history.can_go_forward)
        self._commands.refresh()
        self._show_title()

    def _on_changed(self, event: RecordsChanged) -> None:
        if event.is_bulk or event.touches("firm", "person"):
            self._show_firm()
            self._show_people()

    def _show_title(self) -> None:
        name = self.page.title if self.page is not None else ""
        self.setWindowTitle(" – ".join(part for part in (name, self._banner.firm_name, "Everafter") if part))

    def _show_firm(self) -> None:
        firm = firm_queries.get_firm()
        self._banner.show_firm(firm, is_read_only=self.everafter.is_read_only)
        self._rail.set_firm(firm.name if firm is not None else "Everafter", firm.trade_line if firm is not None else "")
        self._show_title()

    def _watch_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # Only the widget with the focus is listened to: a filter on the whole application would take every paint and
        # every move through Python, and at the start that alone costs a quarter of a bare window.
        if now is not None:
            now.installEventFilter(self._type_to_find)

    def _sign_in(self) -> None:
        people = firm_queries.list_people()
        wanted = self._kept.layout("person")
        person = next((each for each in people if str(each.id) == wanted), people[0] if people else None)
        self.everafter.sign_in(person.id if person is not None else None)
        self._top_bar.person_button.show_people(people, self.everafter.units.person_id)

    def _show_people(self) -> None:
        self._top_bar.person_button.show_people(firm_queries.list_people(), self.everafter.units.person_id)
