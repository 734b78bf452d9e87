"""What the frame does for what clients say: the front door from anywhere, help without a sale, and the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from app.queries.voices import VoiceRow
from app.translations import gettext as _
from ui.complaints.kept_complaint import begin_with_voice
from ui.page import Page
from ui.window_state import preferences

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow
    from ui.voices.ask_us_page import AskUsPage
    from ui.voices.voices_page import VoicesPage

_HELP = "help"


class VoiceCommands(QObject):
    """Whoever is in view is who speaks; in a list, and with nobody in view, the form asks who it is."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def functions(self) -> Mapping[str, Callable[[], None]]:
        """The commands of the menus."""
        return {
            "voice.log": partial(self.ask_us, ""),
            "help.log": partial(self.ask_us, _HELP),
            "voices.open": partial(self._window.go_to, "voices"),
        }

    def ask_us(self, kind: str) -> None:
        """Open the front door; asked again on it, what is written stays."""
        page = self._window.page
        if page is not None and page.place == "ask_us":
            cast("AskUsPage", page).choose_kind(kind)
            return
        self._begin(_speaker(page), kind)

    def log_help(self, client_id: int, asked: str, advised: str) -> None:
        """Help that was just read out of the answer book; without a client (0) of whoever is in view."""
        self._begin(client_id or _speaker(self._window.page), _HELP, asked, advised)

    def log_complaint(self, said: VoiceRow) -> None:
        """The form of a complaint that begins with these words; without a name there is nobody to put it right for."""
        if said.client_id is None:
            self._window.tell(_("Put right first who said it: a complaint belongs to somebody."))
            return
        begin_with_voice(preferences(), said.client_id, said)
        self._window.go_to("complaint_form", said.client_id)

    def show_voice(self, voice_id: int) -> None:
        """The list with these words chosen."""
        self._window.go_to("voices")
        page = self._window.page
        if page is not None and page.place == "voices":
            cast("VoicesPage", page).show_voice(voice_id)

    def _begin(self, client_id: int | None, kind: str, words: str = "", answer: str = "") -> None:
        form = cast("AskUsPage", self._window.page_of("ask_us"))
        form.begin(client_id, kind, words, answer)
        self._window.go_to("ask_us", client_id)


def _speaker(page: Page | None) -> int | None:
    """Whom the page is about; whoever happens to be chosen in a list is seldom who rings."""
    return page.client_in_view() if page is not None and page.is_of_one_client else None
