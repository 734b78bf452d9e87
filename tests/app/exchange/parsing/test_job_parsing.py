from __future__ import annotations

from datetime import date, time

import pytest

from app.exchange.parsing.parsed_records import ParsedJob
from tests.app.exchange.whole_files import FileRead, read_file, read_whole


def jobs_of(header: str, *rows: str) -> FileRead:
    return read_whole("\n".join([f"Name,Date,{header}", *rows]).encode())


def only(header: str, row: str) -> ParsedJob:
    return jobs_of(header, row).jobs[0]


def test_a_plain_file_of_past_jobs_is_read_whole() -> None:
    read = read_file("past_jobs.csv")
    first, second = read.jobs
    assert (first.client.name, first.client.phones[0].normal) == ("Rose Hartley", "+18175550134")
    assert (first.starts_on, first.start_time, first.paid_on) == (date(2024, 3, 4), time(9, 30), date(2024, 3, 5))
    assert (first.amount_minor, first.paid_minor, first.payment_method) == (122500, 122500, "card")
    assert (first.rooms, first.technician, first.notes) == (
        ("Lounge", "Stairs", "Hall"),
        "Luis",
        "Red wine by the window",
    )
    assert (second.amount_minor, second.paid_minor, second.state) == (18000, 0, "done")
    assert [row.line for row in read.rejected] == [4, 5]
    assert "13/13/2025" in read.rejected[0].reason
    assert "(1,200.00)" in read.rejected[1].reason


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Completed", "done"),
        ("Complete unrated", "done"),
        ("erledigt", "done"),
        ("Scheduled", "booked"),
        ("Pro canceled", "cancelled"),
        ("No show", "no_show"),
        ("In progress", "under_way"),
        ("Estimate sent", "quoted"),
        ("Needs scheduling", "enquiry"),
        ("Lost", "lost"),
    ],
)
def test_the_state_is_understood_in_many_words(words: str, state: str) -> None:
    assert only("Amount,Job status", f"Ida,2024-01-02,5,{words}").state == state


def test_without_a_state_the_date_tells_and_unknown_words_are_a_note() -> None:
    assert only("Amount", "Ida,2024-01-02,5").state == "done"
    assert only("Amount", "Ida,2027-01-02,5").state == "booked"
    assert only("Amount,Job status", "Ida,2024-01-02,5,purple").notes == "Job status: purple"


@pytest.mark.parametrize(
    ("paid", "minor"), [("yes", 10000), ("Paid in full", 10000), ("no", 0), ("unpaid", 0), ("25.50", 2550), ("", None)]
)
def test_paid_may_be_an_amount_or_a_word(paid: str, minor: int | None) -> None:
    assert only("Amount,Paid", f"Ida,2024-01-02,100,{paid}").paid_minor == minor


def test_what_is_owed_tells_what_was_paid() -> None:
    assert only("Amount,Balance due", "Ida,2024-01-02,100,30").paid_minor == 7000


def test_a_job_without_a_date_or_a_client_is_rejected() -> None:
    read = jobs_of("Amount", "Ida,,5", ",2024-01-02,5", "Jon,someday,5")
    assert [row.line for row in read.rejected] == [2, 3, 4]
    assert not read.jobs


def test_money_in_another_currency_is_rejected_not_guessed() -> None:
    assert "USD" in jobs_of("Amount", "Ida,2024-01-02,€ 5").rejected[0].reason


def test_the_number_of_the_client_ties_the_job_to_the_client() -> None:
    job = read_whole(b"Customer ID,Job ID,Date,Amount\n1001,J-7,2024-01-02,5\n")
    assert job.rejected or job.jobs[0].client.external_id == "1001"


def test_title_and_description_are_said_once() -> None:
    job = only("Amount,Job name,Description", "Ida,2024-01-02,5,Stairs,Stairs and hall")
    assert job.description == "Stairs and hall"


@pytest.mark.parametrize(
    ("heading", "text", "minutes"),
    [("Hours", "2", 120), ("Duration (hrs)", "1,5", 90), ("Dauer (Std.)", "0.5", 30), ("Duration (min)", "90", 90)],
)
def test_a_mere_number_is_hours_where_the_heading_says_so(heading: str, text: str, minutes: int) -> None:
    read = read_whole(f"Name;Date;Amount;{heading}\nIda;2024-01-02;5.00;{text}\n".encode())
    assert read.jobs[0].duration_minutes == minutes
