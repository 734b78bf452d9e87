from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.queries.client_list_rows import ClientRow
from ui.clients.clients_table_model import CLIENT_COLUMNS, ClientColumn, ClientWords

ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
WORDS = ClientWords(lambda: NOW, ZONE, lambda minor: f"${minor / 100:.0f}")


def row(**fields: object) -> ClientRow:
    values: dict[str, object] = {
        "id": 1, "number": 1, "name": "Margaret Alder", "street": "Orchard Lane", "town": "Millbrook",
        "phone": "", "last_visit_on": None, "next_visit_at": None, "usual_gap_days": None, "years": 0, "visit_count": 0,
        "stage": "", "is_hurt": False, "due_on": None, "rho": None, "owed_minor": 0,
    }  # fmt: skip
    return ClientRow(**(values | fields))  # type: ignore[arg-type]  # the defaults above fit their fields


def test_a_line_says_what_people_want_to_know() -> None:
    margaret = row(
        last_visit_on=date(2025, 11, 18),
        next_visit_at=NOW + timedelta(days=1),
        usual_gap_days=182,
        years=11,
        visit_count=23,
        is_hurt=True,
        at_risk_minor=7_653,
    )
    assert WORDS.cells(margaret)[: ClientColumn.STATE] == (
        "Margaret Alder", "Orchard Lane, Millbrook", "18 Nov", "tomorrow 09:00", "6 months", "11 years", "$77",
    )  # fmt: skip
    assert WORDS.sentence(margaret) == (
        "Margaret Alder, Orchard Lane, last visit 18 Nov, next visit tomorrow 09:00, $77 at risk, put right first"
    )


def test_every_column_has_a_head_and_a_way_to_be_shown() -> None:
    assert len(WORDS.heads) == len(CLIENT_COLUMNS) == len(WORDS.cells(row())) == len(ClientColumn)
    assert WORDS.cells(row())[ClientColumn.YEARS] == ""
    assert WORDS.cells(row(visit_count=1))[ClientColumn.YEARS] == "new"


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
    assert WORDS.sentence(row(**fields)).endswith(words)
