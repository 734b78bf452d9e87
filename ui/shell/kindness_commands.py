"""What the frame does for kindness: goodwill where somebody is looking, a kindness logged, and a need that was met."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from ui.messages.write_wish import WriteWish

if TYPE_CHECKING:
    from ui.answer_book.answer_book_page import AnswerBookPage
    from ui.care_board.care_board_page import CareBoardPage
    from ui.clients.client_card import ClientCard
    from ui.messages.write_page import WritePage
    from ui.schedule.job_form import JobForm
    from ui.shell.main_window import MainWindow
    from ui.why_us.why_us_page import WhyUsPage


class KindnessCommands(QObject):
    """Opens the form where it belongs: beside the job or the complaint in view, else on the client's card."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def give_goodwill(self, client_id: int) -> None:
        """Ask what is given to this client."""
        page = self._window.page
        if page is not None and page.client_in_view() == client_id:
            if page.place == "job":
                cast("JobForm", page).give_goodwill()
                return
            if page.place == "care_board":
                cast("CareBoardPage", page).give_goodwill()
                return
        self._window.show_client(client_id)
        cast("ClientCard", self._window.page).give_goodwill()

    def open_answer_book(self, typed: str = "") -> None:
        """The book beside the card in view, for whoever is on the telephone; a call of the only customer goes on."""
        window = self._window
        page = cast("AnswerBookPage", window.page_of("answer_book"))
        before = window.page
        is_of_one = before is not None and (before.is_of_one_client or before is page)
        in_view = before.client_in_view() if before is not None and is_of_one else None
        if typed or before is not page:
            page.show_pages(typed)
        window.go_to("answer_book", window.only_customer.client_id if window.only_customer.is_on else in_view or 0)

    def promise(self, client_id: int) -> None:
        """Open the card and ask what we promise."""
        self._window.show_client(client_id)
        cast("ClientCard", self._window.page).promises.promise()

    def log_kindness(self, client_id: int) -> None:
        """Open the card and ask what was done."""
        self._window.show_client(client_id)
        cast("ClientCard", self._window.page).log_kindness()

    def write_to(self, client_id: int) -> None:
        """Write to this client."""
        self.write(WriteWish((client_id,)))

    def write(self, wish: WriteWish) -> None:
        """Write to these clients."""
        cast("WritePage", self._window.page_of("write")).begin(wish)
        self._window.go_to("write")

    def show_reason(self, reason: str) -> None:
        """Who is with us for this reason."""
        cast("WhyUsPage", self._window.page_of("why_us")).show_reason(reason)
        self._window.go_to("why_us")

    def meet_need(self, client_id: int, need_id: int) -> None:
        """Open the card and ask how the need was met."""
        self._window.show_client(client_id)
        cast("ClientCard", self._window.page).meet_need(need_id)
