"""New clients written by whole columns are the same, in every table, as those written row by row."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.exchange.reading.table_layout import REJECTS_HEADERS
from app.models.clients import Client
from app.models.imports import ImportRow
from app.models.tables import MODELS
from tests.app.exchange.import_desk import Desk
from tests.bench.sample_clients import CLIENT_HEADINGS, clients
from tests.builders import Firm

HEADINGS = (*CLIENT_HEADINGS, "Private notes", "Referred by", "Language", "Parking")
ROWS = [
    *([*row, "owes us" if number % 5 == 0 else "", "Ida", "fr", ""] for number, row in enumerate(clients(120))),
    [
        "",
        *["Ana", "Ana", "Lovelace"],
        *[""] * 5,
        *["2 Mill Lane", "", "Leeds", "", "LS1 4AP"],
        *[""] * 9,
        "On the drive",
    ],
    ["7", "", "", "", "Bell & Sons", "", "", "desk@bell.example", *[""] * 16],
    ["8", "", "Zoë", "Ærø", "", "020 7946 0958", *[""] * 18],
]


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def written(desk: Desk, name: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    file = desk.folder / name
    with file.open("w", newline="", encoding="utf-8") as target:
        csv.writer(target).writerows([headings, *rows])
    return file


def all_of_each_client() -> dict[str, list[Any]]:
    """By the key of its source row everything that hangs on a client, with neither ids nor numbers."""
    found: dict[str, list[Any]] = {}
    left_out = {"id", "client_id", "import_id", "batch_id", "number", "tag_id"}
    for line in ImportRow.select().order_by(ImportRow.source_key):
        parts: list[Any] = [line.row_hash, line.written]
        for table in ("client", "site", "contact_point", "client_tag", "timeline_entry", "contact_permission"):
            model = MODELS[table]
            columns = model.columns()
            owner = columns["id"] if table == "client" else columns["client_id"]
            kept = [column for name, column in columns.items() if name not in left_out]
            order = columns.get("position", columns["id"])
            parts.append(
                list(model.select(*kept).where(owner == line.record_id).order_by(order, columns["id"]).tuples())
            )
        tags = MODELS["tag"].columns()["name"]
        given = MODELS["client_tag"].columns()
        chosen = (
            MODELS["tag"].select(tags).join(MODELS["client_tag"], on=given["tag_id"] == MODELS["tag"].columns()["id"])
        )
        parts.append(sorted(row[0] for row in chosen.where(given["client_id"] == line.record_id).tuples()))
        found[line.source_key] = parts
    return found


def test_whole_columns_write_what_single_rows_write(desk: Desk) -> None:
    # a rejects file, with its two columns before ours, is read row by row
    slow = written(desk, "rejects.csv", (*REJECTS_HEADERS, *HEADINGS), [["1", "x", *row] for row in ROWS])
    first = desk.bring(slow)
    by_rows = all_of_each_client()
    desk.take_back(first)
    assert not Client.select().exists()
    second = desk.bring(written(desk, "plain.csv", HEADINGS, ROWS))
    assert second.counts == first.counts
    by_columns = all_of_each_client()
    assert by_columns.keys() == by_rows.keys()
    for key, parts in by_rows.items():
        assert by_columns[key] == parts
    numbers = sorted(row.number for row in Client.select(Client.number))
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def test_a_new_client_after_it_gets_the_next_number(desk: Desk) -> None:
    desk.bring(written(desk, "plain.csv", HEADINGS, ROWS[:5]))
    desk.bring_rows("First name,Last name,Phone", "Ida,Holm,n/a")
    numbers = [row.number for row in Client.select().order_by(Client.id)]
    assert numbers == list(range(numbers[0], numbers[0] + 6))
