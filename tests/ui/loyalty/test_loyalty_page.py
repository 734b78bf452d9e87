"""The Loyalty page by keys: the list, the real page beside it, and each step a certificate takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from app.models.clients import Area, Site
from app.models.rewards import Reward
from app.papers.paper_request import PaperRequest
from app.queries.loyalty_rows import LoyaltyFilter, LoyaltyStep
from app.rules.certificate_gifts import CertificateTerms, GiftTerms
from tests.app.services.test_rewards import five_years
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.loyalty.certificate_forms import WordsForm
from ui.loyalty.loyalty_model import LoyaltyColumn
from ui.loyalty.loyalty_page import LoyaltyPage
from ui.theme.apply import apply_theme
from ui.theme.tokens import Theme
from ui.widgets.empty_state import EmptyState
from ui.widgets.tables import TableView


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


@pytest.fixture
def margaret(desk: FirmWindow) -> int:
    """Margaret Alder, five years with us today."""
    terms = CertificateTerms({("tenure", 5): GiftTerms("One armchair, on us", 4_000, 6)})
    desk.firm.everafter.certificates.change_terms(terms)
    client_id = five_years(desk.firm)
    Area.create(site=Site.get(Site.client == client_id), name="Living room")
    desk.firm.everafter.rewards.refresh()
    Reward.delete().where(Reward.rule == "visits").execute()
    return client_id


def page_of(desk: FirmWindow) -> LoyaltyPage:
    desk.window.go_to("loyalty")
    settle()
    page = desk.window.page
    assert isinstance(page, LoyaltyPage)
    return page


def wait_for_picture(page: LoyaltyPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.desk.picture.has_picture, timeout=20_000)


def click(desk: FirmWindow, name: str) -> None:
    button = desk.named(f"loyalty.{name}")
    assert button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def test_the_chosen_line_has_its_real_page_beside_it(desk: FirmWindow, margaret: int, qtbot: QtBot) -> None:
    page = page_of(desk)
    assert page.client_in_view() == margaret
    line = page.desk.line
    assert line is not None
    assert (line.step, line.gift) == (LoyaltyStep.DUE, "One armchair, on us")
    assert page.paper_in_view() == PaperRequest("certificates", rewards=(line.reward_id or 0,))
    wait_for_picture(page, qtbot)
    assert Reward.get_by_id(line.reward_id).number is None, "looking gives out no number"


def test_words_and_gift_are_chosen_before_it_is_printed_and_undo_takes_them_back(
    desk: FirmWindow, margaret: int
) -> None:
    page_of(desk)
    click(desk, "words")
    form = desk.window.findChild(WordsForm)
    assert form is not None
    assert form.field("care_line").isHidden(), "their rooms are named"
    rooms = desk.named("loyalty.rooms")
    assert isinstance(rooms, QCheckBox)
    rooms.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert not rooms.isChecked()
    combo = desk.named("loyalty.care_line")
    assert isinstance(combo, QComboBox)
    combo.setEditText("Nor have we forgotten Biscuit.")
    form.set_text("gift", "One room, on us")
    form.field("gift").editor.setFocus()
    desk.press(Qt.Key.Key_Return)
    kept = Reward.get(Reward.client == margaret, Reward.rule == "tenure", Reward.level == 5)
    assert (kept.care_line, kept.gift) == ("Nor have we forgotten Biscuit.", "One room, on us")
    desk.firm.everafter.history.undo()
    assert Reward.get_by_id(kept.id).gift == "One armchair, on us"


def test_a_gift_nobody_can_pay_for_is_told_under_its_field(desk: FirmWindow, margaret: int) -> None:
    page_of(desk)
    click(desk, "words")
    form = desk.window.findChild(WordsForm)
    assert form is not None
    form.set_text("gift_minor", "a lot")
    form.save_requested.emit()
    settle()
    assert form.isVisible()
    assert Reward.get(Reward.client == margaret, Reward.level == 5).gift == "One armchair, on us"


def test_saved_posted_redeemed_once_and_each_can_be_seen_among_what_was_given(
    desk: FirmWindow, margaret: int, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(desk)
    job_id = desk.firm.booked_job(margaret)
    page.desk.save_as(str(tmp_path / "one.pdf"))
    qtbot.waitUntil(lambda: (tmp_path / "one.pdf").is_file() and page.desk.line is None, timeout=20_000)
    page.show_filter(LoyaltyFilter.GIVEN)
    settle()
    assert page.desk.line is not None
    assert (page.desk.line.step, page.desk.line.number) == (LoyaltyStep.PRINTED, "2026-0001")
    click(desk, "posted")
    assert page.desk.line.step is LoyaltyStep.HANDED_OVER
    assert not desk.named("loyalty.posted").isVisible()
    click(desk, "redeem")
    desk.press(Qt.Key.Key_Return)
    kept = Reward.get(Reward.client == margaret, Reward.level == 5)
    assert (kept.state, kept.redeemed_job_id) == ("redeemed", job_id)
    settle()
    assert not desk.named("loyalty.redeem").isVisible()
    assert not desk.named("loyalty.void").isVisible()


def test_void_asks_why_and_undo_brings_it_back(desk: FirmWindow, margaret: int) -> None:
    page = page_of(desk)
    click(desk, "void")
    desk.press(Qt.Key.Key_Return)
    assert Reward.get(Reward.client == margaret, Reward.level == 5).state == "due", "not without a reason"
    desk.type("Wrong")
    desk.press(Qt.Key.Key_Return)
    assert Reward.get(Reward.client == margaret, Reward.level == 5).state == "void"
    assert page.desk.line is None or page.desk.line.client_id != margaret
    desk.firm.everafter.history.undo()
    settle()
    assert page.client_in_view() == margaret


def test_held_says_why_and_cannot_be_printed(desk: FirmWindow, margaret: int) -> None:
    desk.firm.complaint(margaret, "The stain is back by the sofa")
    page = page_of(desk)
    page.show_filter(LoyaltyFilter.HELD)
    settle()
    assert page.desk.line is not None
    assert page.desk.line.complaint_words == "The stain is back by the sofa"
    assert page.paper_in_view() is None
    assert not desk.named("loyalty.print").isVisible()
    assert desk.named("loyalty.words").isVisible()


def test_arrows_walk_enter_opens_and_ctrl_p_means_the_one_shown(desk: FirmWindow, margaret: int) -> None:
    firm = desk.firm
    ana = firm.client("Ana Ruiz")
    for month in (9, 10, 11, 12):
        firm.clock.move_to(datetime(2025, month, 2, 12))
        firm.finished_job(ana, price_minor=1_000)
    firm.clock.move_to(datetime(2026, 3, 10, 9))
    firm.finished_job(ana, price_minor=1_000)
    page = page_of(desk)
    names = [page.desk.line.client_name if page.desk.line else ""]
    desk.press(Qt.Key.Key_Down)
    names.append(page.desk.line.client_name if page.desk.line else "")
    assert sorted(names) == ["Ana Ruiz", "Margaret Alder"]
    chosen = page.client_in_view()
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not None
    assert (desk.window.page.place, desk.window.page.client_in_view()) == ("client", chosen)
    assert margaret


def test_nobody_to_thank_is_said_and_nothing_can_be_printed(desk: FirmWindow) -> None:
    page = page_of(desk)
    assert not desk.named("loyalty.table").isVisible()
    assert not desk.named("loyalty.all").isEnabled()
    assert page.paper_in_view() is None


@pytest.mark.parametrize("size", [(1366, 768), (1024, 640)], ids=str)
def test_every_control_has_a_name_and_a_letter_of_its_own(
    desk: FirmWindow, margaret: int, size: tuple[int, int], qtbot: QtBot, themed: QApplication
) -> None:
    desk.window.resize(*size)
    page = page_of(desk)
    wait_for_picture(page, qtbot)
    assert faults_of(desk.window) == []
    for name in ("words", "redeem", "void"):
        if desk.named(f"loyalty.{name}").isVisible():
            click(desk, name)
            assert faults_of(desk.window) == [], name
    apply_theme(themed, Theme.DARK, 1.0)
    try:
        settle()
        assert faults_of(desk.window) == []
    finally:
        apply_theme(themed, Theme.LIGHT, 1.0)
    assert margaret


def test_a_thank_you_without_a_paper_is_given_by_hand(desk: FirmWindow) -> None:
    firm = desk.firm
    ana = firm.client("Ana Ruiz")
    for day in (2, 3, 4):
        firm.clock.move_to(datetime(2026, 2, day * 7, 12))
        firm.finished_job(ana, price_minor=1_000)
    page = page_of(desk)
    assert page.desk.line is not None
    assert (page.desk.line.rule, page.desk.line.level) == ("visits", 3)
    assert page.paper_in_view() is None
    assert faults_of(desk.window) == []
    click(desk, "give")
    page.show_filter(LoyaltyFilter.GIVEN)
    settle()
    assert page.desk.line.step is LoyaltyStep.GIVEN


def test_the_page_says_the_words_that_were_changed_from_here(desk: FirmWindow, margaret: int, qtbot: QtBot) -> None:
    page = page_of(desk)
    wait_for_picture(page, qtbot)
    before = page.desk.picture.grab().toImage()
    click(desk, "change_words")
    settle()
    assert desk.window.page is not None
    assert desk.window.page.title == "Words of the certificate"
    desk.firm.everafter.paper_words.change("certificate", ("", "title"), ("With all our hearts",))
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.page is page
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=20_000)
    settle()
    assert page.desk.picture.grab().toImage() != before


def test_names_have_room_before_days_and_states_that_say_nothing(desk: FirmWindow, margaret: int) -> None:
    desk.window.resize(1024, 640)
    page = page_of(desk)
    table = page.default_focus()
    assert isinstance(table, TableView)

    def is_hidden(column: LoyaltyColumn) -> bool:
        return table.isColumnHidden(column)

    assert is_hidden(LoyaltyColumn.STEP), "all of this list are due"
    assert table.columnWidth(LoyaltyColumn.CLIENT) >= 150
    desk.window.resize(1440, 900)
    settle()
    assert not is_hidden(LoyaltyColumn.DAY)
    page.show_filter(LoyaltyFilter.COMING)
    page.show_filter(LoyaltyFilter.NOW)
    assert is_hidden(LoyaltyColumn.STEP)
    desk.window.resize(1024, 640)
    settle()
    assert table.columnWidth(LoyaltyColumn.CLIENT) >= 150


def test_with_nobody_to_thank_the_page_says_so_across_its_width(desk: FirmWindow) -> None:
    page = page_of(desk)
    (empty,) = (each for each in page.findChildren(EmptyState) if each.isVisible())
    assert empty.width() > page.width() * 0.8
    assert desk.focus().isVisible()
    assert not desk.named("loyalty.all").isEnabled()
    assert page.paper_in_view() is None
    assert faults_of(page) == []
