"""The Care Board: one order everywhere, the strip, the chips that nobody chooses, and two honest figures."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.errors import NotFoundError
from app.models.complaints import Complaint
from app.queries import complaints
from app.queries.care_strip import get_strip
from app.queries.complaint_rows import CareBoard
from app.services.drafts import CheckBackDraft, FinishDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm

GOOD_ENOUGH = CheckBackDraft("Fine now", "great", score=8, lesson="Ring first")


def board(firm: Firm) -> CareBoard:
    return complaints.get_board(firm.clock.now(), firm.zone)


def story(firm: Firm, name: str, words: str = "You missed a corner") -> Story:
    return Story(firm, firm.complaint(firm.client(name), words))


def test_the_example_of_the_order_of_the_board(firm: Firm) -> None:
    """R6, Thursday 5 March 10:00: B (answer by 11:00), A (answer was due), C (site by six), D (resolve Monday)."""

    def at(day: int, hour: int) -> datetime:
        return datetime(2026, 3, day, hour, tzinfo=firm.zone)

    def logged(name: str, received_at: datetime, category: str) -> Story:
        firm.clock.move_to(received_at)
        return Story(firm, firm.complaint(firm.client(name), "Something is wrong", category=category))

    seen = logged("C", datetime(2026, 2, 28, 9, tzinfo=firm.zone), "late")
    seen.service.record_contact(seen.id, seen.version, "Called")
    last = logged("D", at(4, 9), "odour")
    last.service.record_contact(last.id, last.version, "Called")
    last.service.record_visit(last.id, last.version, "Looked")
    logged("A", at(4, 10), "wicking")
    logged("B", at(5, 10), "damage")
    rows = complaints.list_open_complaints(at(5, 10), firm.zone)
    assert [(row.client_name, row.next_clock, row.due_at) for row in rows] == [
        ("B", "answer", at(5, 11)),
        ("A", "answer", at(4, 14)),
        ("C", "site", at(5, 18)),
        ("D", "resolve", at(9, 18)),
    ]


def test_the_board_has_each_complaint_in_its_column_and_the_made_good_for_fourteen_days(firm: Firm) -> None:
    waiting, promised, fixed = story(firm, "Ana"), story(firm, "Bo"), story(firm, "Cy")
    good, unsure, mistake = story(firm, "Di"), story(firm, "Ed"), story(firm, "Fay")
    mistake.service.withdraw(mistake.id, mistake.version, "mistake")
    promised.to_put_right()
    for each in (fixed, good, unsure):
        each.to_put_right().fix("on_the_phone")
    good.check_back()
    for _try in range(2):
        unsure.service.record_check_try(unsure.id, unsure.version)
    firm.clock.move_on(hours=1)
    unsure.service.close_unconfirmed(unsure.id, unsure.version)

    def shown() -> list[list[str]]:
        found = board(firm)
        return [[row.client_name for row in column] for column in (
            found.call_back, found.put_right, found.check_back, found.made_good, found.otherwise)]  # fmt: skip

    assert shown() == [["Ana"], ["Bo"], ["Cy"], ["Di"], ["Ed", "Fay"]], "only what the client closed was made good"
    assert [row.chip for row in board(firm).made_good] == ["won_back"]
    assert board(firm).made_good == (good.details.card,), "its kept columns say what its events say"
    assert board(firm).made_good == (good.details.card,), "its kept columns say what its events say"
    assert [row.chip for row in board(firm).otherwise] == ["unconfirmed", "withdrawn"]
    firm.clock.move_on(days=13, hours=22)
    assert shown()[3:] == [["Di"], ["Ed", "Fay"]]
    firm.clock.move_on(days=1)
    assert shown()[3:] == [[], []]
    assert waiting.details.card.is_late


def test_the_strip_says_how_many_who_first_and_for_how_long_nobody(firm: Firm) -> None:
    assert get_strip(firm.clock.now(), firm.zone).quiet_days is None
    stories = [story(firm, f"Client {number}") for number in range(8)]
    firm.clock.move_on(days=1)
    urgent = story(firm, "Urgent", "You broke the vase")
    strip = get_strip(firm.clock.now(), firm.zone)
    assert (strip.waiting_count, strip.late_count, len(strip.first), strip.quiet_days) == (9, 8, 6, None)
    assert strip.first[0].client_name == "Urgent"
    firm.clock.move_on(hours=8)
    assert get_strip(firm.clock.now(), firm.zone).late_count == 9
    for each in (*stories, urgent):
        each.service.withdraw(each.id, each.version, "All mistakes")
    firm.clock.move_on(days=5)
    strip = get_strip(firm.clock.now(), firm.zone)
    assert (strip.waiting_count, strip.first, strip.quiet_days) == (0, (), 5)


def test_the_chip_turns_amber_and_red_by_the_clock(firm: Firm) -> None:
    each = story(firm, "Ana", "The stain is back by the sofa")
    received = firm.clock.now()
    for minutes, chip in ((0, "on_track"), (179, "on_track"), (180, "due"), (240, "due"), (241, "late")):
        firm.clock.move_to(received + timedelta(minutes=minutes))
        assert each.details.card.chip == chip, minutes


def test_the_end_of_a_complaint_is_computed_and_changes_with_what_follows(firm: Firm) -> None:
    told, quiet, back, again = (story(firm, name) for name in ("Told", "Quiet", "Back", "Again"))
    for each in (told, quiet, back, again):
        each.to_put_right().fix("on_the_phone")
    for each, draft in ((told, None), (quiet, GOOD_ENOUGH), (back, GOOD_ENOUGH), (again, None)):
        each.check_back() if draft is None else each.check_back(draft)

    def chips() -> list[str]:
        return [each.details.card.chip for each in (told, quiet, back, again)]

    assert chips() == ["won_back", "at_peace", "at_peace", "won_back"]
    firm.clock.move_on(minutes=1)
    assert firm.complaint(again.details.card.client_id, "You missed a corner")
    firm.clock.move_on(days=30)
    firm.finished_job(back.details.card.client_id, FinishDraft(left_at=firm.clock.now()))
    assert chips() == ["won_back", "at_peace", "won_back", "at_peace"], "told us is taken back by the same again"
    firm.clock.move_on(days=600)
    assert chips() == ["won_back", "lost", "won_back", "lost"]


def test_the_figures_are_never_blended(firm: Firm) -> None:
    numbers = board(firm).numbers
    assert (numbers.typical_days_to_peace, numbers.closed_count) == (None, 0)
    for name, days, draft in (("Ana", 1, None), ("Bo", 3, GOOD_ENOUGH), ("Cy", 8, GOOD_ENOUGH)):
        each = story(firm, name)
        each.to_put_right().fix("on_the_phone")
        firm.clock.move_on(days=days)
        each.check_back() if draft is None else each.check_back(draft)
    numbers = board(firm).numbers
    assert numbers.typical_days_to_peace == pytest.approx(3)
    assert (numbers.won_back_count, numbers.pending_count, numbers.closed_count) == (1, 2, 3)
    firm.clock.move_to(datetime(2027, 1, 2, 9))
    numbers = board(firm).numbers
    assert numbers.typical_days_to_peace == pytest.approx(3), "of twelve months"
    assert numbers.closed_count == 0, "of this year"
    firm.clock.move_to(datetime(2027, 4, 2, 9))
    assert board(firm).numbers.typical_days_to_peace is None


def test_a_complaint_is_shown_with_its_job_its_list_and_what_was_missed(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id, price_minor=20_000, discount_minor=2_000)
    each = Story(firm, firm.complaint(client_id))
    details = each.details
    assert (details.job_id, details.job_number, details.price_minor) == (job_id, 2001, 18_000)
    assert (details.job_on, details.technician_name) == (firm.clock.today(), "Luis Santos")
    assert [(event.sequence, event.kind, event.person_name) for event in details.events] == [
        (1, "logged", "Dana Kowalski")
    ]
    firm.clock.move_on(days=10)
    assert each.details.breached_clocks == ("answer", "site", "resolved")
    each.listen()
    assert "answer" in each.details.breached_clocks, "met late stays in the record"
    assert complaints.find_open_of_client(client_id, firm.clock.now(), firm.zone).id == each.id  # type: ignore[union-attr]  # None would fail here, too
    assert complaints.find_open_of_client(99, firm.clock.now(), firm.zone) is None
    with pytest.raises(NotFoundError):
        complaints.get_complaint(99, firm.clock.now(), firm.zone)


def test_many_complaints_are_read_at_once(firm: Firm) -> None:
    """More than one chunk of them: all are there, in the order of R6."""
    first = story(firm, "Ana")
    row = Complaint.get_by_id(first.id)
    from app.models.complaints import ComplaintEvent

    line = ComplaintEvent.get(ComplaintEvent.complaint == first.id)
    for number in range(520):
        values = {name: value for name, value in row.__data__.items() if name != "id"}
        copy = Complaint.create(**{**values, "number": 1_000 + number})
        event = {name: value for name, value in line.__data__.items() if name != "id"}
        ComplaintEvent.create(**{**event, "complaint": copy.id})
    rows = complaints.list_open_complaints(firm.clock.now(), firm.zone)
    assert [row.number for row in rows] == [101, *range(1_000, 1_520)]
