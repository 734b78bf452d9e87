"""The wall: the order of the board, and nothing on it that a visitor must not read."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.models.clients import Client
from app.queries import complaints
from app.queries.wall_monitor import MOST_ROWS, get_wall
from app.queries.wall_rows import WallRow
from app.services.drafts import CheckBackDraft, ClientDraft, JobDraft, JobLineDraft, PromiseDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm

SECRETS = ("alder", "orchard", "millbrook", "97222", "555", "0142", "$", "40", "margaret@")


def wall(firm: Firm, **options: bool) -> WallRow:
    return get_wall(firm.clock.now(), firm.zone, **options)


def shown_in(row: object) -> str:
    """Every word of a row and of the rows in it."""
    if isinstance(row, tuple):
        return " ".join(map(shown_in, row))
    fields = getattr(row, "__dataclass_fields__", None)
    if fields is None:
        return row if isinstance(row, str) else ""
    return " ".join(shown_in(getattr(row, name)) for name in fields)


def margaret(firm: Firm) -> int:
    """As she stands in the book, with everything a wall must not show."""
    return firm.client("Margaret Alder", first_name="Margaret", last_name="Alder")


def promised(firm: Firm, client_id: int, what: str, visit: JobDraft | None = None) -> Story:
    story = Story(firm, firm.complaint(client_id, "Mrs Alder of Orchard Lane is cross about $40"))
    story.listen().say_sorry().ask()
    story.service.promise(story.id, story.version, PromiseDraft(what, firm.clock.now() + timedelta(hours=3)), visit)
    return story


def test_the_wall_has_the_order_of_the_board_and_counts_the_rest(firm: Firm) -> None:
    for number, category in enumerate(["late", "damage", "odour", "overbilled", "injury", "late", "residue"] * 2):
        firm.clock.move_on(minutes=7)
        firm.complaint(firm.client(f"Tom Reyes{number}"), "Something is wrong", category=category)
    firm.clock.move_on(hours=3)
    found = wall(firm)
    board = complaints.list_open_complaints(firm.clock.now(), firm.zone)
    assert [each.complaint_id for each in found.promises] == [each.id for each in board[:MOST_ROWS]]
    assert (found.waiting_count, len(found.promises), found.more_count) == (14, 7, 7)
    assert found.late_count == sum(each.is_late for each in board) > 0
    assert [each.chip for each in found.promises] == [each.chip for each in board[:MOST_ROWS]]


def test_the_next_promise_is_the_nearest_that_can_still_be_kept(firm: Firm) -> None:
    firm.complaint(firm.client("Margaret Alder"), "It smells", category="injury")
    firm.clock.move_on(hours=2)
    firm.complaint(firm.client("Greg Halloran"), "Too dear", category="overbilled")
    found = wall(firm)
    assert found.promises[0].chip == "late"
    assert found.next_promise is not None
    assert found.next_promise.called == "Greg"


def test_a_person_is_a_first_name_and_an_initial_a_business_itself(firm: Firm) -> None:
    firm.complaint(margaret(firm))
    firm.complaint(firm.client("St Mark's Hall", kind="business", company_name="St Mark's Hall"))
    assert {each.name for each in wall(firm).promises} == {"Margaret A.", "St Mark's Hall"}
    assert {each.name for each in wall(firm, has_full_names=True).promises} == {"Margaret Alder", "St Mark's Hall"}


@pytest.mark.parametrize("has_full_names", [False, True])
def test_nothing_planted_anywhere_reaches_the_wall(firm: Firm, has_full_names: bool) -> None:
    client_id = margaret(firm)
    promises = (
        "Call Mrs Alder on 503 555 0142",
        "Refund $40 to margaret@alder.example",
        "18 Orchard Lane again",
        "clean orchard lane stairs",
        "alder stairs in millbrook 97222",
    )
    for what in promises:
        promised(firm, client_id, what)
    story = promised(firm, client_id, "Come by")
    firm.clock.move_on(hours=1)
    story.fix()
    firm.clock.move_on(days=1)
    words = "It is great. Mrs Alder of 18 Orchard Lane paid $40, call 503 555 0142."
    story.check_back(CheckBackDraft(words, "great", score=10, cause="pad", lesson="Dry the pad first"))
    firm.booked_job(client_id, description="18 Orchard Lane, 503 555 0142")
    found = wall(firm, has_full_names=has_full_names)
    text = shown_in(found).casefold().replace("margaret alder", "margaret a." if has_full_names else "margaret alder")
    assert found.win is not None
    assert found.win.words == "It is great."
    assert not [secret for secret in SECRETS if secret in text], text


def test_the_step_is_a_fixed_verb_and_three_words_of_the_promise(firm: Firm) -> None:
    starts_at = firm.clock.now() + timedelta(hours=2)

    def visit(client_id: int) -> JobDraft:
        lines = (JobLineDraft("Hall", "Put right", 0),)
        ends_at = starts_at + timedelta(hours=1)
        return JobDraft(client_id, starts_at=starts_at, ends_at=ends_at, technician_id=firm.luis, lines=lines)

    greg, tom, ann = (firm.client(name) for name in ("Greg Halloran", "Tom Reyes", "Ann Bell"))
    firm.complaint(greg, "Too dear")
    promised(firm, tom, "Touch up the baseboard, and do the hall carpet again", visit(tom))
    promised(firm, ann, "Re-clean the dining room with the spot machine", visit(ann))
    promised(firm, margaret(firm), "Send the felt pads")
    Story(firm, firm.complaint(firm.client("Una Hart"))).to_check_back()
    steps = {each.called: each.step for each in wall(firm).promises}
    assert steps == {
        "Greg": "Call back",
        "Tom": "Visit: touch up baseboard",
        "Ann": "Re-clean: dining room",
        "Margaret": "Promised: send felt pads",
        "Una": "Ask: is it great now?",
    }


def test_who_is_on_it_stands_there_by_first_name(firm: Firm) -> None:
    firm.complaint(margaret(firm), owner_id=firm.luis)
    (row,) = wall(firm).promises
    assert (row.owner_name, row.owner_initials) == ("Luis", "LS")
    assert (row.years, row.is_new) == (0, True)


def test_the_next_three_visits_have_a_name_and_a_time(firm: Firm) -> None:
    now = firm.clock.now()
    for hours, name in ((30, "Fourth Person"), (3, "Second Person"), (26, "Third Person"), (1, "First Person")):
        firm.booked_job(firm.client(name), now + timedelta(hours=hours))
    firm.booked_job(firm.client("Gone By"), now - timedelta(hours=1))
    visits = wall(firm).visits
    assert [visit.name for visit in visits] == ["First P.", "Second P.", "Third P."]
    assert visits[0].starts_at == now + timedelta(hours=1)


def test_the_last_win_is_in_the_clients_own_words(firm: Firm) -> None:
    words = "You came back the same day. Nobody does that."
    draft = CheckBackDraft(words, "great", score=10, cause="pad", lesson="Dry the pad first")
    story = Story(firm, firm.complaint(firm.client("Jean Whitcombe"), category="over_wet")).to_check_back()
    firm.clock.move_on(days=2)
    story.check_back(draft)
    at_peace = Story(firm, firm.complaint(firm.client("Karl Olsen"))).to_check_back()
    firm.clock.move_on(days=2)
    at_peace.check_back(CheckBackDraft("Fine by me", "great", score=8, cause="pad", lesson="Ring first"))
    win = wall(firm).win
    assert win is not None
    assert (win.name, win.words) == ("Jean W.", words)
    assert win.won_on == (firm.clock.now() - timedelta(days=2, hours=2)).astimezone(firm.zone).date()
    firm.clock.move_on(days=95)
    assert wall(firm).win is None


def test_days_on_which_nobody_waited_are_counted(firm: Firm) -> None:
    assert wall(firm).quiet_days is None
    Story(firm, firm.complaint(margaret(firm))).to_made_good()
    assert wall(firm).quiet_days == 0
    firm.clock.move_on(days=12)
    quiet = wall(firm)
    assert (quiet.quiet_days, quiet.waiting_count, quiet.promises) == (12, 0, ())
    firm.complaint(margaret(firm))
    assert wall(firm).quiet_days is None


def test_the_wall_of_a_firm_without_anybody_is_empty(firm: Firm) -> None:
    found = wall(firm)
    assert found.firm_name == "Brightwater Carpet Care"
    assert (found.promises, found.visits, found.win, found.next_promise) == ((), (), None, None)
    assert found.zone == firm.zone


def test_a_family_name_that_is_also_a_name_of_ours_stays_off_the_wall(firm: Firm) -> None:
    client_id = firm.everafter.clients.create(ClientDraft("Rosa Luis", first_name="Rosa", last_name="Luis"))
    promised(firm, client_id, "bring Luis the key")
    assert wall(firm).promises[0].step == "Promised: bring"


def test_reading_writes_nothing_and_is_the_same_at_any_moment(firm: Firm) -> None:
    firm.complaint(margaret(firm))
    before = [row.plain() for row in Client.select()]
    assert wall(firm) == wall(firm)
    later = get_wall(datetime(2099, 1, 1, tzinfo=firm.zone), firm.zone)
    assert later.promises[0].chip == "late"
    assert [row.plain() for row in Client.select()] == before
