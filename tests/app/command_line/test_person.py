"""Everything about one person from the command line: codes and private notes only when asked for."""

from __future__ import annotations

import stat
from pathlib import Path

from app.everafter import open_everafter
from app.models.audit import AuditChange
from app.models.clients import Client, Site
from app.services.drafts import NoteDraft
from app.services.place_drafts import AccessCodeDraft
from tests.app.command_line.conftest import Call


def client_with_secrets(desk: str) -> int:
    """The number of a client with a code and a private note."""
    everafter = open_everafter(desk)
    client = Client.select().join(Site, on=(Site.client == Client.id)).order_by(Client.id).first()
    site = Site.get(Site.client == client.id)
    everafter.access_codes.add(site.id, AccessCodeDraft(opens="gate", code="4711-secret"))
    everafter.clients.write_note(client.id, NoteDraft(words="owes the neighbour", is_private=True))
    everafter.close()
    return int(client.number)


def words_in(folder: Path) -> str:
    return "\n".join(file.read_text("utf-8-sig", "replace") for file in folder.rglob("*") if file.is_file())


def test_the_folder_has_no_codes_and_private_notes_unless_ticked(call: Call, desk: str, tmp_path: Path) -> None:
    number = client_with_secrets(desk)
    answer = call("export", "person", "--client", number, "-o", tmp_path / "plain", "--json", "--data", desk)
    assert (answer.code, answer.facts["entries"] > 3) == (0, True)
    assert "4711-secret" not in words_in(tmp_path / "plain")
    assert "owes the neighbour" not in words_in(tmp_path / "plain")
    assert stat.S_IMODE((tmp_path / "plain").stat().st_mode) == 0o700
    flags = ("--access-codes", "--private-notes")
    full = call("export", "person", "--client", number, *flags, "-o", tmp_path / "full", "--data", desk)
    assert full.code == 0
    assert "look-through-first.csv" in full.out
    assert "4711-secret" in words_in(tmp_path / "full")
    assert "owes the neighbour" in words_in(tmp_path / "full")
    everafter = open_everafter(desk)
    shown = (AuditChange.action == "reveal") & (AuditChange.table_name == "access_code")
    assert AuditChange.select().where(shown).count() == 1, "only the second time a code went out"
    everafter.close()


def test_whose_folder_it_is_has_to_be_said_and_to_be_somebody(call: Call, desk_file: Path, tmp_path: Path) -> None:
    for more in ((), ("--client", 999_999)):
        answer = call("export", "person", *more, "-o", tmp_path / "nobody", "--data", desk_file)
        assert answer.code != 0
        assert answer.is_one_sentence()
    assert call("export", "clients", "--access-codes", "-o", tmp_path / "x.csv", "--data", desk_file).code == 2
    assert list(tmp_path.glob("nobody*")) == []
