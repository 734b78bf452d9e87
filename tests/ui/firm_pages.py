"""A small firm on a real file, with the feed of a window: what the tests of its pages start from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.queries.client_card import get_client
from app.queries.client_rows import ClientDetails
from app.queries.complaint_rows import ComplaintDetails
from app.queries.complaints import get_complaint
from app.services.drafts import AreaDraft, ContactDraft, FactDraft, SiteDraft
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from ui.change_feed import ChangeFeed
from ui.page import Page
from ui.window_state import preferences


class Desk:
    """A firm, the feed of its window, and what its pages asked the frame for."""

    def __init__(self, firm: Firm, feed: ChangeFeed) -> None:
        self.firm = firm
        self.feed = feed
        self.told: list[str] = []

    def show(self, page: Page, width: int = 1244, height: int = 801) -> None:
        """Put a page on the screen and listen to its toasts."""
        page.message.connect(lambda words, _is_undoable: self.told.append(words))
        page.resize(width, height)
        page.show()
        page.activateWindow()
        QTest.qWaitForWindowActive(page)

    def margaret(self) -> int:
        """A client of eleven years with two numbers, an address, two facts and two floors."""
        client_id = self.firm.client(
            "Margaret Alder",
            first_name="Margaret",
            last_name="Alder",
            phones=(
                ContactDraft("(503) 555 0142", label="home", note="best after 10:00", is_preferred=True),
                ContactDraft("(503) 555 0199", whose="Alan, husband"),
            ),
            sites=(SiteDraft(street="18 Orchard Lane", town="Millbrook", postal_code="97222", find_note="Blue gate"),),
            facts=(FactDraft("Biscuit, the spaniel", "Keep the kitchen door shut", kind="pet"),),
        )
        details = self.details(client_id)
        assert details.main_site is not None
        site_id = details.main_site.id
        self.firm.everafter.areas.add(
            site_id, AreaDraft("Living room", size_hundredths=26_000, size_unit="sq_ft", fibre="Wool 80/20")
        )
        self.firm.everafter.areas.add(site_id, AreaDraft("Stairs", "stairs", 1_300, "tread", "Polypropylene"))
        return client_id

    def details(self, client_id: int) -> ClientDetails:
        """The card of a client as it is stored now."""
        return get_client(client_id, self.firm.clock.now(), self.firm.zone)

    def complaint(self, complaint_id: int) -> ComplaintDetails:
        """A complaint as it is stored now."""
        return get_complaint(complaint_id, self.firm.clock.now(), self.firm.zone)


@contextmanager
def desk_of_a_firm(folder: Path, clock: MovableClock) -> Iterator[Desk]:
    """A firm in a fresh file and its feed, closed afterwards; half-written drafts of earlier tests are forgotten."""
    kept = preferences()
    layouts = kept.settings.layouts.items()
    kept.change(layouts={name: text for name, text in layouts if not name.startswith("draft.")})
    with opened_firm(str(folder / "firm.everafter"), clock) as firm:
        feed = ChangeFeed(firm.everafter.events)
        yield Desk(firm, feed)
        feed.close()


def texts_of(widget: QWidget) -> str:
    """Every word that a widget shows now, in the order of its children."""
    words = [
        child.text()
        for child in widget.findChildren(QWidget)
        if isinstance(child, QLabel | QAbstractButton) and child.isVisibleTo(widget)
    ]
    return "\n".join(words)


def settle() -> None:
    """Let Qt carry out what it has queued."""
    QApplication.processEvents()
