from __future__ import annotations

from datetime import date

from app.exchange.own_maps import read_map
from tests.app.exchange.whole_files import AMERICAN, GERMAN, read_whole


def test_a_telling_date_far_down_decides_the_column() -> None:
    text = "Name,Client since\n" + "Ida,03/04/2024\n" * 500 + "Jon,25/12/2024\n"
    read = read_whole(text.encode())
    assert read.clients[0].client_since == date(2024, 4, 3)
    assert not read.readings.questions
    assert not read.rejected


def test_a_column_that_tells_nothing_follows_the_other_column_of_the_file() -> None:
    read = read_whole(b"Name,Client since,Last visit\nIda,03/04/2020,25/12/2024\n")
    assert read.clients[0].client_since == date(2020, 4, 3)
    assert not read.readings.questions


def test_an_undecidable_column_is_asked_about_with_an_example() -> None:
    text = b"Name,Client since\nIda,03/04/2024\n"
    american, german = read_whole(text, AMERICAN), read_whole(text, GERMAN)
    assert american.clients[0].client_since == date(2024, 3, 4)
    assert german.clients[0].client_since == date(2024, 4, 3)
    (question,) = american.readings.questions
    assert question.sentence == (
        "The dates under “Client since” can be read in two ways: 03/04/2024 is taken as 2024-03-04 (month-first)."
    )
    assert question.readings == (("day-first", "2024-04-03"), ("month-first", "2024-03-04"))


def test_a_map_answers_for_single_columns() -> None:
    text = b"Name,Client since,Date of birth\nIda,03/04/2024,05/06/1960\n"
    asked = read_whole(text, AMERICAN, own_map=read_map({"date_orders": {"client since": "day-first"}}))
    assert asked.clients[0].client_since == date(2024, 4, 3)
    assert [question.header for question in asked.readings.questions] == ["Date of birth"]


def test_amounts_are_decided_together() -> None:
    text = b"Name;Date;Amount;Paid\nIda;2024-01-02;1.200;89,50\n"
    read = read_whole(text)
    assert (read.jobs[0].amount_minor, read.jobs[0].paid_minor) == (120000, 8950)
    doubtful = read_whole(b"Name,Date,Amount\nIda,2024-01-02,1.200\n", AMERICAN)
    assert "1.200" in doubtful.readings.questions[0].sentence
    assert doubtful.readings.questions[0].readings == ((".", "120"), (",", "120000"))
