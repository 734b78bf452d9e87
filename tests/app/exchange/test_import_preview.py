from __future__ import annotations

from datetime import date

from app.exchange.import_choices import PairKey
from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import ROWS_SHOWN, MadeClients, PreviewNotes, PreviewRow, RowAbout
from tests.app.exchange.import_desk import Desk


def test_the_first_rows_of_each_outcome_are_kept_however_many_come() -> None:
    notes = PreviewNotes()
    for line in range(ROWS_SHOWN + 10):
        notes.add_row(PreviewRow("list.csv", line, Outcome.NEW, "Ida"))
    notes.add_row(PreviewRow("list.csv", 9_999, Outcome.REJECTED, "?", "no name"))
    assert len(notes.rows) == ROWS_SHOWN + 1
    assert notes.rows[-1].outcome is Outcome.REJECTED


def test_a_dry_run_tells_what_becomes_of_each_line(import_desk: Desk) -> None:
    file = import_desk.write("list.csv", "Name,Phone,Email", "Ida Marsh,817 555 0100,ida@example.com", ",,nobody")
    again = import_desk.write("again.csv", "Name,Phone,Town", "Ida Marsh,817 555 0100,Waco")
    rows = import_desk.try_out(file, again).rows
    assert [(row.file, row.line, row.outcome, row.name) for row in rows if row.outcome is not Outcome.REJECTED] == [
        ("list.csv", 2, Outcome.NEW, "Ida Marsh"),
        ("again.csv", 2, Outcome.MERGED, "Ida Marsh"),
    ]
    assert [row.line for row in rows if row.outcome is Outcome.REJECTED and row.words] == [3]


def test_a_dry_run_tells_of_which_day_and_amount_a_row_of_work_is(import_desk: Desk) -> None:
    jobs = import_desk.write("jobs.csv", "Job #,Client,Phone,Date,Amount", "7,Ida Marsh,817 555 0100,2025-03-12,225.00")
    notes = import_desk.write("notes.csv", "Client,Phone,Date,Note", "Ida Marsh,817 555 0100,2025-03-14,Called")
    assert [(row.line, row.name, row.about) for row in import_desk.try_out(jobs, notes).rows] == [
        (2, "Ida Marsh", RowAbout("jobs", date(2025, 3, 12), 22_500)),
        (2, "Ida Marsh", RowAbout("notes", date(2025, 3, 14))),
    ]


def test_the_row_of_each_new_client_is_known_whatever_their_order() -> None:
    made = MadeClients()
    assert (made.lowest_id, made.get(1)) == (0, None)
    made[40] = PairKey("a.csv", 2)
    made.add_many([42, 41], [PairKey("a.csv", 9), PairKey("a.csv", 4)])
    made[38] = PairKey("a.csv", 3)
    made[50] = PairKey("b.csv", 70_000)
    assert made.lowest_id == 38
    found = {client_id: made.get(client_id) for client_id in (37, 38, 40, 41, 42, 45, 50, 51)}
    assert found == {
        37: None, 38: PairKey("a.csv", 3), 40: PairKey("a.csv", 2), 41: PairKey("a.csv", 4),
        42: PairKey("a.csv", 9), 45: None, 50: PairKey("b.csv", 70_000), 51: None,
    }  # fmt: skip
