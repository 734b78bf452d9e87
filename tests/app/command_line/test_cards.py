"""`everafter export vcard`: all clients, or one."""

from __future__ import annotations

from pathlib import Path

from tests.app.command_line.conftest import Call


def test_all_clients_or_one_are_address_cards(call: Call, desk_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "clients.vcf"
    every = call("export", "vcard", "-o", file, "--json", "--data", desk_file)
    assert every.code == 0
    assert file.read_bytes().count(b"BEGIN:VCARD\r\n") == every.facts["cards"] > 50
    again = call("import", file, "--dry-run", "--json", "--data", tmp_path / "new.db")
    assert (again.facts["read"], again.facts["rejected"]) == (every.facts["cards"], 0)
    assert call("export", "vcard", "--client", 1001, "-o", file, "--data", desk_file).code == 0
    assert file.read_bytes().count(b"BEGIN:VCARD") == 1
    missing = call("export", "vcard", "--client", 99, "-o", file, "--data", desk_file)
    assert (missing.code, missing.is_one_sentence()) == (1, True)
