from __future__ import annotations

import csv
from pathlib import Path

from tests.app.command_line.conftest import Call
from tests.app.exchange.workbooks import workbook

CLIENTS_CSV = (
    "First name,Last name,Phone,Street,City,Zip\n"
    "Ada,Northgate,(503) 555 9801,1 Test Lane,Millbrook,97222\n"
    "<b>Bold</b>,=cmd(),(503) 555 9802,2 Test Lane,Millbrook,97222\n"
    "Zoë,Łąkowa,(503) 555 9803,3 Test Lane,Millbrook,97222\n"
)
COUNTS = ("read", "new", "updated", "merged", "unchanged", "rejected")


def clients_file(folder: Path) -> Path:
    file = folder / "clients.csv"
    file.write_text(CLIENTS_CSV, encoding="utf-8")
    return file


def test_a_file_is_tried_imported_found_unchanged_and_taken_back(call: Call, desk: str, tmp_path: Path) -> None:
    file = clients_file(tmp_path)
    tried = call("import", file, "--dry-run", "--json", "--data", desk)
    assert (tried.code, tried.facts["new"], tried.facts["import_id"]) == (0, 3, None)
    assert call("find", "Northgate", "--json", "--data", desk).facts["hits"] == []
    done = call("import", file, "--json", "--data", desk).facts
    assert set(done) == {*COUNTS, "import_id", "columns", "remarks", "questions"}
    assert done["read"] == sum(done[name] for name in COUNTS[1:]) == 3
    assert done["new"] == 3
    hits = call("find", "lakowa", "--json", "--data", desk).facts["hits"]
    assert [hit["name"] for hit in hits] == ["Zoë Łąkowa"]
    again = call("import", file, "--json", "--data", desk).facts
    assert (again["unchanged"], again["new"]) == (3, 0)
    back = call("undo-import", done["import_id"], "--json", "--data", desk)
    assert back.code == 0
    assert back.facts["kept"] == []
    assert call("find", "Northgate", "--json", "--data", desk).facts["hits"] == []


def test_a_name_that_is_markup_or_a_formula_is_only_a_name(call: Call, desk: str, tmp_path: Path) -> None:
    assert call("import", clients_file(tmp_path), "--data", desk).code == 0
    assert [hit["name"] for hit in call("find", "cmd", "--json", "--data", desk).facts["hits"]] == [
        "<b>Bold</b> =cmd()"
    ]
    out = tmp_path / "clients-out.csv"
    assert call("export", "clients", "-o", out, "--data", desk).code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "@"))]
    assert any("<b>Bold</b>" in cell for cell in cells)


def test_everything_is_exported_into_a_folder(call: Call, desk: str, tmp_path: Path) -> None:
    folder = tmp_path / "everything"
    answer = call("export", "everything", "-o", folder, "--data", desk, "--json")
    assert answer.code == 0
    assert {Path(file).name for file in answer.facts["files"]} >= {"clients.csv", "jobs.csv", "complaints.csv"}
    assert answer.facts["rows"] > 500
    empty = {Path(file).stem for file in answer.facts["files"] if len(Path(file).read_bytes().splitlines()) == 1}
    assert empty <= {"promises", "tags"}
    for file in answer.facts["files"]:
        assert Path(file).is_file()
        assert Path(file).stat().st_mode & 0o077 == 0


def test_an_unknown_list_or_a_missing_folder_is_one_sentence(call: Call, desk_file: Path, tmp_path: Path) -> None:
    for words in (("unicorns", tmp_path / "x.csv"), ("clients", tmp_path / "nowhere" / "x.csv")):
        answer = call("export", words[0], "-o", words[1], "--data", desk_file)
        assert answer.code == 1
        assert answer.is_one_sentence()
        assert not words[1].exists()


