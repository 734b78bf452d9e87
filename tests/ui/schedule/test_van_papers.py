"""The plan prints the lists of all vans, and list and sheets of one; a firm of many vans goes by the picked visit."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.papers.paper_request import PaperRequest
from app.queries import plan as plan_queries
from app.services.firm_drafts import PersonDraft
from tests.ui.firm_pages import Desk
from ui.schedule.schedule_page import SchedulePage
from ui.schedule.van_papers import van_papers
from ui.window_state import preferences

MONDAY = date(2026, 3, 2)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> SchedulePage:
    preferences().keep_layout("schedule.view", "")
    made = SchedulePage(desk.firm.everafter, desk.feed)
    qtbot.addWidget(made)
    desk.show(made)
    return made


def acts_of(page: SchedulePage) -> list[str]:
    return [action.text() for action in page.bar.more_menu().actions() if "of" in action.text().split()]


def test_the_lists_and_sheets_of_a_day_are_in_the_menu_of_the_plan(
    desk: Desk, page: SchedulePage, qtbot: QtBot
) -> None:
    assert acts_of(page) == ["Calendar file of this week…"]
    desk.firm.booked_job(desk.margaret())
    assert acts_of(page)[:3] == ["Day lists of all vans", "Day list of van 2", "Job sheets of van 2"]
    for words, paper in (
        ("Day lists of all vans", PaperRequest("day-list", day=MONDAY)),
        ("Day list of van 2", PaperRequest("day-list", day=MONDAY, van="van 2")),
        ("Job sheets of van 2", PaperRequest("job-sheets", day=MONDAY, van="van 2")),
    ):
        (action,) = [each for each in page.bar.more_menu().actions() if each.text() == words]
        with qtbot.waitSignal(page.paper_requested) as asked:
            action.trigger()
        assert asked.args == [paper]


def test_of_many_vans_the_one_of_the_picked_visit_is_offered(desk: Desk) -> None:
    people = desk.firm.everafter.firm
    for number in range(10, 20):
        driver = people.add_person(PersonDraft(f"P{number}", role="technician", van_name=f"van & {number}"))
        desk.firm.booked_job(desk.firm.client(), technician_id=driver)
    plan = plan_queries.get_day_plan(MONDAY, desk.firm.zone)
    assert [words for words, _paper in van_papers(plan, None, MONDAY)] == ["Day lists of all vans"]
    picked = plan.columns[3].jobs[0]
    found = van_papers(plan, picked, MONDAY)
    assert [words for words, _paper in found][1:] == ["Day list of van && 12", "Job sheets of van && 12"]
    assert found[1][1].van == "van & 12"
    week = plan_queries.get_week_plan(MONDAY, desk.firm.zone)
    assert van_papers(week, picked, MONDAY) == found
    assert van_papers(week, None, date(2026, 3, 3)) == van_papers(None, None, MONDAY) == []
