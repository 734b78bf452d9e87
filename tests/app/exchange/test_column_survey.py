from __future__ import annotations

from datetime import date

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
    assert american.readings.questions == (
        "The dates under “Client since” can be read in two ways: 03/04/2024 is taken as 2024-03-04 (month-first).",
    )


def test_amounts_are_decided_together() -> None:
    text = b"Name;Date;Amount;Paid\nIda;2024-01-02;1.200;89,50\n"
    read = read_whole(text)
    assert (read.jobs[0].amount_minor, read.jobs[0].paid_minor) == (120000, 8950)
    doubtful = read_whole(b"Name,Date,Amount\nIda,2024-01-02,1.200\n", AMERICAN)
    assert "1.200" in doubtful.readings.questions[0]
