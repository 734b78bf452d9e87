"""What every screen in the frame is: it reads rows, reloads from the change feed, asks the frame for the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.events import RecordsChanged
from app.keys.screen_keys import screen_keys
from app.papers.paper_request import PaperRequest
from ui.change_feed import ChangeFeed

if TYPE_CHECKING:
    from app.everafter import Everafter


class Page(QWidget):
    """One screen between the Care strip and the window's edge.

    A page never refreshes itself after saving: `reload` is called when it is first shown and whenever one of its
    `tables` changed, at once while it is in view, else when it comes into view again.
    """

    place: ClassVar[str] = ""
    tables: ClassVar[frozenset[str]] = frozenset()
    is_of_one_client: ClassVar[bool] = False
    """Whether all of this page is about the client in view, and not a list in which some line happens to be chosen."""

    client_requested = Signal(int)  # open this client's card
    need_requested = Signal(int, int)  # open this client's card and ask how this need of theirs was met
    promise_making_requested = Signal(int)  # open this client's card and ask what we promise
    voice_requested = Signal(int)  # show what a client said in the list, with what became of it
    voice_complaint_requested = Signal(object)  # VoiceRow: log a complaint that begins with these words
    help_log_requested = Signal(int, str, str)  # log help: the client or 0, what they asked, what we advised
    client_creation_requested = Signal(str)  # a new client of this name or number
    booking_requested = Signal(int)  # book a job for this client
    booking_on_requested = Signal(int, object)  # book one for this client on this day
    call_log_requested = Signal(int)  # write down a call with this client
    complaint_log_requested = Signal(int)  # write down a complaint of this client
    job_requested = Signal(int)  # open this job
    sheet_requested = Signal(int)  # key in, or correct, the sheet of this job
    complaint_requested = Signal(int)  # show this complaint on the Care Board
    place_requested = Signal(str)  # go to another place
    reason_requested = Signal(str)  # show who is with us for this reason
    cases_requested = Signal(str)  # show what helped before with complaints like these words
    action_requested = Signal(str)  # carry out the command of this id, such as "sheet.key_in"
    person_requested = Signal(int)  # this person sits down here and signs from now on
    paper_requested = Signal(object)  # PaperRequest
    write_requested = Signal(object)  # WriteWish: write to these clients
    export_requested = Signal(str, object)  # a list ("clients", "jobs") and the ids of its rows to write into a file
    list_export_requested = Signal(str, bool)  # a whole list, and whether exactly, for another import
    import_undo_requested = Signal(int)  # take this import back
    message = Signal(str, bool)  # a toast: words, and whether it offers Undo

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who_is_with_us: Callable[[], frozenset[int]] = frozenset
        """Whom somebody is on the telephone with at this desk; the frame knows, from the pages it made."""
        self._everafter = everafter
        self._is_stale = True
        feed.changed.connect(self._on_changed)

    @property
    def title(self) -> str:
        """What the window's title and a screen reader call this page."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read everything shown here anew, keeping the selected line and the place in the list."""
        raise NotImplementedError

    def refresh_clocks(self) -> None:
        """Thirty seconds passed, or the page comes back: show what time alone changes; nothing moves under a hand."""

    def default_focus(self) -> QWidget:
        """What has the focus when the page comes into view."""
        return self

    def client_in_view(self) -> int | None:
        """The client that the commands of the Client menu mean on this page."""
        return None

    def client_on_the_phone(self) -> int | None:
        """Whose call is being written down on this page."""
        return None

    def own_keys(self) -> tuple[tuple[str, str], ...]:
        """Keys that mean something on this page alone, each with its words, for the sheet of all keys."""
        return screen_keys(self.place)

    def paper_in_view(self) -> PaperRequest | None:
        """What Ctrl+P prints here."""
        return None

    def words_without_paper(self) -> str:
        """What Ctrl+P says here when there is nothing to print; without words it opens the list of all papers."""
        return ""

    def words_against_closing(self) -> str:
        """What would be lost if the window closed now, said once; a second wish to close is followed."""
        return ""

    def edit_field(self) -> None:
        """F2: change what is chosen; on a page where nothing is changed in place, nothing happens."""

    def keep_to_client_in_view(self, *, is_kept: bool) -> None:
        """Only customer begins or ends: while it lasts, no other client's name comes into view (S3.1)."""

    def reload_if_stale(self) -> None:
        """Read anew if something changed while the page was out of view."""
        if self._is_stale:
            self._is_stale = False
            self.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Come into view with what is true now, also after an hour in which nobody wrote anything down."""
        if self._is_stale:
            self.reload_if_stale()
        else:
            self.refresh_clocks()
        super().showEvent(event)

    def _on_changed(self, event: RecordsChanged) -> None:
        if not (event.is_bulk or event.touches(*self.tables)):
            return
        self._is_stale = True
        if self.isVisible():
            self.reload_if_stale()
