"""Recently deleted: clients and jobs of the last thirty days, who and when, and one key that brings them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import EverafterError
from app.queries import firm as firm_queries
from app.queries.recently_deleted import DeletedRow, list_recently_deleted
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.firm_formats import FirmFormats, formats_of
from ui.page import Page
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.empty_state import EmptyState
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from app.everafter import Everafter


def deleted_words(row: DeletedRow, formats: FirmFormats) -> str:
    """One line of the list, as it is also read out."""
    what = _("Client {number}: {name}") if row.kind == "client" else _("Job {number} of {name}")
    day = formats.date(formats.day_of(row.deleted_at))
    who = row.deleted_by or _("somebody")
    return _("{what} · deleted {day} by {who}").format(
        what=what.format(number=row.number, name=row.name), day=day, who=who
    )


class RecentlyDeletedPage(Page):
    """The list and the button below it; Enter brings back."""

    place = "recently_deleted"
    tables = frozenset({"client", "job", "erasure"})

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._list = RowList(_("Recently deleted"))
        self._empty = EmptyState(
            "trash-2",
            _("Nothing was deleted lately"),
            _("A client or job you delete waits here for 30 days, then in the archive; nothing is lost."),
        )
        self._back_button = Button(_("Bring &back"), ButtonVariant.PRIMARY, "undo-2")
        self._back_button.clicked.connect(self.bring_back)
        self._list.opened.connect(lambda _key: self.bring_back())
        self._build()

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._back_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, 20, Space.XL, 20)
        column.setSpacing(Space.M)
        column.addWidget(TextLabel(_("Recently deleted"), TextRole.TITLE))
        column.addWidget(
            TextLabel(_("Deleted in the last 30 days. Enter brings it back."), TextRole.BODY, TextTone.SECONDARY)
        )
        column.addWidget(self._list, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(foot)

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Recently deleted")

    def default_focus(self) -> QWidget:
        """The list."""
        return self._list

    def reload(self) -> None:
        """Read the list anew; the chosen line stays chosen."""
        rows = list_recently_deleted(self._everafter.clock.now())
        self._list.set_rows([((row.kind, row.id), deleted_words(row, self._formats)) for row in rows])
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._back_button.setVisible(bool(rows))

    def bring_back(self) -> None:
        """Take what is chosen out of the list; Undo puts it back."""
        chosen = self._list.chosen()
        if not isinstance(chosen, tuple):
            return
        kind, row_id = chosen
        try:
            if kind == "client":
                self._everafter.clients.bring_back(row_id)
            else:
                self._everafter.deleted_jobs.bring_back(row_id)
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        self.message.emit(_("It is back"), True)
