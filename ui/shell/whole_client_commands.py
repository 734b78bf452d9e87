"""What the menus do with a client as a whole: merge, leave, erase, delete, and what was deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from app.errors import EverafterError
from app.translations import gettext as _

if TYPE_CHECKING:
    from ui.merge.merge_page import MergePage
    from ui.merge.same_person_page import SamePersonPage
    from ui.shell.main_window import MainWindow


class WholeClientCommands(QObject):
    """The functions behind the lower half of the Client menu."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def acts(self) -> tuple[Callable[[int], None], ...]:
        """Merge, matters and delete, each for a client."""
        go_to = self._window.go_to
        return (partial(go_to, "merge"), partial(go_to, "client_matters"), self.delete)

    def functions(self) -> Mapping[str, Callable[[], None]]:
        """The commands that need no client."""
        return {
            "duplicates.open": self._open_pairs,
            "deleted.open": partial(self._window.go_to, "recently_deleted"),
        }

    def delete(self, client_id: int) -> None:
        """Put a client among the recently deleted; the toast offers Undo."""
        try:
            name = self._window.everafter.clients.archive(client_id)
        except EverafterError as error:
            self._window.tell(str(error))
            return
        self._window.go_to("clients")
        self._window.tell(_("{name} is among the recently deleted").format(name=name), is_undoable=True)

    def _open_pairs(self) -> None:
        page = cast("SamePersonPage", self._window.page_of("same_person"))
        if not page.is_connected:
            page.is_connected = True
            page.pair_requested.connect(self._show_pair)
        self._window.go_to("same_person")

    def _show_pair(self, first_id: int, second_id: int) -> None:
        cast("MergePage", self._window.page_of("merge")).show_pair(first_id, second_id)
        self._window.go_to("merge")
