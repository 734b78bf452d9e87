from __future__ import annotations

from datetime import timedelta

import pytest

from app.models.complaints import Complaint
from app.queries.complaint_library import LibraryRow, find_similar, search_library
from app.services.drafts import CheckBackDraft, FixDraft, JobLineDraft, NoteDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm

SPOT = CheckBackDraft(
    "It has not come back", "great", 10, cause="Spill in the backing", lesson="Weigh it down", prevention="Check day 3"
)


def _closed(firm: Firm, words: str, name: str = "Jean Whitlock", fibre: str = "", draft: CheckBackDraft = SPOT) -> int:
    client_id = firm.client(name)
    if fibre:
        firm.finished_job(client_id, lines=(JobLineDraft("Hall", "Clean", 15_000, fibre),))
    story = Story(firm, firm.complaint(client_id, words))
    story.to_put_right()
    story.service.fix(story.id, story.version, FixDraft("visit", "Dried and treated it"))
    firm.clock.move_on(days=2)
    story.check_back(draft)
    return story.id


def _similar(firm: Firm, words: str, category: str = "wicking", job_id: int | None = None) -> list[LibraryRow]:
    return find_similar(words, category, job_id, firm.clock.now(), firm.zone)


def _search(firm: Firm, text: str) -> list[int]:
    return [row.id for row in search_library(text, firm.clock.now(), firm.zone)]


def test_a_case_says_what_went_wrong_how_it_was_put_right_and_what_helped(firm: Firm) -> None:
    complaint_id = _closed(firm, "The coffee stain by the window is back", fibre="Wool 80/20")
    [row] = _similar(firm, "Our coffee stain is back")
    assert (row.id, row.client_name, row.category, row.words) == (
        complaint_id, "Jean W.", "wicking", "The coffee stain by the window is back",
    )  # fmt: skip
    assert (row.cause, row.lesson, row.prevention) == ("Spill in the backing", "Weigh it down", "Check day 3")
    assert (row.promised_what, row.fix_outcome, row.fix_words) == (
        "Luis comes at noon", "visit", "Dried and treated it",
    )  # fmt: skip
    assert (row.helped_words, row.fibres, row.chip) == ("It has not come back", ("wool",), "won_back")


def test_same_category_comes_before_same_words_and_same_fibre_before_none(firm: Firm) -> None:
    other_kind = _closed(firm, "Nobody came for the coffee stain", "A A")
    nylon = _closed(firm, "The mark is back", "B B", "nylon")
    wool = _closed(firm, "The mark is back", "C C", "wool loop")
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id, lines=(JobLineDraft("Hall", "Clean", 15_000, "Wool 80/20"),))
    assert [row.id for row in _similar(firm, "The mark is back", job_id=job_id)] == [wool, nylon]
    found = [row.id for row in _similar(firm, "The coffee stain is back")]
    assert found[:2] == [wool, nylon]
    assert other_kind in found


def test_what_ended_well_comes_before_what_nobody_confirmed(firm: Firm) -> None:
    story = Story(firm, firm.complaint(firm.client("Bo Ek"), "The stain is back"))
    story.to_check_back()
    for _try in range(2):
        firm.clock.move_on(days=3)
        story.service.record_check_try(story.id, story.version)
    story.service.close_unconfirmed(story.id, story.version)
    good = _closed(firm, "The stain is back")
    firm.clock.move_on(hours=1)
    assert [(row.id, row.chip) for row in _similar(firm, "The stain is back")] == [
        (good, "won_back"), (story.id, "unconfirmed"),
    ]  # fmt: skip


def test_open_and_withdrawn_ones_and_private_notes_never_appear(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.complaint(client_id, "The stain is back")
    withdrawn = Story(firm, firm.complaint(client_id, "The stain is back for a bet"))
    withdrawn.service.withdraw(withdrawn.id, withdrawn.version, "a joke")
    assert _similar(firm, "The stain is back") == []
    assert _search(firm, "bet") == []
    closed = _closed(firm, "The stain is back", "Tom Reyes")
    row = Complaint.get_by_id(closed)
    firm.everafter.clients.write_note(
        row.client_id, NoteDraft("Says good when she means fine, grudge", is_private=True, complaint_id=closed)
    )
    assert _search(firm, "grudge") == []
    [shown] = _similar(firm, "The stain is back")
    assert "grudge" not in str(shown)


def test_a_reopened_case_leaves_the_library_until_it_is_closed_again(firm: Firm) -> None:
    closed = _closed(firm, "The stain is back")
    firm.everafter.complaints.reopen(closed, firm.version_of(closed), "There again")
    assert _similar(firm, "The stain is back") == []
    assert _search(firm, "stain") == []


def test_wicking_and_every_other_word_of_a_case_finds_it(firm: Firm) -> None:
    complaint_id = _closed(firm, "The café's Ölfleck is back")
    for text in (
        "wicking", "WICK", "stain came back", "backing", "weigh it", "day", "not come", "noon", "cafe", "Café",
        "olfleck", "ÖLFLECK", "stains", "weigh backing",
    ):  # fmt: skip
        assert _search(firm, text) == [complaint_id], text
    for text in ("late", "weigh nothing", "zzzz"):
        assert _search(firm, text) == [], text


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", '"', "%%%", "\x00x", "?" * 500, "a' OR 1=1", "∅", " "])
def test_nothing_that_people_type_breaks_the_search(firm: Firm, text: str) -> None:
    _closed(firm, "The stain is back")
    search_library(text, firm.clock.now(), firm.zone)
    _similar(firm, text)


def test_without_words_the_newest_with_a_lesson_come_first(firm: Firm) -> None:
    first = _closed(firm, "The stain is back")
    second = _closed(firm, "You missed the stairs", "Bo Ek")
    assert _search(firm, "") == [second, first]
    rows = search_library("", firm.clock.now(), firm.zone, limit=1)
    assert [row.id for row in rows] == [second]


def test_a_case_beside_itself_is_left_out(firm: Firm) -> None:
    one, other = _closed(firm, "The stain is back"), _closed(firm, "The stain is back", "Bo Ek")
    rows = find_similar("The stain is back", "wicking", None, firm.clock.now(), firm.zone, without_id=one)
    assert [row.id for row in rows] == [other]


def test_at_most_as_many_as_asked_for_and_the_newest_of_equals_first(firm: Firm) -> None:
    ids = []
    for name in ("A A", "B B", "C C", "D D"):
        ids.append(_closed(firm, "The stain is back", name))
        firm.clock.move_on(days=1)
    later = firm.clock.now() + timedelta(days=400)
    rows = find_similar("The stain is back", "wicking", None, later, firm.zone, limit=3)
    assert [row.id for row in rows] == ids[:0:-1]
