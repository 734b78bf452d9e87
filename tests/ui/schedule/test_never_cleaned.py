"""At booking: what was never cleaned, added to the visit by one key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.clients import Area, Site
from app.models.jobs import PriceItem
from app.queries.jobs import get_job, list_jobs_of_client
from app.services.drafts import JobLineDraft
from tests.ui.firm_pages import Desk, settle
from ui.schedule.booking_page import BookingPage


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> BookingPage:
    made = BookingPage(desk.firm.everafter, desk.feed)
    qtbot.addWidget(made)
    desk.show(made)
    return made


def home(desk: Desk) -> int:
    """A living room that was cleaned, a sofa and a rug that never were."""
    PriceItem.delete().execute()
    for name, unit, price in (("Room", "room", 9_000), ("Sofa", "each", 12_000), ("Rug", "each", 6_000)):
        PriceItem.create(name=name, unit=unit, price_minor=price, recommended_months=12)
    client_id = desk.firm.client("Ana Bell")
    site = Site.get(Site.client == client_id).id
    areas = {
        name: Area.create(site=site, name=name, kind=kind).id
        for name, kind in (("Living room", "room"), ("Sofa", "upholstery"), ("Persian", "rug"))
    }
    line = JobLineDraft("Living room", price_minor=9_000, area_id=areas["Living room"])
    desk.firm.finished_job(client_id, lines=(line,))
    return client_id


def test_enter_adds_the_most_valuable_line_with_its_price(desk: Desk, page: BookingPage) -> None:
    client_id = home(desk)
    page.show_client(client_id)
    settle()
    offers = page.never_cleaned.list
    assert [offers.item(row).text() for row in range(offers.count())] == [
        "Sofa · $120.00 · every 12 months",
        "Persian · $60.00 · every 12 months",
    ]
    offers.setFocus()
    QTest.keyClick(offers, Qt.Key.Key_Return)
    assert [editor.line.name for editor in page._lines.editors] == ["Living room", "Sofa"]
    assert offers.count() == 1
    page.never_cleaned.add_button.click()
    assert page.never_cleaned.isHidden(), "nothing is left to offer"
    page.book()
    (newest, _first) = list_jobs_of_client(client_id, 9)
    lines = get_job(newest.id).lines
    assert [(line.name, line.price_minor) for line in lines] == [
        ("Living room", 9_000),
        ("Sofa", 12_000),
        ("Persian", 6_000),
    ]


def test_where_everything_was_cleaned_nothing_is_offered(desk: Desk, page: BookingPage) -> None:
    page.show_client(desk.firm.client("Tom Reyes"))
    settle()
    assert page.never_cleaned.isHidden()


def test_nothing_is_offered_while_something_is_to_be_put_right(desk: Desk, page: BookingPage) -> None:
    client_id = home(desk)
    desk.firm.complaint(client_id)
    page.show_client(client_id)
    settle()
    assert page.never_cleaned.isHidden()
