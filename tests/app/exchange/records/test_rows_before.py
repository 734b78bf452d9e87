"""What a large file brought earlier is known to its last row, and memory does not grow with the file."""

from __future__ import annotations

import tracemalloc

import pytest

from app.exchange.import_plan import apply_import, plan_import
from app.exchange.people import person_index
from app.exchange.records import job_import, rows_before
from app.models.jobs import Job
from app.services.imports import ImportCounts
from tests.app.exchange.import_desk import Desk, client_named

HEAD = "Customer ID,First name,Last name,Phone,Email,Street,City"
ANA = "C1,Ana,Reyes,(503) 555-0142,ana@example.com,7 Elm Street,Millbrook"


@pytest.fixture
def desk(import_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk that takes a few rows for many."""
    monkeypatch.setattr(person_index, "_MOST_EXACT", 50)
    monkeypatch.setattr(rows_before, "_MOST_EXACT", 20)
    return import_desk


def _row(number: int) -> str:
    return (
        f"N{number},Given{number},Family{number},(212) 5{number % 90 + 10}-{number:04},g{number}@example.com,"
        f"{number} Oak Road,Otterbury"
    )


def test_rows_of_earlier_blocks_are_known_by_key_words_telephone_and_number(desk: Desk) -> None:
    many = [_row(number) for number in range(1_100)]
    more = [_row(number) for number in range(1_100, 2_200)]
    other = "C1,Zed,Quill,(503) 555-0177,zed@example.com,1 Ash Lane,Millbrook"
    same_phone = "C9,Ana,Reyes,503 555 0142,,7 Elm Street,Millbrook"
    rows = [HEAD, ANA, *many, other, ANA, same_phone, *more, other, _row(3), same_phone]
    assert desk.bring_rows(*rows) == ImportCounts(read=2_207, new=2_201, merged=1, unchanged=5)
    assert client_named("Ana Reyes").id < client_named("Given3 Family3").id
    assert desk.bring_rows(*rows) == ImportCounts(read=2_207, unchanged=2_207)


def test_memory_does_not_grow_with_the_file(desk: Desk) -> None:
    desk.bring_rows(HEAD, *map(_row, range(10_000, 11_000)))  # whatever is loaded once is loaded
    few = _peak(desk, "few.csv", range(11_000, 12_000))
    many = _peak(desk, "many.csv", range(12_000, 15_000))
    assert many - few < 2_000 * 90


def _peak(desk: Desk, name: str, numbers: range) -> int:
    plan = plan_import([desk.write(name, HEAD, *map(_row, numbers))], desk.firm.clock)
    tracemalloc.start()
    try:
        apply_import(plan, desk.firm.everafter.units, desk.firm.clock)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_jobs_of_earlier_chunks_are_known_by_number_words_and_whose_they_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_import, "_FEW", 20)
    heading = "Job #,Client,Street,Date,Amount,Redo of"
    first = "J1,Ida Marsh,7 Elm Street,2025-03-12,225.00,"
    many = [f"M{number},Given{number} Family{number},{number} Oak Road,2025-04-01,90.00," for number in range(1_050)]
    same_client = "J2,Ida Marsh,7 Elm Street,2025-03-14,0.00,J1"
    says_more = "J1,Ida Marsh,7 Elm Street,2025-03-12,230.00,"
    rows = [heading, first, *many, first, same_client, says_more]
    assert desk.bring_rows(*rows) == ImportCounts(read=1_054, new=1_052, merged=1, unchanged=1)
    jobs = {job.external_number: job for job in Job.select().where(Job.client == client_named("Ida Marsh").id)}
    assert sorted(jobs) == ["J1", "J2"]
    assert jobs["J2"].reclean_of_id == jobs["J1"].id
    assert desk.bring_rows(*rows) == ImportCounts(read=1_054, unchanged=1_054)
