"""The pages of the window: built when first visited, and where the user was before."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.page import Page
from ui.shell.visit_history import Visit, VisitHistory

MakePage = Callable[[], Page]
ShowItem = Callable[[Page, int], None]


class PageStack(QStackedWidget):
    """Holds one page for each place; hidden pages are not built, so a start and a theme switch stay cheap."""

    page_made = Signal(object)  # Page
    visited = Signal(object)  # Visit

    def __init__(self, makers: Mapping[str, MakePage], show_item: ShowItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers = makers
        self._show_item = show_item
        self._pages: dict[str, Page] = {}
        self.history = VisitHistory()

    @property
    def page(self) -> Page | None:
        """The page in view."""
        widget = self.currentWidget()
        return widget if isinstance(widget, Page) else None

    def page_of(self, place: str) -> Page:
        """The page of a place, built if need be but not shown."""
        if place not in self._pages:
            page = self._makers[place]()
            self._pages[place] = page
            self.addWidget(page)
            self.page_made.emit(page)
        return self._pages[place]

    def made_pages(self) -> tuple[Page, ...]:
        """The pages visited so far."""
        return tuple(self._pages.values())

    def go_to(self, visit: Visit) -> None:
        """Show a screen and remember it."""
        self.history.go_to(visit)
        self._show(visit)

    def back(self) -> None:
        """Show the screen before, if there is one."""
        visit = self.history.back()
        if visit is not None:
            self._show(visit)

    def forward(self) -> None:
        """Show the screen the user came back from."""
        visit = self.history.forward()
        if visit is not None:
            self._show(visit)

    def _show(self, visit: Visit) -> None:
        page = self.page_of(visit.place)
        if visit.item is not None:
            self._show_item(page, visit.item)
        self.setCurrentWidget(page)
        page.reload_if_stale()
        # Without the focus in the new page, the keys would still go to the one that is hidden now.
        page.default_focus().setFocus()
        self.visited.emit(visit)
