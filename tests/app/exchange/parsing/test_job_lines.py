"""Rows that are lines of one job: its money counts once."""

from __future__ import annotations

from datetime import date

from app.exchange.parsing.job_lines import combined
from app.exchange.parsing.parsed_records import ParsedClient, ParsedJob, ParsedLine

ROW = ParsedJob(2, ParsedClient(2, "Ida"), date(2024, 3, 4), "done", job_number="J1")


def test_a_total_in_every_row_is_the_job_s() -> None:
    rows = [ROW._replace(lines=(ParsedLine(name, 100, 50),), amount_minor=100, paid_minor=100) for name in "AB"]
    job = combined(rows)
    assert (len(job.lines), job.amount_minor, job.paid_minor) == (2, 100, 100)


def test_amounts_that_differ_are_those_of_the_lines() -> None:
    rows = [
        ROW._replace(lines=(ParsedLine("A", 100, None),), amount_minor=amount, paid_minor=amount, tax_minor=1)
        for amount in (100, 200)
    ]
    job = combined(rows)
    assert ([line.amount_minor for line in job.lines], job.amount_minor) == ([100, 200], None)
    assert (job.paid_minor, job.tax_minor) == (300, 2)


def test_what_is_said_in_every_row_is_said_once_and_private_words_stay_apart() -> None:
    rows = [ROW._replace(notes="dog", private_words=words, rooms=("Hall",)) for words in ("slow", "slow", "")]
    job = combined(rows)
    assert (job.notes, job.private_words, job.rooms) == ("dog", "slow", ("Hall",))
