from __future__ import annotations

from datetime import date

from app.exchange.columns.own_maps import read_map
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
        "The dates under “Client since” can be read in two ways: 03/04/2024 = April 3, 2024 or March 4, 2024; "
        "March 4, 2024 is taken unless a map says otherwise."
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
    assert "1.200 = $1.20 or $1,200.00; $1.20 is taken" in doubtful.readings.questions[0].sentence


def test_a_birthday_without_a_year_is_asked_about_as_well() -> None:
    (question,) = read_whole(b"Name,Birthday\nIda,04/03\nJon,05/05\n").readings.questions
    assert "04/03 = March 4 or April 3; April 3 is taken" in question.sentence
    assert question.as_facts() == {
        "column": "Birthday",
        "about": "dates",
        "example": "04/03",
        "readings": {"day-first": "--03-04", "month-first": "--04-03"},
        "taken": "month-first",
    }
    decided = read_whole(b"Name,Birthday\nIda,04/03\nJon,25/06\n")
    assert [client.birthday for client in decided.clients] == ["--03-04", "--06-25"]
    assert not decided.readings.questions


def test_an_amount_that_is_written_otherwise_than_its_column_is_given_back() -> None:
    read = read_whole(b"Name;Date;Amount\nIda;2024-01-02;89.50\nJon;2024-01-03;12,5\nMia;2024-01-04;1,234.00\n")
    assert [job.amount_minor for job in read.jobs] == [8950, 123400]
    assert [(row.line, row.reason) for row in read.rejected] == [
        (3, "“12,5” is written otherwise than the other amounts in its column.")
    ]


def test_two_shapes_of_dates_in_one_column_are_both_read() -> None:
    text = b'Name,Client since\nIda,2024-03-12 09:14\nJon,3/15/2024 2:30 PM\nMia,"Fri, May 3, 2024"\nUwe,45000\n'
    assert [str(client.client_since) for client in read_whole(text).clients] == [
        "2024-03-12",
        "2024-03-15",
        "2024-05-03",
        "2023-03-15",
    ]
