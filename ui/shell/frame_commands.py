"""What the commands of the menus do: each id of `actions` with its function; one that nobody serves is not shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.keys.commands import unlisted_commands
from app.papers.paper_request import PaperRequest
from app.queries.client_list_rows import ClientFilter
from app.queries.job_list_rows import JobFilter
from app.rules.call_back_times import CallBack
from app.translations import gettext as _
from ui.complaints.kept_complaint import KeptComplaint, keep_complaint, kept_complaint
from ui.shell.file_commands import FileCommands
from ui.shell.kindness_commands import KindnessCommands
from ui.shell.places import CALLS_PLACE
from ui.shell.voice_commands import VoiceCommands
from ui.shell.who_is_it import WhoIsIt, asking_words
from ui.shell.whole_client_commands import WholeClientCommands
from ui.window_state import preferences

if TYPE_CHECKING:
    from ui.clients.client_card import ClientCard
    from ui.clients.clients_page import ClientsPage
    from ui.clients.new_client_form import NewClientForm
    from ui.complaints.complaint_library_page import ComplaintLibraryPage
    from ui.help.help_page import HelpPage
    from ui.import_wizard.import_page import ImportPage
    from ui.job_list.job_list_page import JobListPage
    from ui.paper_words.paper_words_page import PaperWordsPage
    from ui.print_preview.preview_page import PreviewPage
    from ui.schedule.booking_page import BookingPage
    from ui.schedule.job_form import JobForm
    from ui.sheet_keying.sheet_keying_page import SheetKeyingPage
    from ui.shell.main_window import MainWindow

_CARD = "client"
_HELP = "help"
_OF_A_CLIENT = (
    "job.book", "call.log", "complaint.log", "client.focus", "payment.take", "goodwill.give", "kindness.log",
    "message.write", "client.merge", "client.matters", "client.delete",
)  # fmt: skip


class FrameCommands(QObject):
    """The functions behind the actions of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._data = FileCommands(window)
        window.only_customer.left.connect(self._leave_only_customer)
        window.only_customer.resumed.connect(self._go_on_with_call)
        self._whole = WholeClientCommands(window)
        self.kindness = KindnessCommands(window)
        self.voices = VoiceCommands(window)
        given = (self.kindness.give_goodwill, self.kindness.log_kindness, self.kindness.write_to)
        own = (self.book, self.log_call, self.log_complaint, self.focus_on, self.take_payment, *given)
        acts = dict(zip(_OF_A_CLIENT, (*own, *self._whole.acts()), strict=True))
        self._who = WhoIsIt(window.find_box, window.read_find_row, acts, self.new_client, self)
        self._functions: Mapping[str, Callable[[], None]] = {
            **self._table(),
            **self._data.functions(),
            **self._whole.functions(),
            **self.voices.functions(),
        }
        for spec in window.actions_by_id.specs:
            action = window.actions_by_id[spec.id]
            function = self._functions.get(spec.id)
            if function is not None:
                action.triggered.connect(partial(self.run, spec.id))
            elif not spec.id.startswith(("theme.", "text.", "edit.")):
                action.setVisible(False)
                action.setEnabled(False)

    def run(self, action_id: str, *_checked: bool) -> None:
        """Carry out a command by its id, as menus, keys, pages and the find box ask for it."""
        function = self._functions.get(action_id)
        if function is not None:
            function()
        else:
            self._window.actions_by_id[action_id].trigger()

    def refresh(self) -> None:
        """Some commands need a client in view."""
        page = self._window.page
        has_client = page is not None and page.client_in_view() is not None
        for action_id in _OF_A_CLIENT:
            action = self._window.actions_by_id[action_id]
            if action.isVisible():
                action.setEnabled(True)
                action.setToolTip("" if has_client else asking_words(action_id))

    def new_client(self, typed: str = "", then: str = "") -> None:
        """The form of a new client, begun with what was typed; `then` is the command that waits for it."""
        cast("NewClientForm", self._window.page_of("new_client")).start_with(typed, then)
        self._window.go_to("new_client")

    def show_job(self, job_id: int) -> None:
        """A visit on its form."""
        self._window.go_to("job", job_id)

    def key_in(self, job_id: int) -> None:
        """The sheet of this job; asked for on the job's own page, saving leads back there."""
        page = self._window.page
        is_from_job = page is not None and page.place == "job"
        self._window.go_to("sheet_keying", job_id)
        if is_from_job:
            cast("SheetKeyingPage", self._window.page).lead_back_to(job_id)

    def book(self, client_id: int, day: date | None = None) -> None:
        """Book a visit for this client, of a day in view on that day."""
        self._window.go_to("booking", client_id)
        page = self._window.page
        if day is not None and page is not None and page.place == "booking":
            cast("BookingPage", page).look_from(day)

    def log_call(self, client_id: int) -> None:
        """Open the card with the caret where the call is written down."""
        self._window.show_client(client_id)
        cast("ClientCard", self._window.page).log_call()

    def focus_on(self, client_id: int) -> None:
        """Only customer: this card and nothing else, with the caret where the call is written down; again, it asks."""
        only = self._window.only_customer
        if only.is_on:
            only.ask()
            return
        focus_before = QApplication.focusWidget()
        self.log_call(client_id)
        page = self._window.page
        only.enter(client_id, page.title if page is not None else "", focus_before)

    def take_payment(self, client_id: int) -> None:
        """Open what was paid with the caret in the amount: of the job in view, else of the client."""
        page = self._window.page
        if page is not None and page.place == "job" and page.client_in_view() == client_id:
            cast("JobForm", page).money.take_payment()
            return
        self._window.show_client(client_id)
        cast("ClientCard", self._window.page).money.take_payment()

    def log_complaint(self, client_id: int) -> None:
        """Write down a complaint of this client; words that hurt and stand on their card already begin it."""
        page = self._window.page
        if page is not None and page.place == _CARD and page.client_in_view() == client_id:
            self._begin_complaint("complaint.log", client_id, cast("ClientCard", page).words_that_hurt())
        self._window.go_to("complaint_form", client_id)

    def show_library(self, words: str) -> None:
        """Open what helped before, with these words looked for."""
        cast("ComplaintLibraryPage", self._window.page_of("complaint_library")).look_for(words)
        self._window.go_to("complaint_library")

    def export_chosen(self, what: str, ids: tuple[int, ...]) -> None:
        """Write what was chosen in a list into a file."""
        self._data.ask_where_to_export(what, ids)

    def export_list(self, what: str, is_exact: bool) -> None:
        """Write a whole list into a file that somebody names."""
        self._data.ask_where_to_export_list(what, is_exact=is_exact)

    def bring_in(self, files: tuple[str, ...]) -> None:
        """Look at files that were dropped on the window."""
        self._window.go_to("import")
        cast("ImportPage", self._window.page_of("import")).show_files(files)

    def take_import_back(self, import_id: int) -> None:
        """Undo an import where it can be seen."""
        self._window.go_to("import")
        cast("ImportPage", self._window.page_of("import")).undo_import(import_id)

    def show_paper(self, request: PaperRequest) -> None:
        """Open the preview with these papers."""
        cast("PreviewPage", self._window.page_of("preview")).show_papers(request)
        self._window.go_to("preview")

    def print_key_card(self) -> None:
        """All keys on one page, to pin beside the monitor."""
        self.show_paper(PaperRequest("key-card"))

    def _table(self) -> Mapping[str, Callable[[], None]]:
        window = self._window
        places = (
            "today",
            "clients",
            "schedule",
            "care_board",
            "aftercare",
            "closest",
            "kindness",
            "care_plan",
            "left_alone",
            "insights",
            "care_report",
            "job_list",
            "owed",
            "promises",
            "why_us",
            "loyalty",
            "papers",
            "settings",
        )
        return {
            **{f"{place}.open": partial(window.go_to, place) for place in places},
            "aftercare.start": partial(window.go_to, CALLS_PLACE),
            "aftercare.leave": window.only_customer.ask,
            "client.add": self.new_client,
            "answer_book.open": self.kindness.open_answer_book,
            "complaint_library.open": partial(window.go_to, "complaint_library"),
            **{f"clients.show.{chosen.value}": partial(self._show_clients, chosen) for chosen in ClientFilter},
            **{f"jobs.show.{chosen.value}": partial(self._show_jobs, chosen) for chosen in JobFilter},
            "sheet.key_in": self._key_in_next,
            "clients.import": partial(window.go_to, "import"),
            "view.print": self._print_view,
            "sheets.print": lambda: self.show_paper(PaperRequest("job-sheets", day=window.everafter.clock.today())),
            "reports.print": lambda: self.show_paper(PaperRequest("job-report", is_all_due=True)),
            "day_lists.print": lambda: self.show_paper(PaperRequest("day-list", day=window.everafter.clock.today())),
            "visit_cards.print": self._print_visit_cards,
            "care_card.print": lambda: self.show_paper(PaperRequest("care-card")),
            "thanks.print": lambda: self.show_paper(PaperRequest("thank-you-note", is_all_due=True)),
            "keys.print": self.print_key_card,
            "certificates.print": lambda: self.show_paper(PaperRequest("certificates")),
            "program.quit": self._quit,
            "words.open": partial(window.go_to, "paper_words"),
            **{spec.id: partial(self._show_words, spec.id) for spec in unlisted_commands()},
            "field.edit": self._edit_field,
            "form.save": partial(window.tell, _("Already saved.")),
            "find.open": window.start_finding,
            **{action_id: partial(self._with_client, action_id) for action_id in _OF_A_CLIENT},
            "place.back": window.back,
            "place.forward": window.forward,
            "help.open": self._open_help,
            "wall_monitor.open": window.wall.toggle,
            "wall_monitor.choose": window.wall.use_choices,
            "keys.show": self._show_keys,
            "program.about": self._show_about,
        }

    def _show_words(self, action_id: str) -> None:
        cast("PaperWordsPage", self._window.page_of("paper_words")).show_paper(action_id.removeprefix("words."))
        self._window.go_to("paper_words")

    def _with_client(self, action_id: str) -> None:
        self._who.carry_out(action_id, self._window.page)

    def _leave_only_customer(self, action_id: str) -> None:
        only, page = self._window.only_customer, self._window.page
        card = cast("ClientCard", self._window.page_of(_CARD))
        words = card.leave_call(action_id, only.minutes)
        self._begin_complaint(action_id, only.client_id, words)
        if action_id and action_id not in frozenset(CallBack):
            self.run(action_id)
        elif not only.give_focus_back() and page is not None:
            page.default_focus().setFocus()

    def _go_on_with_call(self) -> None:
        if self._window.page is not None and self._window.page.place == _CARD:
            cast("ClientCard", self._window.page).log_call()
        elif self._window.page is not None:
            self._window.page.default_focus().setFocus()

    @staticmethod
    def _begin_complaint(action_id: str, client_id: int | None, words: str) -> None:
        """A complaint begins with what was written down, unless one was begun before."""
        if action_id != "complaint.log" or not words or client_id is None:
            return
        if kept_complaint(preferences(), client_id) == KeptComplaint():
            keep_complaint(preferences(), client_id, KeptComplaint(words=words))

    def _show_clients(self, chosen: ClientFilter) -> None:
        self._window.go_to("clients")
        cast("ClientsPage", self._window.page).show_filter(chosen)

    def _show_jobs(self, chosen: JobFilter) -> None:
        self._window.go_to("job_list")
        cast("JobListPage", self._window.page).show_filter(chosen)

    def _key_in_next(self) -> None:
        """The pile of sheets that came back, with the scanner's field ready."""
        self._window.go_to("sheet_keying")
        cast("SheetKeyingPage", self._window.page).begin()

    def _print_visit_cards(self) -> None:
        """Those of tomorrow: a card is read the day before."""
        tomorrow = self._window.everafter.clock.today() + timedelta(days=1)
        self.show_paper(PaperRequest("visit-card", day=tomorrow))

    def _print_view(self) -> None:
        page = self._window.page
        request = page.paper_in_view() if page is not None else None
        if request is not None:
            self.show_paper(request)
        elif page is not None and page.words_without_paper():
            self._window.tell(page.words_without_paper())
        else:
            self._window.go_to("papers")

    def _edit_field(self) -> None:
        page = self._window.page
        if page is not None and page.place == _CARD:
            cast("ClientCard", page).edit_focused_panel()
        elif page is not None and page.place == "job":
            cast("JobForm", page).photos.describe_chosen()
        elif page is not None:
            page.edit_field()

    def _open_help(self) -> None:
        page = self._window.page
        if page is not None and page.place != _HELP:
            cast("HelpPage", self._window.page_of(_HELP)).show_help_for(page.place)
        self._window.go_to(_HELP)

    def _quit(self) -> None:
        self._window.is_asked_to_close = True
        self._window.close()

    def _show_keys(self) -> None:
        from ui.shell.keys_overlay import KeysOverlay  # noqa: PLC0415 - needed when somebody asks for it

        shown = [spec for spec in self._window.actions_by_id.specs if self._window.actions_by_id[spec.id].isVisible()]
        page = self._window.page
        title, own_keys = (page.title, page.own_keys()) if page is not None else ("", ())
        overlay = KeysOverlay(shown, self._window, title, own_keys)
        overlay.print_requested.connect(self.print_key_card)
        overlay.open()

    def _show_about(self) -> None:
        from ui.shell.about_dialog import about_dialog  # noqa: PLC0415 - needed when somebody asks for it

        about_dialog(self._window).open()
