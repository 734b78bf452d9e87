"""A row of a file of payments, without a database."""

from __future__ import annotations

from datetime import date

import pytest

from app.exchange.words.import_fields import RecordKind
from tests.app.exchange.whole_files import FileRead, read_whole

_HEADING = (
    "Customer,Payment date,Amount,Transaction type,Payment method,Job number,Invoice #,Reference,Till,Private notes"
)


def payments(*rows: str) -> FileRead:
    return read_whole("\n".join([_HEADING, *rows]).encode(), kind=RecordKind.PAYMENTS)


def test_a_row_says_what_was_paid_for_which_job_and_what_is_for_the_house() -> None:
    (paid,) = payments("Ida,2024-03-04,50.00,payment,VISA,J7,88,ref 1,left,slow payer").history
    assert (paid.paid_on, paid.amount_minor, paid.method, paid.job.number, paid.job.invoice) == (
        date(2024, 3, 4), 5_000, "card", "J7", "88",
    )  # fmt: skip
    assert (paid.note, paid.private_words) == ("ref 1\nTill: left", "slow payer")


def test_a_refund_is_below_zero_and_words_we_do_not_know_are_kept() -> None:
    (back,) = payments("Ida,2024-03-04,50.00,Erstattung,a goat,,,,,").history
    assert (back.amount_minor, back.method, back.note) == (-5_000, "other", "Payment method: a goat")


@pytest.mark.parametrize(
    ("row", "reason"),
    [("Ida,,5,,,,,,,", "no date"),
     ("Ida,2026-11-22,5,,,,,,,", "still to come"), ("Ida,2024-03-04,,,,,,,,", "no amount"),
     ("Ida,2024-02-30,5,,,,,,,", "no date of the calendar")],
)  # fmt: skip
def test_a_row_that_cannot_be_taken_is_given_back_with_the_reason(row: str, reason: str) -> None:
    read = payments("Ida,2024-03-04,1,,,,,,,", row)
    assert [reason in rejected.reason for rejected in read.rejected] == [True]
