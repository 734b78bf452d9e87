"""Everything of a firm taken out by the program and moved into an empty database by it: the same bytes."""

from __future__ import annotations

from pathlib import Path

from tests.app.command_line.conftest import Call


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_sample_firm_moves_house_to_the_byte(call: Call, desk: str, tmp_path: Path) -> None:
    folder, new, again = tmp_path / "out", tmp_path / "new.db", tmp_path / "again"
    out = call("export", "everything", "--for", "reimport", "-o", folder, "--data", desk, "--json").facts
    tried = call("import", folder, "--dry-run", "--json", "--data", new)
    assert (tried.code, tried.facts["rows"]) == (0, out["rows"])
    assert not new.exists()
    moved = call("import", folder, "--json", "--data", new)
    assert (moved.code, moved.facts["rows"]) == (0, out["rows"])
    assert call("export", "everything", "--for", "reimport", "-o", again, "--data", new).code == 0
    assert bytes_of(again) == bytes_of(folder)
    assert any(name.startswith("photos") for name in bytes_of(folder))
    assert call("check", "--data", new).code == 0


def test_what_nobody_can_move_in_from_is_one_sentence(call: Call, desk_file: Path, tmp_path: Path) -> None:
    folder, new = tmp_path / "out", tmp_path / "new.db"
    folder.mkdir()
    assert "name the files" in call("import", folder, "--data", new).err
    assert call("export", "everything", "--for", "reimport", "-o", folder, "--data", desk_file).code == 0
    assert "needs an empty database" in call("import", folder, "--data", desk_file).err
    assert call("import", folder, "--kind", "clients", "--data", new).code == 2
    (folder / "job.csv").write_text("id\n")
    damaged = call("import", folder, "--data", new)
    assert (damaged.code, damaged.is_one_sentence()) == (1, True)
    assert not new.exists()
