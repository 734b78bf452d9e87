from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from app.papers.paper_request import PaperRequest
from app.queries.owed import read_what_is_owed
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.money.owed_model import OwedColumn, OwedModel
from ui.money.owed_page import OwedPage
from ui.theme.appearance import sized
from ui.theme.apply import apply_theme
from ui.theme.tokens import Theme


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def page_of(desk: FirmWindow) -> OwedPage:
    desk.window.go_to("owed")
    settle()
    page = desk.window.page
    assert isinstance(page, OwedPage)
    return page


def let_two_owe(desk: FirmWindow) -> int:
    ana = desk.firm.client("Ana Ruiz")
    desk.firm.finished_job(ana)
    desk.firm.clock.move_on(days=60)
    desk.firm.finished_job(desk.firm.client("Ben Ali"))
    return ana


def test_nobody_who_owes_is_good_news(desk: FirmWindow) -> None:
    page_of(desk)
    assert not desk.named("owed.table").isVisible()
    assert not desk.named("owed.statement").isEnabled()


def test_enter_opens_the_card_of_who_owes_longest(desk: FirmWindow) -> None:
    ana = let_two_owe(desk)
    page = page_of(desk)
    assert page.client_in_view() == ana
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not None
    assert (desk.window.page.place, desk.window.page.client_in_view()) == ("client", ana)


def test_ctrl_p_means_the_statements_of_the_chosen_lines(desk: FirmWindow) -> None:
    let_two_owe(desk)
    page = page_of(desk)
    request = page.paper_in_view()
    assert request is not None
    assert (request.kind, len(request.clients)) == ("statement", 1)
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    both = page.paper_in_view()
    assert isinstance(both, PaperRequest)
    assert len(both.clients) == 2


def test_the_list_is_saved_as_csv(desk: FirmWindow, tmp_path: Path) -> None:
    let_two_owe(desk)
    page_of(desk).save_as(str(tmp_path / "owed.csv"))
    lines = (tmp_path / "owed.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Client number,Client,Phone,Due,Not yet due")
    assert lines[1].split(",")[1] == "Ana Ruiz"
    assert lines[1].endswith("0.00,0.00,150.00,0.00,0.00,150.00")


def test_a_payment_elsewhere_takes_the_line_away(desk: FirmWindow) -> None:
    ana = let_two_owe(desk)
    page = page_of(desk)
    from app.services.drafts import PaymentDraft

    desk.firm.everafter.payments.take_on_account(ana, PaymentDraft("card", 15_000))
    settle()
    assert page.client_in_view() != ana


def test_every_control_has_a_name_and_a_letter_of_its_own(desk: FirmWindow) -> None:
    let_two_owe(desk)
    page_of(desk)
    assert faults_of(desk.window) == []


def test_the_model_keeps_the_rules_of_qt(desk: FirmWindow, qtmodeltester: ModelTester) -> None:
    let_two_owe(desk)
    clock = desk.firm.clock
    model = OwedModel(lambda amount: f"${amount / 100:.2f}", lambda day: day.isoformat())
    model.set_book(read_what_is_owed(clock.today(), clock.zone))
    qtmodeltester.check(model)
    sentence = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert sentence.startswith("Ana Ruiz owes $150.00, due since 2026-03-16, 31–60 days $150.00")


def test_names_stay_whole_in_the_smallest_window_with_the_largest_letters(
    desk: FirmWindow, themed: QApplication
) -> None:
    let_two_owe(desk)
    page = page_of(desk)
    table = page._table
    desk.window.resize(1600, 900)
    settle()
    assert [column for column in OwedColumn if table.isColumnHidden(column)] == []
    desk.window.resize(1024, 640)
    apply_theme(themed, Theme.LIGHT, 1.5)
    try:
        settle()
        shown = [column for column in OwedColumn if not table.isColumnHidden(column)]
        assert shown == [
            OwedColumn.CLIENT, OwedColumn.OLDEST, OwedColumn.CURRENT, OwedColumn.TO_60, OwedColumn.TOTAL,
        ]  # fmt: skip
        assert sum(table.columnWidth(column) for column in shown) <= table.viewport().width()
        assert table.columnWidth(OwedColumn.CLIENT) >= sized(170)
    finally:
        apply_theme(themed, Theme.LIGHT)
