"""Same person? Pairs of cards that look alike, each to be looked at side by side or kept apart."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries.client_pairs import LikelyPairRow, list_likely_pairs
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.jobs import Job, JobRunner
from ui.merge.pair_words import pair_sentence
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from app.everafter import Everafter
    from app.jobs import JobProgress


class SamePersonPage(Page):
    """The pairs, the surest first; Enter looks at both."""

    place = "same_person"
    tables = frozenset({"client", "contact_point", "kept_separate", "client_merge"})
    pair_requested = Signal(int, int)

    def __init__(
        self, everafter: Everafter, feed: ChangeFeed, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(everafter, feed, parent)
        self._runner = runner
        self._reading: Job | None = None
        self._is_asked_again = False
        self.is_connected = False
        """Whether the frame listens to `pair_requested`."""
        self._rows: list[LikelyPairRow] = []
        self._list = RowList(_("Cards that look alike"))
        self._empty = EmptyState(
            "users",
            _("No two cards look alike"),
            _("Cards that share a telephone, an e-mail or a name and address would stand here."),
        )
        self._look_button = Button(_("&Look at both"), ButtonVariant.PRIMARY)
        self._apart_button = Button(_("&Keep both"), ButtonVariant.PLAIN)
        self._look_button.clicked.connect(self.look)
        self._apart_button.clicked.connect(self.keep_both)
        self._list.opened.connect(lambda _key: self.look())
        self._build()
        self._take([])
        self._empty.hide()  # nobody knows yet

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Space.M)
        foot.addStretch(1)
        foot.addWidget(self._apart_button)
        foot.addWidget(self._look_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, 20, Space.XL, 20)
        column.setSpacing(Space.M)
        column.addWidget(TextLabel(_("Same person?"), TextRole.TITLE))
        words = _("Nothing is merged by itself. Enter looks at both side by side.")
        column.addWidget(TextLabel(words, TextRole.BODY, TextTone.SECONDARY, wrap=True))
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Same person?")

    def default_focus(self) -> QWidget:
        """The list."""
        return self._list

    def reload(self) -> None:
        """Look for pairs anew beside the window; until they are there the list stays as it is."""
        if self._reading is not None:
            self._is_asked_again = True
            return
        self._is_asked_again = False
        self._reading = self._runner.run_in_thread(partial(_read_pairs, self._everafter))
        self._reading.succeeded.connect(self._take)
        self._reading.finished.connect(self._end_reading)

    def _end_reading(self) -> None:
        self._reading = None
        if self._is_asked_again:
            self.reload()

    def _take(self, rows: list[LikelyPairRow]) -> None:
        self._rows = rows
        self._list.set_rows([((row.first_id, row.second_id), pair_sentence(row)) for row in self._rows])
        for widget in (self._list, self._look_button, self._apart_button):
            widget.setVisible(bool(self._rows))
        self._empty.setVisible(not self._rows)

    def look(self) -> None:
        """Both side by side."""
        self._with_chosen(self.pair_requested.emit)

    def keep_both(self) -> None:
        """They are two people."""
        self._with_chosen(partial(self._keep))

    def _keep(self, first_id: int, second_id: int) -> None:
        try:
            self._everafter.client_merges.keep_separate(first_id, second_id)
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        self.message.emit(_("Noted: they are two people"), True)

    def _with_chosen(self, act: object) -> None:
        chosen = self._list.chosen()
        if isinstance(chosen, tuple) and callable(act):
            act(*chosen)


def _read_pairs(everafter: Everafter, _progress: JobProgress) -> list[LikelyPairRow]:
    """On the worker thread, with a connection of its own."""
    everafter.database.connect(reuse_if_open=True)
    try:
        return list_likely_pairs()
    finally:
        everafter.database.close()
