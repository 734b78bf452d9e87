"""Notes of another system: in the right timeline, in their old dates, the private ones for the house alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.models.clients import TimelineEntry
from app.services.drafts import ContactDraft, SiteDraft
from app.services.imports import ImportCounts
from tests.app.exchange.import_desk import Desk, everything, notes_of
from tests.builders import Firm

HEAD = "Note ID,Customer ID,Customer,Phone,Date,Type,Subject,Note,Private,Author,Weather"


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def test_a_note_stands_in_its_clients_timeline_on_its_day(desk: Desk) -> None:
    firm = desk.firm
    ana = firm.client("Ana Ruiz", phones=(ContactDraft("(503) 555 0001"),))
    counts = desk.bring_rows(
        HEAD,
        "N1,,Ana Ruiz,503-555-0001,3/4/2021 2:15 PM,Phone call,Moved?,She is moving in May,no,Zoe,Rain",
        "N2,,Ana Ruiz,503-555-0001,3/5/2021,Note,,Gate sticks,yes,,",
        "N3,,Ana Ruiz,503-555-0001,3/6/2021,Note,,,no,,",
    )
    assert counts == ImportCounts(read=3, new=2, rejected=1)
    call, note = TimelineEntry.select().where(TimelineEntry.client == ana).order_by(TimelineEntry.id)
    assert (call.kind, call.headline, call.happened_at) == (
        "call", "Moved?", datetime(2021, 3, 4, 14, 15, tzinfo=firm.zone),
    )  # fmt: skip
    assert (call.words, bool(call.is_private)) == ("She is moving in May\nWeather: Rain\nWritten by Zoe", False)
    assert (note.kind, note.words, bool(note.is_private)) == ("note", "Gate sticks", True)


def test_the_same_file_changes_nothing_a_changed_row_what_nobody_edited_and_undo_all_of_it(desk: Desk) -> None:
    ana = desk.firm.client("Ana Ruiz", phones=(ContactDraft("(503) 555 0001"),))
    empty = everything()
    rows = ("N1,,Ana Ruiz,,3/4/2021,,,One,,,", "N2,,Ana Ruiz,,3/4/2021,,,Two,,,", ",,Ana Ruiz,,3/4/2021,,,Three,,,")
    first = desk.bring(desk.write("notes.csv", HEAD, *rows))
    before = everything()
    assert desk.bring_rows(HEAD, *rows, name="notes.csv") == ImportCounts(read=3, unchanged=3)
    assert everything() == before
    edited = TimelineEntry.get(TimelineEntry.words == "Two")
    TimelineEntry.update(words="Two, edited").where(TimelineEntry.id == edited.id).execute()
    changed = [row.replace("One", "One and more").replace("Two", "Two and more") for row in rows]
    second = desk.bring(desk.write("notes.csv", HEAD, *changed))
    assert second.counts == ImportCounts(read=3, updated=1, unchanged=2)
    assert [words for words, _private in notes_of(ana)] == ["One and more", "Two, edited", "Three"]
    desk.take_back(second)
    assert [words for words, _private in notes_of(ana)] == ["One", "Two, edited", "Three"]
    TimelineEntry.update(words="Two", version=1).where(TimelineEntry.id == edited.id).execute()
    TimelineEntry.update(version=1).execute()
    desk.take_back(first)
    assert everything() == empty


def test_a_row_that_could_be_two_or_nobody_is_given_back_with_what_to_mend(desk: Desk) -> None:
    firm = desk.firm
    for first in ("Ana", "Bo"):
        firm.client(f"{first} Ruiz", phones=(ContactDraft("(503) 555 0001"),), sites=(SiteDraft("7 Elm"),))
    result = desk.bring(
        desk.write(
            "notes.csv",
            "Customer ID,Customer,Phone,Date,Note",
            ",,503-555-0001,3/4/2021,Whose?",
            ",Bo Ruiz,503-555-0001,3/4/2021,Of Bo",
            ",Nobody Known,,3/4/2021,Who?",
            "77,,,3/4/2021,Which?",
            ",,,3/4/2021,Nothing",
        )
    )
    assert result.counts == ImportCounts(read=5, new=1, rejected=4)
    assert [words for _row, rejects in result.rejects for words in [each.reason for each in rejects]] == [
        "Several clients have this phone number or e-mail address; put the client’s number into the row.",
        "We know no client “Nobody Known”, or more than one; put the client’s number or phone into the row.",
        "We know no client 77; put the name or phone number into the row as well.",
        "This row does not say whose it is; put the client’s number, name or phone into it.",
    ]
