from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from app.queries.client_list_rows import ClientRow
from ui.clients.clients_table_model import FIRST_PAGE, PAGE_SIZE, ROW_ROLE, ClientColumn, ClientsTableModel

ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)


def row(number: int, **fields: object) -> ClientRow:
    values: dict[str, object] = {
        "id": number, "number": number, "name": f"Client {number:04}", "street": "Orchard Lane", "town": "Millbrook",
        "phone": "", "last_visit_on": None, "next_visit_at": None, "usual_gap_days": None, "years": 0, "visit_count": 0,
        "stage": "", "is_hurt": False, "due_on": None, "rho": None, "owed_minor": 0,
    }  # fmt: skip
    return ClientRow(**(values | fields))  # type: ignore[arg-type]  # the defaults above fit their fields


class Source:
    """A database of numbered clients that counts how often it is read."""

    def __init__(self, count: int) -> None:
        self.rows = [row(number) for number in range(count)]
        self.reads: list[tuple[int | None, int]] = []

    def fetch(self, after: ClientRow | None, limit: int) -> Sequence[ClientRow]:
        start = 0 if after is None else after.id + 1
        self.reads.append((None if after is None else after.id, limit))
        return self.rows[start : start + limit]


def model_of(source: Source) -> ClientsTableModel:
    model = ClientsTableModel(source.fetch, lambda: NOW, ZONE)
    model.reload()
    return model


def text(model: ClientsTableModel, number: int, column: ClientColumn) -> str:
    return str(model.data(model.index(number, column)))


@pytest.mark.parametrize("count", [0, 1, FIRST_PAGE, FIRST_PAGE + 1, 3 * PAGE_SIZE])
def test_the_model_keeps_the_rules_of_qt(count: int, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model_of(Source(count)))


def test_pages_are_read_from_the_last_row_on_until_there_is_no_more() -> None:
    source = Source(FIRST_PAGE + PAGE_SIZE + 5)
    model = model_of(source)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == FIRST_PAGE + PAGE_SIZE + 5
    last = FIRST_PAGE + PAGE_SIZE - 1
    assert source.reads == [(None, FIRST_PAGE), (FIRST_PAGE - 1, PAGE_SIZE), (last, PAGE_SIZE)]
    assert [row.id for row in model.rows] == list(range(FIRST_PAGE + PAGE_SIZE + 5))


def test_a_reload_reads_as_far_as_it_was_scrolled() -> None:
    source = Source(3 * PAGE_SIZE)
    model = model_of(source)
    model.fetchMore(QModelIndex())
    model.reload(model.rowCount())
    assert model.rowCount() == FIRST_PAGE + PAGE_SIZE
    assert model.number_of(FIRST_PAGE + 3) == FIRST_PAGE + 3
    assert model.number_of(9999) == -1


def test_painting_reads_nothing() -> None:
    source = Source(3)
    model = model_of(source)
    reads = len(source.reads)
    for column in ClientColumn:
        model.data(model.index(0, column))
        model.headerData(column, Qt.Orientation.Horizontal)
    assert len(source.reads) == reads


def test_a_line_says_what_people_want_to_know() -> None:
    source = Source(1)
    source.rows = [
        row(
            0,
            name="Margaret Alder",
            last_visit_on=date(2025, 11, 18),
            next_visit_at=NOW + timedelta(days=1),
            usual_gap_days=182,
            years=11,
            visit_count=23,
            is_hurt=True,
        )
    ]
    model = model_of(source)
    assert [text(model, 0, column) for column in ClientColumn][:6] == [
        "Margaret Alder", "Orchard Lane, Millbrook", "18 Nov", "tomorrow 09:00", "6 months", "11 years",
    ]  # fmt: skip
    assert model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == (
        "Margaret Alder, Orchard Lane, last visit 18 Nov, next visit tomorrow 09:00, put right first"
    )
    assert model.data(model.index(0, 0), ROW_ROLE).years == 11


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "no visit yet"),
        ({"is_hurt": True, "rho": 2.0}, "put right first"),
        ({"next_visit_at": NOW, "rho": 2.0}, "booked"),
        ({"stage": "drifting"}, "drifting"),
        ({"stage": "lost"}, "long away"),
        ({"rho": 1.2, "due_on": date(2026, 3, 20)}, "due 20 Mar"),
    ],
)
def test_the_most_pressing_thing_is_said_first(fields: dict[str, object], words: str) -> None:
    source = Source(1)
    source.rows = [row(0, **fields)]
    assert model_of(source).sentence(source.rows[0]).endswith(words)
