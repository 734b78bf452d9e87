"""One banner, and under each the buttons with which one does what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.queries.client_rows import BannerKind, BannerRow, ErasedRow
from app.services.drafts import PromiseDraft
from tests.ui.firm_pages import Desk, settle, texts_of
from ui.clients.card_banner import CardBanner, late_words, short_number
from ui.clients.client_card import ClientCard
from ui.firm_formats import FirmFormats


def _buttons(banner: CardBanner) -> dict[str, QPushButton]:
    return {each.text(): each for each in banner.findChildren(QPushButton) if each.isVisibleTo(banner)}


@pytest.mark.parametrize(
    ("row", "title", "buttons", "signal"),
    [
        (
            BannerRow(BannerKind.BROKEN_PROMISE, "Damp", complaint_id=3),
            "We owe Margaret what we promised",
            ["Open complaint", "Call 555 0142"],
            "complaint_requested",
        ),
        (
            BannerRow(BannerKind.BROKEN_PROMISE, "Send the guide", promise_id=3),
            "We owe Margaret what we promised",
            ["Kept it", "Call 555 0142"],
            "promise_kept",
        ),
        (
            BannerRow(BannerKind.OPEN_COMPLAINT, "Damp", complaint_id=3),
            "Margaret is waiting for us",
            ["Open complaint", "Call 555 0142"],
            "complaint_requested",
        ),
        (BannerRow(BannerKind.VISIT_TODAY, "Hall", job_id=3), "Visit today", ["Open job"], "job_requested"),
        (
            BannerRow(BannerKind.UNPAID, "Hall", job_id=3, amount_minor=10_000),
            "Margaret owes us $100.00",
            ["Take payment"],
            "payment_requested",
        ),
        (
            BannerRow(BannerKind.AFTERCARE_DUE),
            "Ask Margaret how it was",
            ["Ask how it was", "Call 555 0142"],
            "feedback_requested",
        ),
        (
            BannerRow(BannerKind.CERTIFICATE_DUE, reward_id=3),
            "A certificate is due for Margaret",
            ["Preview certificate"],
            "certificate_requested",
        ),
    ],
    ids=lambda value: value.kind.value + str(value.promise_id or "") if isinstance(value, BannerRow) else "",
)
def test_each_banner_has_the_button_that_does_it(
    desk: Desk, qtbot: QtBot, row: BannerRow, title: str, buttons: list[str], signal: str
) -> None:
    details = replace(desk.details(desk.margaret()), banner=row)
    banner = CardBanner(FirmFormats(desk.firm.clock))
    qtbot.addWidget(banner)
    banner.show_client(details, "Margaret")
    banner.show()
    settle()
    assert title in texts_of(banner)
    assert list(_buttons(banner)) == buttons
    with qtbot.waitSignal(getattr(banner, signal)) as asked:
        _buttons(banner)[buttons[0]].click()
    assert asked.args in ([3], [])


def test_nothing_to_say_is_no_banner(desk: Desk, qtbot: QtBot) -> None:
    banner = CardBanner(FirmFormats(desk.firm.clock))
    qtbot.addWidget(banner)
    banner.show_client(desk.details(desk.margaret()), "Margaret")
    assert not banner.isVisible()


def test_the_card_of_whom_was_erased_says_when_and_by_whom_and_nothing_to_do(desk: Desk, qtbot: QtBot) -> None:
    erased = ErasedRow(desk.firm.clock.now(), "Luis")
    details = replace(desk.details(desk.margaret()), erased=erased, banner=BannerRow(BannerKind.AFTERCARE_DUE))
    banner = CardBanner(FirmFormats(desk.firm.clock))
    qtbot.addWidget(banner)
    banner.show_client(details, "")
    banner.show()
    settle()
    assert "Erased at their wish on Mon 2 Mar, by Luis" in texts_of(banner)
    assert list(_buttons(banner)) == []
    banner.show_client(replace(details, erased=replace(erased, erased_by="")), "")
    assert "Erased at their wish on Mon 2 Mar\n" in texts_of(banner)


def test_a_kept_promise_leaves_the_banner_and_undo_brings_it_back(desk: Desk, card: ClientCard) -> None:
    client_id = desk.margaret()
    due_at = desk.firm.clock.now()
    desk.firm.everafter.promises.make(client_id, PromiseDraft("Send the guide", due_at, desk.firm.luis))
    desk.firm.clock.move_on(minutes=30)
    card.show_client(client_id)
    assert "We owe Margaret what we promised — 30 minutes late" in texts_of(card)
    _buttons(card._banner)["Kept it"].click()
    assert "We owe Margaret" not in texts_of(card)
    assert desk.told == ["Promise kept"]
    desk.firm.everafter.history.undo()
    assert "We owe Margaret" in texts_of(card)


def test_lateness_and_numbers_are_said_as_people_say_them() -> None:
    assert [late_words(minutes) for minutes in (0, 99, 100, 60 * 48)] == [
        "1 minute late", "99 minutes late", "1 hour late", "2 days late",
    ]  # fmt: skip
    assert short_number("(503) 555 0142") == "555 0142"
    assert short_number("+44 20 7946 0958") == "+44 20 7946 0958"
