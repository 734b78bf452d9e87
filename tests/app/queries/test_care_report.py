"""The report on how we put things right: by what happened in its days, in a bounded number of statements."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta

import pytest

from app.models.complaints import Complaint
from app.queries import care_report, complaint_results
from app.queries.care_report_rows import CareReport
from app.queries.complaint_states import read_states
from app.queries.firm import get_times_in_force
from app.rules.care_figures import Dimension, Outcome
from app.rules.complaint_clocks import ClockKind
from app.rules.staff_figures import Fault
from app.services.drafts import CheckBackDraft, FinishDraft, JobLineDraft
from tests.app.services.complaint_stories import GREAT, Story
from tests.builders import Firm

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
QUIET = CheckBackDraft("Fine now", "great", score=8, cause="Pad was wet", cause_kind="process", lesson="Dry it first")


def report(firm: Firm, first: date = YEAR[0], last: date = YEAR[1]) -> CareReport:
    return care_report.get_care_report(first, last, firm.clock.now(), firm.zone)


def story(firm: Firm, name: str, words: str = "The stain is back by the sofa", **fields: object) -> Story:
    return Story(firm, firm.complaint(firm.client(name), words, **fields))


def in_time(found: CareReport) -> dict[str, tuple[int, int]]:
    return {kind.value: (each.in_time, each.of) for kind, each in found.figures.clocks.items() if each.of}


def groups(found: CareReport, dimension: Dimension) -> dict[str, int]:
    return {group.key or (group.kind or "?"): group.figures.received for group in found.groups(dimension)}


def close(each: Story, draft: CheckBackDraft = QUIET) -> None:
    each.to_put_right().fix("on_the_phone")
    each.firm.clock.move_on(days=1)
    each.check_back(draft)


def test_an_empty_firm_has_an_empty_report(firm: Firm) -> None:
    found = report(firm)
    assert found.figures.is_empty
    assert found.breaches == ()
    assert all(found.groups(dimension) == () for dimension in Dimension)
    assert (found.come_back.returned, found.come_back.due, found.come_back_by_source) == (0, 0, ())


def test_the_figures_are_those_of_the_board(firm: Firm) -> None:
    told, quiet, back = (story(firm, name) for name in ("Told", "Quiet", "Back"))
    for each in (told, quiet, back):
        close(each, GREAT if each is told else QUIET)
    firm.clock.move_on(days=20)
    firm.finished_job(back.details.card.client_id, FinishDraft(left_at=firm.clock.now()))
    found, numbers = report(firm).figures, complaint_results.get_numbers(firm.clock.now(), firm.zone)
    assert (found.outcomes[Outcome.CAME_BACK], found.outcomes[Outcome.TOLD_US], found.outcomes[Outcome.PENDING]) == (
        1,
        1,
        1,
    )
    assert (found.won_back, found.closed) == (numbers.won_back_count, numbers.closed_count)
    assert found.typical_peace is not None
    assert found.typical_peace / timedelta(days=1) == pytest.approx(numbers.typical_days_to_peace)
    firm.clock.move_on(days=600)
    later = care_report.get_care_report(*YEAR, firm.clock.now(), firm.zone).figures
    assert (later.outcomes[Outcome.NOT_WON_BACK], later.outcomes[Outcome.CAME_BACK]) == (1, 1)


def test_a_late_clock_is_named_with_its_client_and_stays_after_withdrawing(firm: Firm) -> None:
    """R6: P2 on Monday at nine is answered by one; at two it is an hour late, whatever happens then."""
    each = story(firm, "Margaret Alder")
    firm.clock.move_on(hours=5)
    late = report(firm).breaches
    assert [(row.client_name, row.short_name, row.kind, row.late_by, row.met_at) for row in late] == [
        ("Margaret Alder", "Margaret A.", "answer", timedelta(hours=1), None)
    ]
    each.listen()
    assert report(firm).breaches[0].met_at == firm.clock.now()
    each.service.withdraw(each.id, each.version, "It was another firm")
    firm.clock.move_on(days=3)
    found = report(firm)
    assert [(row.kind, row.late_by) for row in found.breaches] == [("answer", timedelta(hours=1))]
    assert (found.figures.outcomes[Outcome.WITHDRAWN], found.figures.closed) == (1, 0)
    assert in_time(found) == {"answer": (0, 1)}


def test_a_breach_belongs_to_the_month_in_which_the_clock_ran_out(firm: Firm) -> None:
    firm.clock.move_to(datetime(2026, 3, 31, 16))
    story(firm, "Ana")
    firm.clock.move_to(datetime(2026, 4, 20, 9))
    march = report(firm, date(2026, 3, 1), date(2026, 3, 31))
    april = report(firm, date(2026, 4, 1), date(2026, 4, 30))
    assert (march.figures.received, len(march.breaches)) == (1, 0)
    assert (april.figures.received, [row.kind for row in april.breaches]) == (0, ["answer", "site", "resolved"])
    assert len(report(firm).breaches) == 3
    assert report(firm, date(2026, 5, 1), date(2026, 5, 31)).figures.is_empty


def test_products_and_fibres_are_those_of_the_job_that_was_complained_of(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    lines = (JobLineDraft("Hall", "Clean", 5_000, fibre="Wool"), JobLineDraft("Den", "Clean", 5_000, fibre="Nylon"))
    finish = FinishDraft(left_at=firm.clock.now(), method="Hot water", products="Enzyme pre-spray")
    firm.finished_job(client_id, finish, lines=lines)
    firm.complaint(client_id)
    other = firm.client("Bo")
    firm.finished_job(other, FinishDraft(left_at=firm.clock.now(), method="Encapsulation"), lines=lines[:1])
    firm.complaint(other, "You missed a corner")
    story(firm, "Without a visit", "You missed a corner")
    found = report(firm)
    assert groups(found, Dimension.FIBRE) == {"Wool": 2, "Nylon": 1, "?": 1}
    assert groups(found, Dimension.PRODUCT) == {"Enzyme pre-spray": 1, "Encapsulation": 1, "?": 1}
    assert groups(found, Dimension.CATEGORY) == {"missed_area": 2, "wicking": 1}


def test_causes_are_counted_once_they_are_known(firm: Firm) -> None:
    close(story(firm, "Ana"))
    story(firm, "Bo")
    found = report(firm)
    assert groups(found, Dimension.CAUSE) == {"Pad was wet": 1, "?": 1}
    assert groups(found, Dimension.CAUSE_KIND) == {Fault.PROCESS: 1, "?": 1}
    assert [
        row.client_name for row in care_report.list_reported_complaints(found.groups(Dimension.CAUSE)[0].complaints)
    ] == ["Ana"]


def test_what_the_columns_acquit_is_what_the_events_say(firm: Firm) -> None:
    """Stories of every kind: the clocks of the report, by columns or by events, are those of the events alone."""
    told, reopened, wrong, late, paused, twice = (story(firm, f"Client {number}") for number in range(6))
    for each in (told, reopened, wrong):
        each.to_put_right().fix("on_the_phone")
    late.to_put_right()
    paused.listen()
    twice.to_put_right().promise()
    firm.clock.move_on(days=1)
    for each in (told, reopened):
        each.check_back()
    wrong.check_back(CheckBackDraft("Still there", "not_happy"))
    firm.clock.move_on(days=4)
    late.fix("on_the_phone")
    twice.fix("on_the_phone")
    reopened.service.reopen(reopened.id, reopened.version, "It is back once more")
    firm.clock.move_on(days=1)
    for each in (late, twice):
        each.check_back()
    now = firm.clock.now()
    states = read_states(list(Complaint.select()), get_times_in_force(), now)
    told_by_events = [clock for state in states.values() for clock in (*state.earlier_clocks, *state.clocks)]
    found = report(firm)
    assert len(found.breaches) == sum(clock.is_breach_at(now) for clock in told_by_events) > 3
    for kind in ClockKind:
        decided = [clock for clock in told_by_events if clock.kind is kind and (clock.met_at or clock.is_late_at(now))]
        assert found.figures.clocks[kind].of == len(decided), kind


def test_a_broken_promise_and_an_earlier_round_are_told_by_the_events_alone(firm: Firm) -> None:
    """By their columns both stories ran in time: another promise was kept, and the second fix held."""
    broken, wrong = story(firm, "Broken"), story(firm, "Not right yet")
    broken.to_put_right()
    wrong.to_put_right().fix("on_the_phone")
    firm.clock.move_on(hours=4)
    wrong.check_back(CheckBackDraft("Still there", "not_happy"))
    broken.promise()
    broken.fix("on_the_phone")
    wrong.promise()
    wrong.fix("on_the_phone")
    firm.clock.move_on(days=1)
    for each in (broken, wrong):
        each.check_back()
        assert each.state == "made_good"
    found = report(firm)
    assert [(row.client_name, row.kind, row.late_by) for row in found.breaches] == [
        ("Broken", "promise", timedelta(hours=1))
    ]
    assert in_time(found) == {
        "answer": (2, 2),
        "site": (3, 3),
        ClockKind.RESOLVED: (3, 3),
        "promise": (3, 4),
        "check_back": (3, 3),
    }


def test_ten_or_five_hundred_complaints_take_as_many_statements(firm: Firm, caplog: pytest.LogCaptureFixture) -> None:
    def statements() -> int:
        caplog.clear()
        with caplog.at_level(logging.DEBUG, logger="peewee"):
            report(firm)
        return len(caplog.records)

    each = story(firm, "Ana")
    close(each)
    few = statements()
    row = Complaint.get_by_id(each.id)
    from app.models.complaints import ComplaintEvent

    lines = list(ComplaintEvent.select().where(ComplaintEvent.complaint == each.id))
    for number in range(60):
        values = {name: value for name, value in row.__data__.items() if name != "id"}
        copy = Complaint.create(**{**values, "number": 1_000 + number})
        for line in lines:
            plain = {name: value for name, value in line.__data__.items() if name != "id"}
            ComplaintEvent.create(**{**plain, "complaint": copy.id})
    assert report(firm).figures.received == 61
    assert statements() == few > 3


def test_who_comes_back_is_counted_by_source_and_by_first_year(firm: Firm) -> None:
    """S0.1: ten clients past due, six returned, is 60 %; who is not due yet is not counted."""
    for number in range(10):
        client_id = firm.client(f"Client {number}", source="Website" if number < 8 else "")
        firm.finished_job(client_id)
        if number < 6:
            firm.clock.move_on(days=20)
            firm.finished_job(client_id)
    firm.clock.move_on(days=400)
    firm.finished_job(firm.client("Not due yet", source="Website"))
    found = report(firm)
    assert (found.come_back.returned, found.come_back.due) == (6, 10)
    by_source = [(row.label, row.count.returned, row.count.due) for row in found.come_back_by_source]
    assert by_source == [("Website", 6, 8), ("", 0, 2)]
    assert [(row.label, row.count.returned, row.count.due) for row in found.come_back_by_year] == [("2026", 6, 10)]
