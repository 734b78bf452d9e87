"""What a letter says comes from the list of events, the visit and the client; nothing private does."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app.models.clients import AccessCode, Site
from app.models.complaints import Complaint
from app.models.rewards import Reward
from app.models.team import Person
from app.queries.complaint_paper_rows import RecoveryLetterRow
from app.queries.recovery_letters import list_due_letters, list_recovery_letters
from app.services.drafts import CheckBackDraft, ClientChanges, FactDraft, JobDraft, JobLineDraft, NoteDraft
from tests.app.services.complaint_stories import GREAT, Story
from tests.builders import Firm

MONDAY = date(2026, 3, 2)


def letter(firm: Firm, *complaint_ids: int) -> RecoveryLetterRow:
    return list_recovery_letters(complaint_ids, firm.clock.now(), firm.zone)[0]


def due(firm: Firm, client_id: int | None = None) -> list[int]:
    return list_due_letters(firm.clock.now(), client_id)


def visit(firm: Firm, client_id: int) -> JobDraft:
    starts_at = firm.clock.now() + timedelta(hours=1)
    lines = (JobLineDraft("Lounge", "Clean again"),)
    return JobDraft(
        client_id, lines=lines, starts_at=starts_at, ends_at=starts_at + timedelta(hours=1), technician_id=firm.luis
    )


def test_before_the_fix_a_letter_knows_the_promise_and_the_words(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder", first_name="Margaret", last_name="Alder")
    story = Story(firm, firm.complaint(client_id, "It smells damp"))
    row = letter(firm, story.id)
    assert (row.their_words, row.told_on, row.written_on) == ("It smells damp", MONDAY, MONDAY)
    assert (row.client_name, row.greeting_name) == ("Margaret Alder", "Margaret")
    assert row.street_lines[0].endswith("Orchard Lane")
    assert row.town_line == "Millbrook 97222"
    assert (row.outcome, row.fixed_on, row.promised_what) == ("", None, "")
    story.to_put_right()
    row = letter(firm, story.id)
    assert (row.promised_what, row.promised_by, row.promise_due_on) == ("Luis comes at noon", "Dana Kowalski", MONDAY)
    firm.clock.move_on(hours=4)
    assert letter(firm, story.id).promised_what == "", "what was broken is no promise to write down again"


def test_a_visit_says_who_came_and_when_not_who_wrote_it_down(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    story = Story(firm, firm.complaint(client_id, "It is back"))
    story.listen().say_sorry().ask()
    job_id = story.promise(visit=visit(firm, client_id))
    assert job_id is not None
    firm.clock.move_on(days=1)
    firm.finish(job_id)
    firm.clock.move_on(days=1)
    story.fix()
    row = letter(firm, story.id)
    assert (row.outcome, row.fixed_on, row.fixed_by) == ("visit", date(2026, 3, 3), "Luis Santos")
    assert row.fix_words == "Dried and treated"


def test_the_visit_of_an_earlier_round_is_not_the_one_that_put_it_right(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    story = Story(firm, firm.complaint(client_id, "It is back"))
    story.listen().say_sorry().ask()
    job_id = story.promise(visit=visit(firm, client_id))
    assert job_id is not None
    firm.clock.move_on(hours=2)
    firm.finish(job_id)
    story.fix()
    firm.clock.move_on(days=1)
    story.check_back(CheckBackDraft("Still there", "not_happy"))
    firm.everafter.sign_in(firm.ben)
    story.promise()
    firm.clock.move_on(hours=1)
    story.fix()
    row = letter(firm, story.id)
    assert (row.fixed_on, row.fixed_by) == (date(2026, 3, 3), "Ben Moreno")


def test_without_a_visit_in_the_diary_the_promise_says_who_came(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Ana Ruiz"), "It is back"))
    story.to_check_back()
    row = letter(firm, story.id)
    assert (row.fixed_on, row.fixed_by) == (MONDAY, "Dana Kowalski")


def test_by_telephone_it_is_who_called(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Ana Ruiz"), "It is back"))
    story.to_put_right()
    firm.everafter.sign_in(firm.ben)
    story.fix("on_the_phone")
    row = letter(firm, story.id)
    assert (row.outcome, row.fixed_by) == ("on_the_phone", "Ben Moreno")


def test_what_we_learned_and_changed_is_told_unless_it_is_about_what_somebody_expected(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Ana Ruiz"), "It is back"))
    story.to_check_back()
    firm.clock.move_on(days=2)
    story.check_back(
        CheckBackDraft("Great now", "great", 10, "SECRET cause", "process", "Dry first", "A meter in each van")
    )
    row = letter(firm, story.id)
    assert (row.lesson, row.prevention) == ("Dry first", "A meter in each van")
    Complaint.update(cause_kind="client_expectation").execute()
    row = letter(firm, story.id)
    assert (row.lesson, row.prevention) == ("", "A meter in each van")


def test_the_owner_signs_with_title_and_number_of_their_own(firm: Firm) -> None:
    complaint_id = firm.complaint(firm.client("Ana Ruiz"))
    row = letter(firm, complaint_id)
    assert (row.owner_name, row.owner_phone) == ("Dana Kowalski", "(503) 555 0100")
    Person.update(phone="(503) 555 0101", title="Founder").where(Person.id == firm.dana).execute()
    row = letter(firm, complaint_id)
    assert (row.owner_title, row.owner_phone) == ("Founder", "(503) 555 0101")
    Person.update(archived_at=firm.clock.now()).where(Person.id == firm.dana).execute()
    row = letter(firm, complaint_id)
    assert (row.owner_name, row.owner_title, row.owner_phone) == ("Dana Kowalski", "", "(503) 555 0100")


def test_only_a_gift_for_coming_back_that_still_holds_is_on_the_letter(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    complaint_id = firm.complaint(client_id)

    def give(rule: str, level: int, gift: str, **fields: object) -> None:
        Reward.create(client=client_id, rule=rule, level=level, state="due", earned_on=MONDAY, gift=gift, **fields)

    give("tenure", 5, "A certificate")
    give("recovery", 1, "Too late", valid_until_on=date(2026, 3, 1))
    give("recovery", 2, "")
    assert letter(firm, complaint_id).gift == ""
    give("recovery", 3, "One rug", valid_until_on=date(2026, 3, 2))
    row = letter(firm, complaint_id)
    assert (row.gift, row.gift_until_on) == ("One rug", date(2026, 3, 2))


def test_nothing_private_and_nothing_of_our_own_weighing_is_in_any_letter(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz", facts=(FactDraft("SECRET divorce", is_private=True),), note="SECRET note")
    firm.everafter.clients.write_note(client_id, NoteDraft("SECRET too", is_private=True))
    AccessCode.create(site=Site.get(Site.client == client_id).id, opens="gate", code="SECRET-4711", may_print=True)
    Site.update(access_note="SECRET under the pot", find_note="SECRET").execute()
    story = Story(firm, firm.complaint(client_id, "It is back", meaning="SECRET meaning", wanted="SECRET wish"))
    story.service.record_contact(story.id, story.version, "SECRET said on the phone")
    story.to_check_back()
    firm.clock.move_on(days=2)
    story.check_back(CheckBackDraft("SECRET words", "great", 10, "SECRET cause", "person", "Dry first"))
    text = repr(letter(firm, story.id))
    assert "SECRET" not in text
    for word in ("over_wet", "wicking", "P1", "P2", "points", "made_good"):
        assert word not in text


def test_a_letter_is_due_once_for_each_fix_the_first_fix_first(firm: Firm) -> None:
    second = Story(firm, firm.complaint(firm.client("Bo Lind")))
    first = Story(firm, firm.complaint(firm.client("Ana Ruiz")))
    waiting = Story(firm, firm.complaint(firm.client("Cy Moss")))
    waiting.to_put_right()
    first.to_check_back()
    second.to_check_back()
    assert due(firm) == [first.id, second.id]
    firm.clock.move_on(hours=1)
    firm.everafter.recovery_letters.mark_printed([first.id])
    assert due(firm) == [second.id]
    firm.clock.move_on(hours=1)
    first.check_back(CheckBackDraft("Not right yet", "not_happy"))
    assert due(firm) == [second.id]
    first.promise()
    first.fix()
    assert due(firm) == [second.id, first.id]
    firm.clock.move_on(days=31)
    assert due(firm) == []


def test_a_letter_that_was_not_printed_is_still_due_after_the_closing(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Ana Ruiz")))
    story.to_check_back()
    firm.clock.move_on(days=2)
    story.check_back(GREAT)
    assert due(firm) == [story.id]


def test_nobody_who_is_gone_gets_a_letter_by_itself(firm: Firm) -> None:
    from app.queries.client_card import get_client

    client_id = firm.client("Ana Ruiz")
    story = Story(firm, firm.complaint(client_id))
    story.to_check_back()
    version = get_client(client_id, firm.clock.now(), firm.zone).version
    firm.everafter.clients.change(client_id, version, ClientChanges(ended_reason="died"))
    assert due(firm) == []
    assert due(firm, client_id) == [story.id], "by name it can still be printed"


def test_letters_come_in_the_order_asked_for(firm: Firm) -> None:
    ids = [firm.complaint(firm.client(name)) for name in ("Ana", "Bo", "Cy")]
    rows = list_recovery_letters([ids[2], ids[0], 9_999], firm.clock.now(), firm.zone)
    assert [row.client_name for row in rows] == ["Cy", "Ana"]
    assert list_recovery_letters([], datetime(2026, 3, 2, tzinfo=firm.zone), firm.zone) == []
