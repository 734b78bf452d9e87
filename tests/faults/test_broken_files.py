"""Two thousand broken files of every kind: one sentence or every row accounted for, and never a traceback.

EVERAFTER_BROKEN_FILES sets how many; the same number of a file always makes the same file.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import random
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from app.errors import EverafterError
from app.exchange.columns.column_mapping import recognise
from app.exchange.columns.reading_habits import habits_of
from app.exchange.import_kinds import kind_of
from app.exchange.reading.csv_records import RejectedRow
from app.exchange.reading.table_opening import open_tables
from app.exchange.row_parsing import parsed_rows, parser_for
from app.rules.phone_numbers import normalise
from tests.app.exchange.import_desk import Desk, everything
from tests.app.exchange.whole_files import FILES
from tests.builders import opened_firm
from tests.fakes import MovableClock

COUNT = int(os.environ.get("EVERAFTER_BROKEN_FILES", "2000"))
THROUGH_DATABASE = max(COUNT // 50, 20)
HEADINGS = (
    "Name", "First name", "Last name", "Phone", "Email", "Address", "City", "Zip", "Notes", "Client #", "Date",
    "Amount", "Do not email", "Description", "", "Betrag", "Téléphone", "col",
)  # fmt: skip
CELLS = (
    "Ana Ruiz", "(503) 555-0107", "ana@example.org", "7 Elm St", "97222", "2/10/2026", "31.02.2026", "1.234,56", "$-",
    "=cmd|' /C calc'!A0", "'+1", "\x00", "\ud800", "\u202e", "Müller", "日本", "x" * 3_000, '"', '""', "a\nb", "a\r\nb",
    "\t", "-", "NULL", "#REF!", "1e309", "9" * 40, "true", "\ufeff", "%s {name} %(x)s", "'; DROP TABLE client; --", "",
)  # fmt: skip
_HABITS = habits_of("en_US", "US", "USD", date(2026, 3, 2))


def table_of(chance: random.Random) -> str:
    """A list as programs write them, with rows too short and too long."""
    width = chance.randrange(1, 9)
    text = io.StringIO()
    writer = csv.writer(
        text,
        delimiter=chance.choice(",;\t|"),
        lineterminator=chance.choice(["\n", "\r\n", "\r"]),
        quoting=chance.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    )
    writer.writerow([chance.choice(HEADINGS) for _column in range(width)])
    for _row in range(chance.randrange(25)):
        length = width if chance.random() < 0.85 else chance.randrange(12)
        writer.writerow([chance.choice(CELLS) for _column in range(length)])
    return text.getvalue()


def text_file(chance: random.Random) -> bytes:
    text = table_of(chance)
    if chance.random() < 0.4:
        place = chance.randrange(len(text))
        text = text[:place] + chance.choice(['"', "\x00", "\n", ",", "\r", "\ufeff", '"' * 7]) + text[place:]
    code = chance.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman"])
    return text.encode(code, "replace")


def cards(chance: random.Random) -> bytes:
    lines = []
    for _card in range(chance.randrange(6)):
        lines += ["BEGIN:VCARD", f"VERSION:{chance.choice(['2.1', '3.0', '4.0', 'x'])}"]
        names = ("FN", "N", "TEL;TYPE=home", "EMAIL", "ADR", "NOTE;ENCODING=QUOTED-PRINTABLE", "PHOTO;BASE64", "")
        lines += [f"{chance.choice(names)}:{chance.choice(CELLS)}" for _line in range(chance.randrange(6))]
        lines += ["END:VCARD"] * (chance.random() < 0.9)
    return "\r\n".join(["BEGIN:VCARD", *lines]).encode("utf-8", "replace")


def known_file(chance: random.Random) -> bytes:
    return chance.choice(KNOWN)


def zipped(chance: random.Random) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(chance.randrange(3)):
            archive.writestr(chance.choice(["list.csv", "../list.csv", "a.xlsx", "x"]) + str(number), text_file(chance))
    return content.getvalue()


def noise(chance: random.Random) -> bytes:
    head = chance.choice(
        [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"!TRNS\t", b"!CUST\tNAME\n", b"<table>", b"\xff\xfe", b"%PDF"]
    )
    return head + chance.randbytes(chance.randrange(2_000))


MAKERS: tuple[Callable[[random.Random], bytes], ...] = (
    text_file,
    text_file,
    text_file,
    cards,
    known_file,
    zipped,
    noise,
)
KNOWN = tuple(file.read_bytes() for file in sorted(FILES.rglob("*")) if file.is_file() and file.stat().st_size < 30_000)


def broken(number: int) -> tuple[str, bytes]:
    """The file of this number: made well, then cut, bent or filled up."""
    chance = random.Random(number)
    content = chance.choice(MAKERS)(chance)
    fate = chance.random()
    if fate < 0.2:
        content = content[: chance.randrange(len(content) + 1)]
    elif fate < 0.5 and content:
        bent = bytearray(content)
        for _bit in range(chance.choice([1, 1, 3, 40])):
            bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)
        content = bytes(bent)
    elif fate < 0.55:
        content += b"\x1a" * 10
    return f"file {number}{chance.choice(['.csv', '.txt', '.xlsx', '.vcf', '.iif', '.zip', ''])}", content


def check_sentence(error: EverafterError, name: str) -> None:
    assert len(str(error)) > 20, name
    assert str(error).endswith((".", "”")), str(error)
    assert "Traceback" not in str(error)
    assert "Error" not in str(error)


def look(name: str, content: bytes) -> int:
    """Open, recognise and read a file to its end; returns how many rows were accounted for."""
    count = 0
    for table in open_tables(content, name=name):
        recognised = recognise(table, kind_of("clients"), None)
        if recognised.problem:
            continue
        parser, _readings = parser_for(table, recognised, _HABITS, lambda text: normalise(text, region="US"))
        lines = []
        for row, parsed in parsed_rows(table, parser):
            count += 1
            lines.append(row.line)
            if isinstance(parsed, RejectedRow):
                assert parsed.reason, name
        assert lines == sorted(lines), name
        again = sum(1 for _row in table.records())
        assert len(lines) == again, f"{name}: {len(lines)} rows and then {again}"
    return count


@pytest.mark.parametrize("share", range(8))
def test_broken_files_are_said_in_one_sentence_or_read_to_the_last_row(share: int) -> None:
    counted = 0
    for number in range(share, COUNT, 8):
        name, content = broken(number)
        try:
            counted += look(name, content)
        except EverafterError as error:
            check_sentence(error, name)
        except Exception as error:
            raise AssertionError(f"{name} of {len(content)} bytes") from error
    assert counted > COUNT // 8


def test_broken_files_are_accounted_for_and_a_second_time_bring_nothing(
    tmp_path: Path, firm_clock: MovableClock
) -> None:
    with opened_firm(str(tmp_path / "everafter.db"), firm_clock) as firm:
        desk = Desk(firm, tmp_path)
        read = 0
        for number in range(THROUGH_DATABASE):
            name, content = broken(number)
            file = tmp_path / name
            file.write_bytes(content)
            try:
                counts = desk.bring(file, kind="clients").counts
            except EverafterError as error:
                check_sentence(error, name)
                continue
            before = everything(without=("import_row",))
            again = desk.bring(file, kind="clients").counts
            assert (again.new, again.updated, again.read) == (0, 0, counts.read), name
            assert everything(without=("import_row",)) == before, name
            read += counts.read
        assert read > THROUGH_DATABASE


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "one huge cell",
            b"Name,Phone\nAna Ruiz,(503) 555-0107\n" + b"x" * 10_000_000 + b",1\nBo Lind,(503) 555-0108\n",
        ),
        ("a quote that never ends", b'Name,Phone\n"Ana Ruiz,(503) 555-0107\n' + b"Bo Lind,(503) 555-0108\n" * 20_000),
        ("a million columns", b"Name" + b"," * 1_000_000 + b"\nAna Ruiz" + b"," * 1_000_000 + b"\n"),
        ("only headings", b"Name,Phone,Email\n"),
        ("only line ends", b"\n\r\n\r" * 1_000),
        ("one quote", b'"'),
        ("only separators", b",,,,\n" * 500),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_files_beyond_all_measure(name: str, content: bytes) -> None:
    with contextlib.suppress(EverafterError):
        look(name, content)


@pytest.mark.skipif(sys.platform == "win32", reason="files of POSIX")
@pytest.mark.parametrize("kind", ["folder", "pipe", "device", "circle", "nothing", "forbidden name"])
def test_what_is_no_file_is_said_at_once(tmp_path: Path, kind: str) -> None:
    place = tmp_path / "list.csv"
    match kind:
        case "folder":
            place.mkdir()
        case "pipe":
            os.mkfifo(place)
        case "device":
            place = Path("/dev/zero")
        case "circle":
            place.symlink_to(place)
        case "forbidden name":
            place = tmp_path / ("x" * 300 + "\x00.csv")
    with pytest.raises(EverafterError) as caught:
        open_tables(place)
    check_sentence(caught.value, kind)
    assert "nothing was imported" in str(caught.value)
