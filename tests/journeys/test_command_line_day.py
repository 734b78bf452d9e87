"""A whole day at the desk without a window: from the sample firm to a verified copy of everything."""

from __future__ import annotations

import csv
from pathlib import Path

from pypdf import PdfReader

from tests.app.command_line.conftest import Call, call, windows

__all__ = ["call", "windows"]  # the fixtures that this journey uses

_BROUGHT = """Customer,Telephone,E-mail,Address,Town,Postcode
"Thorne, Cecily",503 555 9911,cecily@example.org,12 Quarry Lane,Millbrook,97222
Ødegård & Daughters,503-555-9912,,3 Fjord Street,Two Rivers,97027
<b>Bold</b> =cmd(),(503) 555 9913,,4 Odd Lane,Millbrook,97222
"""


def test_a_day_from_the_first_look_to_the_backup(call: Call, tmp_path: Path, database_address: str) -> None:
    desk = ("--data", database_address)
    assert call("demo", "--clients", 50, "--no-window", *desk).code == 0

    hits = call("find", "0142", "--json", *desk).facts["hits"]
    assert hits[0]["name"] == "Margaret Alder"
    board = call("board", "--json", *desk).facts["complaints"]
    assert (board[0]["client"], board[0]["due_at"], board[0]["is_late"]) == (
        "Margaret Alder",
        "2026-03-06T11:30:00-08:00",
        True,
    )
    assert {row["column"] for row in board} == {"call_back", "put_right", "check_back"}

    sheets, certificates = tmp_path / "sheets.pdf", tmp_path / "certificates.pdf"
    printed = call("print", "job-sheets", "-o", sheets, "--json", *desk).facts
    assert printed["papers"] == len(PdfReader(sheets).pages) >= 1
    thanked = call("print", "certificates", "--all-due", "-o", certificates, "--json", *desk)
    assert thanked.facts["papers"] == len(PdfReader(certificates).pages) >= 3
    again = call("print", "certificates", "--all-due", "-o", tmp_path / "again.pdf", "--json", *desk)
    assert (again.code, again.facts["papers"]) == (1, 0)

    brought = tmp_path / "old-program.csv"
    brought.write_text(_BROUGHT, encoding="utf-8")
    tried = call("import", brought, "--dry-run", "--json", *desk).facts
    done = call("import", brought, "--json", *desk).facts
    assert {**tried, "import_id": None} == {**done, "import_id": None}
    assert done["read"] == done["new"] == 3
    assert [hit["name"] for hit in call("find", "odegard", "--json", *desk).facts["hits"]] == ["Ødegård & Daughters"]

    folder = tmp_path / "everything"
    files = call("export", "everything", "-o", folder, "--json", *desk).facts["files"]
    assert len(files) > 5
    with (folder / "clients.csv").open(encoding="utf-8-sig", newline="") as opened:
        assert len(list(csv.reader(opened))) == 1 + 50 + 3

    copy = tmp_path / "copy.db"
    assert call("backup", "-o", copy, *desk).code == 0
    assert call("undo-import", done["import_id"], *desk).code == 0
    assert call("find", "odegard", "--json", *desk).facts["hits"] == []
    assert call("restore", copy, *desk).code == 0
    assert len(call("find", "odegard", "--json", *desk).facts["hits"]) == 1
    assert call("check", "--json", *desk).facts == {"ok": True, "problems": []}
    assert call("board", "--json", *desk).facts["complaints"] == board
