"""Stored values as cells: moments on the wall, money with its decimals, tables to the letter."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.out.export_cells import CellWriter, stored_text, text_stored
from app.models.fields import moment_text
from app.queries.export_columns import CellKind, ExportList

ZONES = ("America/Chicago", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kathmandu", "UTC")


def cell(value: Any, kind: CellKind, *, zone: str = "UTC", currency: str = "USD", is_guarded: bool = True) -> Any:
    chosen = ExportList("one", ("A",), (), lambda: iter(()), kinds=(kind,))
    ((found,),) = CellWriter(chosen, 1, ZoneInfo(zone), currency, is_guarded=is_guarded).page([(value,)])
    return found


@given(
    st.datetimes(datetime(1890, 1, 1), datetime(2190, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
)
def test_a_moment_stands_as_on_the_wall(moment: datetime, zone: str) -> None:
    wanted = moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
    assert cell(moment_text(moment), CellKind.MOMENT, zone=zone) == wanted
    assert cell(moment, CellKind.MOMENT, zone=zone) == wanted, "as a server gives it"


@pytest.mark.parametrize("minute", range(0, 60, 7))
@pytest.mark.parametrize("hour", [6, 7, 8])
def test_the_hour_in_which_clocks_change_is_told_rightly(hour: int, minute: int) -> None:
    for day, zone in (("2026-03-08", "America/Chicago"), ("2026-11-01", "America/Chicago")):
        moment = datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}:00+00:00")
        wanted = moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
        assert cell(moment_text(moment), CellKind.MOMENT, zone=zone) == wanted


@pytest.mark.parametrize(
    ("minor", "currency", "wanted"),
    [
        (1_050, "USD", "10.50"),
        (-5, "USD", "-0.05"),
        (5_000, "JPY", "5000"),
        (1_234, "KWD", "1.234"),
        (0, "USD", "0.00"),
    ],
)
def test_money_has_the_decimals_of_its_currency(minor: int, currency: str, wanted: str) -> None:
    assert cell(minor, CellKind.MONEY, currency=currency) == wanted


def test_what_is_not_there_is_an_empty_cell() -> None:
    for kind in (CellKind.MONEY, CellKind.MOMENT, CellKind.STORED_JSON, CellKind.ANY):
        assert cell(None, kind) == ""
    assert cell(None, CellKind.STORED_TEXT) == r"\N"


def test_several_texts_stand_in_one_cell() -> None:
    assert cell("+1 503\n(503) 2", CellKind.MANY) == "'+1 503 ::: (503) 2"
    assert cell("+1 503\n(503) 2", CellKind.MANY, is_guarded=False) == "+1 503\n(503) 2"
    assert cell(("=a", "b"), CellKind.ANY) == "'=a ::: b"


def test_values_of_python_are_told_apart() -> None:
    values = (True, date(2026, 3, 2), datetime(2026, 3, 2, 9, 30, tzinfo=UTC), 7)
    assert [cell(value, CellKind.ANY) for value in values] == ["1", "2026-03-02", "2026-03-02 09:30", "7"]


@given(st.one_of(st.none(), st.text(), st.text().map(lambda text: "\\" + text)))
def test_missing_and_empty_text_are_never_mistaken(text: str | None) -> None:
    assert text_stored(stored_text(text) or "") == text


def test_json_is_the_same_text_from_both_engines() -> None:
    assert cell('{"b": [1, null], "a": "ü"}', CellKind.STORED_JSON) == cell(
        '{"a":"ü","b":[1,null]}', CellKind.STORED_JSON
    )
