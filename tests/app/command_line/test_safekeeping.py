from __future__ import annotations

from pathlib import Path

from tests.app.command_line.conftest import Call


def names(call: Call, desk: str | Path) -> list[str]:
    return [hit["name"] for hit in call("find", "millbrook", "--json", "--data", desk).facts["hits"]]


def test_a_backup_is_made_changed_data_is_put_back_and_what_was_there_is_kept(
    call: Call, desk: str, tmp_path: Path
) -> None:
    backup = tmp_path / "copy.db"
    made = call("backup", "-o", backup, "--data", desk, "--json")
    assert (made.code, made.facts) == (0, {"file": str(backup)})
    assert backup.stat().st_mode & 0o077 == 0
    csv = tmp_path / "more.csv"
    csv.write_text("First name,Last name,Phone,City\nAda,Northgate,(503) 555 9801,Millbrook\n", encoding="utf-8")
    assert call("import", csv, "--data", desk).code == 0
    assert call("find", "Northgate", "--json", "--data", desk).facts["hits"]
    restored = call("restore", backup, "--data", desk, "--json")
    assert restored.code == 0
    assert Path(restored.facts["kept"]).is_file()
    assert call("find", "Northgate", "--json", "--data", desk).facts["hits"] == []
    assert names(call, desk)
    assert call("check", "--data", desk).code == 0
    assert sorted(each.name for each in tmp_path.iterdir() if "part" in each.name) == []


def test_without_a_name_the_backup_goes_into_the_backups_folder(call: Call, desk_file: Path) -> None:
    answer = call("backup", "--data", desk_file)
    folder = desk_file.parent / "desk-backups"
    assert answer.code == 0
    assert sorted(each.suffix for each in folder.iterdir() if each.is_file()) == [".db", ".photos"]
    assert str(folder) in answer.out


def test_a_damaged_or_foreign_backup_is_not_put_back(call: Call, desk_file: Path, tmp_path: Path) -> None:
    before = desk_file.read_bytes()
    for name, content in (
        ("empty.db", b""),
        ("picture.db", b"\x89PNG\r\n\x1a\n" + b"0" * 5000),
        ("noise.db", b"x" * 9000),
    ):
        bad = tmp_path / name
        bad.write_bytes(content)
        answer = call("restore", bad, "--data", desk_file)
        assert answer.code == 1
        assert answer.is_one_sentence()
    assert call("restore", tmp_path / "missing.db", "--data", desk_file).code == 1
    assert desk_file.read_bytes() == before


def test_a_backup_into_a_missing_folder_is_refused(call: Call, desk_file: Path, tmp_path: Path) -> None:
    answer = call("backup", "-o", tmp_path / "nowhere" / "copy.db", "--data", desk_file)
    assert answer.code == 1
    assert answer.is_one_sentence()
    assert not (tmp_path / "nowhere").exists()


def test_check_names_what_is_wrong(call: Call, desk_file: Path) -> None:
    from app.everafter import open_everafter
    from app.models.jobs import Job

    everafter = open_everafter(desk_file)
    with everafter.database.atomic():
        Job.update(paid_minor=1).where(Job.id == 1).execute()
    everafter.close()
    answer = call("check", "--json", "--data", desk_file)
    assert answer.code == 1
    assert answer.facts["ok"] is False
    assert len(answer.facts["problems"]) == 1
    assert call("check", "--data", desk_file).out.strip() == answer.facts["problems"][0]
