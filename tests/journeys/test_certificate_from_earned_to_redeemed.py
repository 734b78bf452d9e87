"""One certificate through the real window by keys: earned, looked at, saved, posted, redeemed once, never again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.errors import NotAllowedError
from app.models.clients import TimelineEntry
from app.models.rewards import Reward
from app.queries.loyalty_rows import LoyaltyFilter, LoyaltyStep
from app.rules.certificate_gifts import CertificateTerms, GiftTerms
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.loyalty.loyalty_page import LoyaltyPage
from ui.print_preview.preview_page import PreviewPage

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def choose(desk: FirmWindow, words: str) -> None:
    """Tab to a button and press the space bar."""
    for _step in range(120):
        focus = desk.focus()
        if isinstance(focus, QAbstractButton) and focus.text().replace("&", "") == words:
            desk.press(Qt.Key.Key_Space)
            return
        desk.press(TAB)
    raise AssertionError(f"no Tab leads to {words}")


def loyalty(desk: FirmWindow) -> LoyaltyPage:
    """The page, found by its name from anywhere."""
    desk.press(Qt.Key.Key_K, CTRL)
    desk.type("loyalty")
    desk.press(ENTER)
    page = desk.window.page
    assert isinstance(page, LoyaltyPage)
    return page


@pytest.mark.slow
def test_from_the_fifth_visit_to_the_armchair(desk: FirmWindow, qtbot: QtBot, tmp_path: Path) -> None:
    firm = desk.firm
    gift = GiftTerms("One armchair, on us", 4_000, 6)
    firm.everafter.certificates.change_terms(CertificateTerms({("visits", 5): gift}))
    client_id = firm.client("Ana Ruiz", preferred_name="Annie")
    for month in (9, 10, 11, 12):
        firm.clock.move_to(datetime(2025, month, 2, 12))
        firm.finished_job(client_id, price_minor=20_000)
    firm.clock.move_to(datetime(2026, 3, 2, 12))
    firm.finished_job(client_id, price_minor=20_000)

    # earned with the visit: it stands on the page with its gift, and Ctrl+P leads to it
    page = loyalty(desk)
    assert page.desk.line is not None
    assert (page.desk.line.step, page.desk.line.gift) == (LoyaltyStep.DUE, "One armchair, on us")
    desk.press(Qt.Key.Key_P, CTRL)
    preview = desk.window.page
    assert isinstance(preview, PreviewPage)
    qtbot.waitUntil(lambda: desk.named("preview.print").isEnabled(), timeout=30_000)
    file = tmp_path / "annie.pdf"
    preview.save_as(str(file))
    reward_id = page.desk.line.reward_id
    qtbot.waitUntil(lambda: Reward.get_by_id(reward_id).state == "printed", timeout=30_000)
    text = " ".join(pypdf.PdfReader(file).pages[0].extract_text().split())
    assert "2026-0001" in text
    assert "Any time until September 2, 2026" in text

    # posted: it stands on the timeline, and nothing is due any more
    page = loyalty(desk)
    assert page.desk.line is None
    page.show_filter(LoyaltyFilter.GIVEN)
    settle()
    choose(desk, "Mark posted")
    assert Reward.get_by_id(reward_id).handed_over_at == firm.clock.now()
    assert TimelineEntry.select().where(TimelineEntry.client == client_id).count() == 1

    # she comes again and has her armchair; once
    firm.clock.move_on(days=60)
    job_id = firm.booked_job(client_id)
    page = loyalty(desk)
    page.show_filter(LoyaltyFilter.GIVEN)
    settle()
    choose(desk, "Redeem")
    desk.press(ENTER)
    kept = Reward.get_by_id(reward_id)
    assert (kept.state, kept.redeemed_job_id) == ("redeemed", job_id)
    with pytest.raises(NotAllowedError, match="redeemed before"):
        firm.everafter.rewards.redeem(kept.id)
    assert not desk.named("loyalty.redeem").isVisible()
    assert firm.everafter.history.undo_label() == "Certificate redeemed"