def test_a_row_that_cannot_be_taken_comes_back_to_be_mended(call: Call, desk_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "clients.csv"
    file.write_text(
        CLIENTS_CSV + "Too,Many,(503) 555 9804,4 Test Lane,Millbrook,97222,what,is,this\n", encoding="utf-8"
    )
    mend = tmp_path / "mend.csv"
    answer = call("import", file, "--rejects", mend, "--json", "--data", desk_file)
    assert answer.code == 3
    assert (answer.facts["new"], answer.facts["rejected"], answer.facts["read"]) == (3, 1, 4)
    assert "Too" in mend.read_text(encoding="utf-8-sig")
    assert str(mend) in answer.err


def test_an_import_that_never_was_cannot_be_undone(call: Call, desk: str) -> None:
    answer = call("undo-import", 4711, "--data", desk)
    assert answer.code == 1
    assert answer.is_one_sentence()


def test_the_week_of_one_person_or_of_all_is_a_calendar_file(call: Call, desk: str, tmp_path: Path) -> None:
    file = tmp_path / "week.ics"
    everybody = call("export", "calendar", "--all", "--from", "2026-03-02", "-o", file, "--json", "--data", desk)
    assert everybody.code == 0
    assert everybody.facts["visits"] == file.read_text(encoding="utf-8").count("BEGIN:VEVENT") > 0
    ana = call("export", "calendar", "--person", "Ana", "--from", "2026-03-02", "-o", file, "--json", "--data", desk)
    assert 0 < ana.facts["visits"] < everybody.facts["visits"]
    assert call("export", "calendar", "--person", "Nemo", "-o", file, "--data", desk).code == 1
    assert call("export", "calendar", "-o", file, "--data", desk).code == 2
    assert call("export", "calendar", "--all", "--van", "van 1", "-o", file, "--data", desk).code == 2
    days = ("--from", "2026-02-01", "--to", "2026-03-31")
    longer = call("export", "calendar", "--van", "van 1", *days, "-o", file, "--json", "--data", desk)
    assert longer.facts["visits"] > ana.facts["visits"]
    turned = call(
        "export", "calendar", "--all", "--from", "2026-03-02", "--to", "2026-03-01", "-o", file, "--data", desk
    )
    assert (turned.code, turned.is_one_sentence()) == (1, True)


def test_a_first_file_makes_the_database_and_a_trial_or_a_bad_file_leaves_none(call: Call, tmp_path: Path) -> None:
    place = tmp_path / "firm" / "new.db"
    place.parent.mkdir()
    file = clients_file(tmp_path)
    assert call("import", file, "--dry-run", "--json", "--data", place).facts["new"] == 3
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("Colour,Shape\nred,round\n", encoding="utf-8")
    assert call("import", wrong, "--data", place).code == 1
    assert not list(place.parent.iterdir())
    made = call("import", file, "--json", "--data", place)
    assert made.facts["new"] == 3
    assert "new.db" in made.err
    assert len(call("find", "Northgate", "--json", "--data", place).facts["hits"]) == 1


def test_cards_a_workbook_and_quickbooks_come_in_together(call: Call, desk_file: Path, tmp_path: Path) -> None:
    cards, book, quickbooks = tmp_path / "contacts.vcf", tmp_path / "customers.xlsx", tmp_path / "customers.iif"
    cards.write_text("BEGIN:VCARD\nFN:Ada Cardwell\nEND:VCARD\nBEGIN:VCARD\nFN:Bo Openend\n", "utf-8")
    book.write_bytes(workbook({"Notes": [["x"]], "Clients": [["Name", "Phone"], ["Cy Sheetwell", 5035559803]]}))
    quickbooks.write_text("!CUST\tNAME\tJOBSTART\nCUST\tDi Ledgerly\nCUST\tDi Ledgerly:Rugs\t04/13/2025\n", "utf-8")
    mend = tmp_path / "mend.csv"
    words = ("import", cards, book, quickbooks, "--rejects", mend, "--data", desk_file)
    tried = call(*words, "--dry-run", "--json")
    assert (tried.code, tried.facts["read"], tried.facts["new"], tried.facts["rejected"]) == (3, 5, 4, 1)
    done = call(*words)
    assert done.code == 3
    assert "The sheet “Clients” was read, and not “Notes”." in done.out
    for name in ("Cardwell", "Sheetwell", "Ledgerly"):
        assert len(call("find", name, "--json", "--data", desk_file).facts["hits"]) == 1
    mend.write_text(mend.read_text("utf-8-sig").replace("Openend", "Closedend"), "utf-8")
    mended = call("import", mend, "--json", "--data", desk_file).facts
    assert (mended["new"], mended["rejected"]) == (1, 0)
    asked = tmp_path / "map.json"
    asked.write_text('{"sheet": "Prices"}', "utf-8")
    wrong = call("import", book, "--map", asked, "--data", desk_file)
    assert (wrong.code, "its sheets are: Notes, Clients" in wrong.err) == (1, True)
    again = call(*words, "--json").facts
    assert (again["unchanged"], again["new"], again["rejected"]) == (4, 0, 1)


def test_a_column_that_can_be_read_in_two_ways_is_asked_about_and_a_map_answers(
    call: Call, desk: str, tmp_path: Path
) -> None:
    file, answers = tmp_path / "people.csv", tmp_path / "map.json"
    file.write_text("Name,Client since\nIda Marsh,04/03/2020\n", encoding="utf-8")
    asked = call("import", file, "--dry-run", "--json", "--data", desk)
    assert asked.code == 0
    assert asked.facts["questions"] == [
        {
            "column": "Client since",
            "about": "dates",
            "example": "04/03/2020",
            "readings": {"day-first": "2020-03-04", "month-first": "2020-04-03"},
            "taken": "month-first",
        }
    ]
    assert "04/03/2020 = March 4, 2020 or April 3, 2020; April 3, 2020 is taken" in asked.err
    assert asked.is_one_sentence()
    answers.write_text('{"date_orders": {"Client since": "day-first"}}', encoding="utf-8")
    answered = call("import", file, "--dry-run", "--json", "--map", answers, "--data", desk)
    assert answered.facts["questions"] == []
    assert answered.err == ""
