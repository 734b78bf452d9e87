"""Answers of another system: in their old dates and believed as far as R5 lets them; old ones ring nobody up."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.models.aftercare import Feedback
from app.models.clients import Client
from app.services.imports import ImportCounts
from tests.app.exchange.import_desk import Desk, client_named, everything, notes_of
from tests.builders import Firm

CLIENTS = "Client #,Name,Phone"
HEAD = "Customer,Phone,Date,Satisfied,Rating,Feedback,Asked by,Weather"


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    found = Desk(firm, tmp_path)
    found.bring_rows(CLIENTS, *(f"C{number},{name},(503) 555 000{number}" for number, name in enumerate(NAMES)))
    return found


NAMES = ("Ana Ruiz", "Bo Ek", "Cy Dow", "Di Fox")


def test_answers_scores_and_words_become_what_r5_makes_of_them(desk: Desk) -> None:
    counts = desk.bring_rows(
        HEAD,
        "Ana Ruiz,,3/4/2021 2:15 PM,Very satisfied,5,Lovely work,Phone,Rain",
        "Bo Ek,,3/5/2021,Good,4,,Survey,",
        "Cy Dow,,3/6/2021,Not happy,2,The stain is back,Email,",
        "Di Fox,,3/7/2021,,,Spotless,paper form,",
        "Di Fox,,3/8/2021,,,,,",
        "Di Fox,,3/8/2021,,eleven,,,",
        name="feedback.csv",
    )
    assert counts == ImportCounts(read=6, new=4, rejected=2)
    rows = [
        (row.answer, row.score, row.answer_class, row.channel, bool(row.is_confirmed), row.probe_state)
        for row in Feedback.select().order_by(Feedback.asked_at)
    ]
    assert rows == [
        ("great", 10, "love", "phone", True, "none"),
        ("good", 8, "good", "online", True, "none"),
        ("not_happy", 4, "hurt", "email", True, "none"),
        ("", None, "love", "sheet", False, "none"),
    ]
    first = Feedback.select().order_by(Feedback.asked_at).first()
    assert first.asked_at == datetime(2021, 3, 4, 14, 15, tzinfo=desk.firm.zone)
    assert notes_of(client_named("Ana Ruiz").id) == [("Weather: Rain", False)]


def test_only_a_good_of_these_days_is_asked_about_again(desk: Desk) -> None:
    today = desk.firm.clock.today()
    old = [f"Ana Ruiz,,{1 + number % 12}/{1 + number % 28}/2024,Good,,fine {number},Phone," for number in range(60)]
    desk.bring_rows(HEAD, *old, f"Bo Ek,,{today:%m/%d/%Y},Good,,It was fine,Phone,", name="feedback.csv")
    (due,) = Feedback.select().where(Feedback.probe_state == "due")
    assert (due.client_id, due.probe_due_at is not None, due.probe_owner_id is not None) == (
        client_named("Bo Ek").id, True, True,
    )  # fmt: skip
    assert [bool(row.is_quiet_good) for row in Client.select().order_by(Client.number)] == [False, True, False, False]


def test_the_same_file_changes_nothing_a_new_answer_counts_and_undo_takes_all_back(desk: Desk) -> None:
    head, empty = f"Survey ID,{HEAD}", everything()
    rows = (
        "S1,Ana Ruiz,,3/4/2021,Good,,,Phone,",
        "S2,Bo Ek,,3/4/2021,Great,,,Phone,",
        ",Cy Dow,,3/4/2021,Great,,,Phone,",
    )
    first = desk.bring(desk.write("feedback.csv", head, *rows))
    before = everything()
    assert desk.bring_rows(head, *rows, name="feedback.csv") == ImportCounts(read=3, unchanged=3)
    assert everything() == before
    second = desk.bring(desk.write("feedback.csv", head, rows[0].replace("Good", "Great"), *rows[1:]))
    assert second.counts == ImportCounts(read=3, updated=1, unchanged=2)
    assert [row.answer_class for row in Feedback.select()] == ["love", "love", "love"]
    desk.take_back(second)
    assert everything() == before
    assert desk.take_back(first).removed == 3
    assert everything() == empty
