"""The command takes the files of a whole firm at once, and a kind that is named."""

from __future__ import annotations

from pathlib import Path

from tests.app.command_line.conftest import Call

FILES = {
    "clients.csv": "Client #,Name,Phone\nC1,Ada Northgate,(503) 555 9801\n",
    "jobs.csv": "Job number,Client number,Date,Amount,Paid\nJ1,C1,3/4/2024,100,100\n",
    "complaints.csv": "Client number,Received,Complaint,Status\nC1,3/6/2024,The stain is back,Closed\n",
    "feedback.csv": "Client number,Date,Rating,Feedback\nC1,3/5/2024,5,Lovely\n",
    "notes.csv": "Client number,Note date,Note\nC1,3/5/2024,Has a dog\n",
    "payments.csv": "Client number,Job number,Payment date,Amount\nC1,J1,3/5/2024,100\n",
}


def test_six_files_are_one_import_and_one_undo(call: Call, desk: str, tmp_path: Path) -> None:
    files = [tmp_path / name for name in reversed(FILES)]
    for file in files:
        file.write_text(FILES[file.name], encoding="utf-8")
    done = call("import", *files, "--json", "--data", desk)
    assert (done.code, done.facts["read"], done.facts["new"], done.facts["merged"]) == (0, 6, 5, 1)
    assert call("import", *files, "--json", "--data", desk).facts["unchanged"] == 6
    assert call("undo-import", done.facts["import_id"], "--json", "--data", desk).facts["kept"] == []
    assert call("find", "Northgate", "--json", "--data", desk).facts["hits"] == []


def test_a_kind_that_is_named_is_taken_at_its_word(call: Call, desk: str, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name,When,What\nAda Northgate,3/5/2024,Has a dog\n", encoding="utf-8")
    answer = call("import", file, "--kind", "payments", "--json", "--data", desk)
    assert answer.code != 0
    assert "days and the amounts" in answer.out + answer.err


def test_whom_a_file_of_yesterday_puts_close_at_hand(call: Call, tmp_path: Path) -> None:
    """Friday 6 March: a visit of Thursday nobody asked about, and a "good" of Thursday is due tonight (R10, R5)."""
    jobs, said, address = tmp_path / "jobs.csv", tmp_path / "feedback.csv", tmp_path / "new.db"
    jobs.write_text(
        "Job #,Customer name,Phone,Date,Amount,Job status\n"
        "1,Quin Low,(503) 555 9801,3/5/2026,100,Done\n"
        "2,Max Ray,(503) 555 9802,2/26/2026,100,Done\n"
        "3,Una Fox,(503) 555 9803,3/2/2026,100,Done\n",
        encoding="utf-8",
    )
    said.write_text(
        'Customer name,Date,Answer,Feedback,Asked by\nMax Ray,3/5/2026,Good,"It was good, thanks.",Phone\n',
        encoding="utf-8",
    )
    for file in (jobs, said):
        assert call("import", file, "--json", "--data", address).facts["new"] == len(file.read_text().splitlines()) - 1
    rows = call("closest", "--json", "--data", address).facts["clients"]
    assert [(row["name"], row["tier"]) for row in rows] == [("Quin Low", 3), ("Max Ray", 4)]
