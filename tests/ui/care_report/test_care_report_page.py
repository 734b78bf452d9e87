"""How we put things right: read, opened and saved through the real window by keys (S0.8, S0.1, S4.13)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.papers.paper_request import PaperRequest
from app.rules.care_figures import Dimension
from app.rules.report_periods import ReportPeriod
from app.services.drafts import FinishDraft, PaymentDraft
from tests.app.services.complaint_stories import GREAT, Story
from tests.fakes import MovableClock
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.care_board.board_header import Figure
from ui.care_report.care_report_page import CareReportPage
from ui.care_report.report_bar import ReportBar, ReportBarRow
from ui.care_report.report_table import ReportTable
from ui.insights.insight_bar import InsightBar

TEXT = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def late_and_good(desk: FirmWindow) -> tuple[int, int]:
    """Margaret waited five hours for an answer; Tom was made good in his own words."""
    good = Story(desk.firm, desk.firm.complaint(desk.firm.client("Tom Reyes"), "You missed a corner"))
    late = desk.firm.complaint(desk.firm.client("Margaret Alder"), "The stain is back by the sofa")
    good.to_made_good()
    return late, good.id


def opened(desk: FirmWindow) -> CareReportPage:
    desk.window.actions_by_id["care_report.open"].trigger()
    settle()
    page = desk.window.page
    assert isinstance(page, CareReportPage)
    return page


def bars(page: CareReportPage) -> dict[str, ReportBar]:
    return {bar.accessibleName().split(",")[0]: bar for bar in page.findChildren(ReportBar) if bar.isVisibleTo(page)}


def sentences(desk: FirmWindow, name: str) -> list[str]:
    model = desk.named(f"care_report.{name}").model()  # type: ignore[attr-defined] # a table by its object name
    return [model.index(row, 0).data(TEXT) for row in range(model.rowCount())]


def table(desk: FirmWindow, name: str) -> ReportTable:
    found = desk.named(f"care_report.{name}")
    assert isinstance(found, ReportTable)
    return found


def test_the_page_says_what_came_in_what_was_missed_and_who_was_won_back(desk: FirmWindow) -> None:
    late_and_good(desk)
    page = opened(desk)
    named = {name: bar.accessibleName() for name, bar in bars(page).items()}
    assert named["Answered"] == "Answered, 1 of 2 – too few, typically 1 min, within 1–16 working hours"
    assert named["Won back: told us so"] == "Won back: told us so, 1"
    assert named["Withdrawn"] == "Withdrawn, with a reason, 0"
    assert "Won back 1 of 1 closed. Typically 2.1 days to peace." in texts_of(page)
    assert sentences(desk, "category") == [
        (
            "A place was missed: 1 came in, answered in time 1 of 1 – too few, typically 1 min, "
            "peace after 2.1 days, won back 1 of 1 – too few"
        ),
        "A stain came back: 1 came in, answered in time 0 of 1 – too few, 1 ran out",
    ]
    assert sentences(desk, "breaches") == [
        "Margaret Alder, A stain came back: Answer was due Mon 2 Mar 13:00, 46 h late, still waiting"
    ]


def test_nobody_of_ours_is_named_and_nobody_is_ranked(desk: FirmWindow) -> None:
    late_and_good(desk)
    page = opened(desk)
    shown = texts_of(page) + "".join(
        str(model.index(row, column).data())
        for found in page.findChildren(ReportTable)
        for model in [found.model()]
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    )
    assert not any(name in shown for name in ("Dana", "Ben", "Luis"))


def test_enter_on_a_miss_opens_the_complaint_on_the_board(desk: FirmWindow) -> None:
    late, _good = late_and_good(desk)
    opened(desk)
    table(desk, "breaches").setFocus()
    desk.press(Qt.Key.Key_Return)
    page = desk.window.page
    assert page is not None
    assert page.place == "care_board"
    assert page.client_in_view() is not None
    assert "The stain is back by the sofa" in texts_of(page)
    assert late


def test_enter_on_a_row_shows_its_complaints_and_esc_goes_back(desk: FirmWindow) -> None:
    late_and_good(desk)
    page = opened(desk)
    assert desk.focus() is table(desk, "category")
    desk.press(Qt.Key.Key_Return)
    assert desk.focus() is table(desk, "complaints")
    assert sentences(desk, "complaints") == [
        "Tom Reyes, Mon 2 Mar, A place was missed: “You missed a corner”, Made good"
    ]
    assert "A place was missed: 1 complaint" in texts_of(page)
    desk.press(Qt.Key.Key_Escape)
    assert desk.focus() is table(desk, "category")
    assert not table(desk, "complaints").isVisible()


def test_a_bar_shows_the_complaints_it_counts_and_an_empty_one_takes_no_key(desk: FirmWindow) -> None:
    late_and_good(desk)
    found = bars(opened(desk))
    found["Answered"].click()
    settle()
    assert len(sentences(desk, "complaints")) == 2
    assert found["Not won back"].focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_tabs_show_cause_product_and_fibre(desk: FirmWindow) -> None:
    late_and_good(desk)
    page = opened(desk)
    page._groups_card.tabs.setFocus()
    for dimension, first in (
        (Dimension.CAUSE_KIND, "Cause not known yet"),
        (Dimension.CAUSE, "Cause not known yet"),
        (Dimension.PRODUCT, "No product written down"),
        (Dimension.FIBRE, "No fiber written down"),
    ):
        page._groups_card.tabs.choose(dimension.value)
        page._groups_card.tabs.filter_chosen.emit(dimension.value)
        assert table(desk, dimension.value).isVisible()
        assert not table(desk, "category").isVisible()
        assert any(first in sentence for sentence in sentences(desk, dimension.value)), dimension


def test_the_days_can_be_chosen_and_a_last_day_never_comes_before_the_first(desk: FirmWindow) -> None:
    late_and_good(desk)
    page = opened(desk)
    combo = desk.named("care_report.period")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(ReportPeriod.LAST_MONTH.value))
    settle()
    assert "Nothing happened in these days" in texts_of(page)
    combo.setCurrentIndex(combo.findData(ReportPeriod.OWN.value))
    first, last = (edit for edit in page.findChildren(QDateEdit) if edit.isVisible())
    last.setDate(QDate(2026, 3, 1))
    first.setDate(QDate(2026, 3, 4))
    settle()
    assert last.date() == QDate(2026, 3, 4)
    assert page.paper_in_view() == PaperRequest("honest-numbers", day=date(2026, 3, 4), last_day=date(2026, 3, 4))
    last.setDate(QDate(2026, 3, 2))
    assert first.date() == QDate(2026, 3, 2)
    assert sentences(desk, "breaches")


def test_what_happens_elsewhere_is_counted_at_once(desk: FirmWindow) -> None:
    page = opened(desk)
    assert "Nothing happened in these days" in texts_of(page)
    late_and_good(desk)
    settle()
    assert "What we missed" in texts_of(page)
    assert len(sentences(desk, "category")) == 2


def test_the_table_is_saved_for_a_spreadsheet_without_a_formula(desk: FirmWindow, tmp_path: Path) -> None:
    story = Story(desk.firm, desk.firm.complaint(desk.firm.client("Tom Reyes")))
    story.to_check_back()
    story.check_back(replace(GREAT, cause="=HYPERLINK(1)"))
    page = opened(desk)
    target = tmp_path / "report.csv"
    page.save_csv(str(target))
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(row["By"], row["Group"], row["Came in"], row["Answered in time"], row["Answers due"]) for row in rows} >= {
        ("What went wrong", "A stain came back", "1", "1", "1"),
        ("Cause", "'=HYPERLINK(1)", "1", "1", "1"),
    }
    assert (rows[0]["From"], rows[0]["To"], rows[0]["Closed"], rows[0]["Told us"]) == (
        "2026-03-01",
        "2026-03-31",
        "1",
        "1",
    )


def test_who_heard_of_money_last_is_named_with_the_reason_and_opens_the_card(desk: FirmWindow) -> None:
    paid = desk.firm.client("Paid Only")
    finish = FinishDraft(left_at=desk.firm.clock.now() - timedelta(minutes=5), payments=(PaymentDraft("card", 15_000),))
    desk.firm.finished_job(paid, finish)
    desk.firm.clock.move_on(days=1)
    opened(desk)
    assert sentences(desk, "money") == ["Paid Only: Paid $150 on Mon 2 Mar, nothing since. Call and say thank you"]
    table(desk, "money").setFocus()
    desk.press(Qt.Key.Key_Return)
    page = desk.window.page
    assert page is not None
    assert (page.place, page.client_in_view()) == ("client", paid)


def test_the_board_and_insights_lead_here(desk: FirmWindow) -> None:
    late_and_good(desk)
    desk.window.go_to("care_board")
    settle()
    figure = next(each for each in desk.window.findChildren(Figure) if each.isVisible())
    figure.setFocus()
    desk.press(Qt.Key.Key_Space)
    assert desk.window.page is not None
    assert desk.window.page.place == "care_report"
    desk.window.go_to("insights")
    settle()
    bar = next(each for each in desk.window.findChildren(InsightBar) if each.accessibleName().startswith("Won back"))
    bar.click()
    settle()
    assert desk.window.page.place == "care_report"


def test_everything_can_be_reached_and_is_named(desk: FirmWindow, qtmodeltester: ModelTester) -> None:
    late_and_good(desk)
    page = opened(desk)
    for width, height in ((1366, 768), (1024, 640)):
        desk.window.resize(width, height)
        settle()
        assert faults_of(desk.window) == []
        assert page._scroll.horizontalScrollBar().maximum() == 0
    page._choice.choose(ReportPeriod.OWN)
    settle()
    assert faults_of(desk.window) == []
    qtmodeltester.check(table(desk, "category").model())


def test_a_bar_is_drawn_also_where_there_is_nothing(qtbot: QtBot, themed: QApplication) -> None:
    for row in (ReportBarRow("a", "–", 0, 0), ReportBarRow("b", "1", 1, 4, open=lambda: None, below_label="c")):
        bar = ReportBar(row)
        qtbot.addWidget(bar)
        bar.show()
        assert not bar.grab().isNull()


def test_print_shows_the_page_of_the_chosen_days_in_the_preview(desk: FirmWindow, qtbot: QtBot) -> None:
    late_and_good(desk)
    opened(desk)
    button = desk.named("care_report.print")
    button.setFocus()
    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=20_000)
    settle()
    preview = desk.window.page
    assert preview is not None
    assert preview.place == "preview"
    assert "Honest numbers, Sun 1 Mar to Tue 31 Mar" in texts_of(preview)
    assert desk.named("preview.print").property("text").replace("&", "") == "Print 1 page"
