"""A complaint's page holds every clock, every step and every line, as the list of events has them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.models.clients import AccessCode, Site
from app.models.complaints import Complaint
from app.queries.complaint_pages import list_complaint_pages
from app.queries.complaint_paper_rows import ComplaintPageRow, PageClockRow
from app.rules.complaint_clocks import ClockKind
from app.services.drafts import CheckBackDraft, FactDraft, NoteDraft
from tests.app.services.complaint_stories import GREAT, Story
from tests.builders import Firm


def page(firm: Firm, complaint_id: int) -> ComplaintPageRow:
    (row,) = list_complaint_pages([complaint_id], firm.clock.now(), firm.zone)
    return row


def clocks(row: ComplaintPageRow) -> dict[str, PageClockRow]:
    return {clock.kind: clock for clock in row.clocks if not clock.is_earlier_round}


def at(firm: Firm, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=firm.zone)


def test_a_fresh_complaint_says_who_what_and_how_heavy(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder")
    job_id = firm.finished_job(client_id)
    complaint_id = firm.complaint(
        client_id, "The stain is back", expected="gone", wanted="a call", meaning="guests come"
    )
    row = page(firm, complaint_id)
    assert (row.client_name, row.words, row.state) == ("Margaret Alder", "The stain is back", "call_back")
    assert (row.expected, row.wanted, row.meaning) == ("gone", "a call", "guests come")
    assert (row.weight.category, row.weight.severity, row.weight.points, row.weight.priority) == (
        "wicking",
        3,
        30,
        "P2",
    )
    assert (row.owner_name, row.received_at, row.printed_at) == ("Dana Kowalski", at(firm, 2, 9), at(firm, 2, 9))
    assert row.job is not None
    assert (row.job.technician_name, row.job.price_minor, job_id) == ("Luis Santos", 15_000, job_id)
    assert row.client_phone
    assert [clock.due_at for clock in row.clocks] == [at(firm, 2, 13), at(firm, 4, 18), at(firm, 7, 13)]
    assert all(clock.met_at is None and not clock.late_by_minutes for clock in row.clocks)
    assert (row.promise, row.fix, row.answers, row.chip, row.closed_at) == (None, None, (), "", None)
    assert [event.kind for event in row.events] == ["logged"]


def test_a_miss_is_on_the_page_whether_it_was_met_late_or_is_late_now(firm: Firm) -> None:
    complaint_id = firm.complaint(firm.client("Ana Ruiz"), "The stain is back")
    firm.clock.move_to(at(firm, 2, 15, 30))
    assert clocks(page(firm, complaint_id))["answer"].late_by_minutes == 150
    story = Story(firm, complaint_id)
    story.service.record_contact(story.id, story.version, "Called")
    firm.clock.move_to(at(firm, 10, 9))
    found = clocks(page(firm, complaint_id))
    assert (found["answer"].met_at, found["answer"].late_by_minutes) == (at(firm, 2, 15, 30), 150)
    assert found["site"].met_at is None
    # Five days and fifteen hours on the wall, one hour less in truth: the clocks went forward on the 8th.
    assert found["site"].late_by_minutes == (5 * 24 + 15 - 1) * 60


def test_seconds_late_are_late(firm: Firm) -> None:
    complaint_id = firm.complaint(firm.client("Ana Ruiz"), "The stain is back")
    firm.clock.move_to(at(firm, 2, 13) + timedelta(seconds=20))
    assert clocks(page(firm, complaint_id))["answer"].late_by_minutes == 1


def test_clocks_of_an_earlier_round_and_broken_promises_stay(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Ana Ruiz"), "The stain is back"))
    story.listen().say_sorry().ask().promise()
    firm.clock.move_on(hours=5)
    story.fix("on_the_phone")
    firm.clock.move_on(days=1)
    story.check_back(CheckBackDraft("Still there", "not_happy"))
    row = page(firm, story.id)
    earlier = [clock for clock in row.clocks if clock.is_earlier_round]
    assert ClockKind.PROMISE.value in [clock.kind for clock in earlier if clock.late_by_minutes]
    assert {clock.kind for clock in row.clocks if not clock.is_earlier_round} == {"site", "resolved"}
    assert row.steps[3].at is None, "the second round has no promise yet"
    assert [answer.words for answer in row.answers] == ["Still there"]


def test_the_six_steps_have_moment_person_and_words(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Ana Ruiz")))
    story.listen()
    firm.everafter.sign_in(firm.ben)
    story.service.skip_step(story.id, story.version, "apologised", "did so at once")
    story.ask()
    story.promise()
    row = page(firm, story.id)
    first, sorry, asked, promised, fixed, again = row.steps
    assert (first.is_done, first.person_name) == (True, "Dana Kowalski")
    assert first.words == "It smells / She has guests on Sunday"
    assert (sorry.is_left_out, sorry.words) == (True, "did so at once")
    assert (asked.is_done, asked.person_name, asked.words) == (True, "Ben Moreno", "Dry by Friday")
    assert promised.words == "Luis comes at noon"
    assert (fixed.at, again.at) == (None, None)
    assert row.promise is not None
    assert (row.promise.what, row.promise.person_name, row.promise.is_broken) == (
        "Luis comes at noon",
        "Ben Moreno",
        False,
    )


def test_a_closed_complaint_has_its_fix_cost_words_and_what_became_of_it(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Ana Ruiz")))
    story.to_put_right().fix("on_the_phone", cost_minor=4_500)
    story.service.record_check_try(story.id, story.version, "no answer")
    firm.clock.move_on(days=1)
    story.check_back(GREAT)
    Complaint.update(prevention_owner=firm.ben, prevention_due_on=date(2026, 4, 1)).execute()
    row = page(firm, story.id)
    assert row.fix is not None
    assert (row.fix.outcome, row.fix.words, row.cost_minor) == ("on_the_phone", "Dried and treated", 4_500)
    assert [(answer.is_reached, answer.answer, answer.score, answer.words) for answer in row.answers] == [
        (False, "", None, "no answer"), (True, "great", 10, "It is great now, thank you"),
    ]  # fmt: skip
    learnt = row.learnt
    assert (learnt.cause, learnt.lesson, learnt.person_name, learnt.due_on) == (
        "pad", "Dry the pad first", "Ben Moreno", date(2026, 4, 1),
    )  # fmt: skip
    assert (row.state, row.chip, row.closed_at) == ("made_good", "won_back", at(firm, 3, 9))


def test_what_was_taken_back_stays_in_the_list_and_counts_no_more(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Ana Ruiz")))
    story.ask()
    firm.everafter.history.undo()
    row = page(firm, story.id)
    assert [(event.kind, event.is_taken_back) for event in row.events] == [
        ("logged", False), ("asked", True), ("noted", False),
    ]  # fmt: skip
    assert row.steps[2].at is None


def test_the_printed_letter_is_a_line_of_the_list(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Ana Ruiz")))
    story.to_check_back()
    firm.everafter.recovery_letters.mark_printed([story.id])
    last = page(firm, story.id).events[-1]
    assert (last.kind, last.words, last.person_name) == ("noted", "Recovery letter printed", "Dana Kowalski")


def test_no_private_note_and_no_code_is_on_a_page(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz", facts=(FactDraft("SECRET divorce", is_private=True),), note="SECRET note")
    firm.everafter.clients.write_note(client_id, NoteDraft("SECRET too", is_private=True))
    AccessCode.create(site=Site.get(Site.client == client_id).id, opens="gate", code="SECRET-4711", may_print=True)
    Site.update(access_note="SECRET under the pot").execute()
    firm.finished_job(client_id)
    assert "SECRET" not in repr(page(firm, firm.complaint(client_id)))


def test_pages_come_in_the_order_asked_for_and_what_is_not_there_is_left_out(firm: Firm) -> None:
    ids = [firm.complaint(firm.client(name)) for name in ("Ana", "Bo", "Cy")]
    rows = list_complaint_pages([ids[2], 9_999, ids[0]], firm.clock.now(), firm.zone)
    assert [row.client_name for row in rows] == ["Cy", "Ana"]
