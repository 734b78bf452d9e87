"""Looks at files and pairs of people made by hand, for tests that need no file."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from app.exchange.file_look import ColumnLook, FileLook, SampleRow
from app.exchange.import_choices import PairAnswer, PairKey
from app.exchange.import_preview import PairSide, PersonPair
from app.exchange.words.import_fields import RecordKind, fields_of
from app.rules.duplicates import Caution, Evidence
from tests.fakes import MovableClock
from ui.firm_formats import FirmFormats

FORMATS = FirmFormats(MovableClock(datetime(2026, 3, 20, 9, tzinfo=UTC), ZoneInfo("UTC")))

COLUMNS = (
    ("Name", "name", True, ("Margaret Alder", "Tom Reyes")),
    ("Tel", "phone", True, ("(503) 555 0142",)),
    ("Mail", "email", False, ("margaret@example.com",)),
    ("Pets", "note", True, ("2 cats",)),
    ("Foo", "note", False, ("x", "y")),
    ("", "note", False, ()),
)


def a_look(name: str = "customers.csv", **changed: object) -> FileLook:
    """A list of clients with six columns, two of them unsure."""
    values: dict[str, object] = {
        "path": f"/lists/{name}",
        "name": name,
        "sha256": "0",
        "kind": "clients",
        "title": "",
        "rows": 2300,
        "encoding": "utf-8-sig",
        "delimiter": ";",
        "sheet": "",
        "sheets": (),
        "header_key": "key",
        "columns": tuple(ColumnLook(index, *column) for index, column in enumerate(COLUMNS)),
        "fields": tuple(sorted(map(str, fields_of(RecordKind.CLIENTS)))),
        "questions": (),
        "remarks": (),
        "first_rows": (SampleRow(2, "Margaret Alder", (("phone", "(503) 555 0142"),)),),
    }
    return FileLook(**{**values, **changed})  # type: ignore[arg-type]  # the values are those of the fields


def a_pair(
    line: int,
    theirs: str = "Ann Smith",
    ours: str = "Anne Smith",
    *,
    default: PairAnswer = PairAnswer.SEPARATE,
    cautions: frozenset[Caution] = frozenset({Caution.DIFFERENT_FIRST_NAMES}),
) -> PersonPair:
    """A row of the file beside client 1042."""
    return PersonPair(
        PairKey("customers.csv", line),
        Evidence.PHONE,
        cautions,
        92.0,
        default,
        PairSide(theirs, 0, (("name", theirs), ("phone", "(503) 555 0142"), ("email", "ann@example.com"))),
        PairSide(ours, 1042, (("name", ours), ("phone", "(503) 555-0142"), ("town", "Millbrook"))),
    )
