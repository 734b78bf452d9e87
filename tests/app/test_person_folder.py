"""Everything about one person in a folder: complete, readable, whole or not there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.documents.paper_result import PaperResult
from app.errors import Cancelled, StorageError
from app.jobs import CancelFlag, JobProgress
from app.models.audit import AuditChange, AuditUnit
from app.models.clients import Site
from app.person_folder import write_person_folder
from app.queries.client_belongings import belonging_tables
from app.queries.person_folder import _INNER_TABLES, read_person
from app.services.client_merges import MergeDraft
from app.services.drafts import FactDraft, NoteDraft
from app.services.place_drafts import AccessCodeDraft
from tests.app.documents.printed_paper import PrintedPaper
from tests.builders import Firm


def known_client(firm: Firm) -> int:
    client_id = firm.client("Margaret Alder", facts=(FactDraft("Biscuit", "the spaniel", "pet"),), note="Came by")
    site = Site.get(Site.client == client_id)
    firm.everafter.access_codes.add(site.id, AccessCodeDraft(opens="gate", code="4711-secret"))
    firm.everafter.clients.write_note(client_id, NoteDraft(words="=cmd() says good", is_private=True))
    firm.finished_job(client_id)
    firm.complaint(client_id)
    return client_id


def everything_in(folder: Path) -> str:
    return "\n".join(file.read_text("utf-8-sig", "replace") for file in folder.rglob("*") if file.is_file())


def test_the_folder_has_pages_data_and_lists_without_codes_and_private_notes(firm: Firm, tmp_path: Path) -> None:
    client_id, other = known_client(firm), firm.client("Ana Ruiz")
    twin = firm.client("Peggy Quill")
    firm.everafter.client_merges.merge(MergeDraft(client_id, twin))
    made = write_person_folder(firm.everafter, client_id, tmp_path / "alder")
    content = json.loads((made.folder / "everything.json").read_text("utf-8"))
    assert content["tables"]["client"][0]["name"] == "Margaret Alder"
    assert "Peggy Quill" in everything_in(made.folder), "whoever was merged into them is them"
    assert "Ana Ruiz" not in everything_in(made.folder)
    assert "4711-secret" not in everything_in(made.folder)
    assert "says good" not in everything_in(made.folder)
    assert (made.folder / "everything.pdf").read_bytes().startswith(b"%PDF")
    assert (made.folder / "lists" / "job.csv").is_file()
    assert other
    assert AuditUnit.select().where(AuditUnit.label == "Everything about Margaret Alder into a folder").count() == 1


def test_codes_and_private_notes_are_in_it_if_asked_for_and_that_is_kept(firm: Firm, tmp_path: Path) -> None:
    client_id = known_client(firm)
    made = write_person_folder(firm.everafter, client_id, tmp_path / "alder", has_codes=True, has_private=True)
    assert "4711-secret" in everything_in(made.folder)
    assert "says good" in everything_in(made.folder)
    assert "'=cmd()" in (made.folder / "lists" / "timeline_entry.csv").read_text("utf-8-sig"), "no formula starts"
    assert "A private note of ours" in (made.folder / "look-through-first.csv").read_text("utf-8-sig")
    shown = AuditChange.select().where((AuditChange.action == "reveal") & (AuditChange.table_name == "access_code"))
    assert shown.count() == 1


def test_every_table_with_something_of_a_client_is_reached(firm: Firm) -> None:
    rows = read_person(known_client(firm), has_codes=True, has_private=True)
    assert set(rows.tables) == set(belonging_tables()) - _INNER_TABLES


def test_stopped_or_refused_nothing_is_there(firm: Firm, tmp_path: Path) -> None:
    client_id = known_client(firm)
    flag = CancelFlag()
    flag.cancel()
    with pytest.raises(Cancelled):
        write_person_folder(firm.everafter, client_id, tmp_path / "alder", progress=JobProgress(flag))
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine")
    for place in (taken, tmp_path / "missing" / "alder"):
        with pytest.raises(StorageError):
            write_person_folder(firm.everafter, client_id, place)
    assert sorted(
        each.name for each in tmp_path.iterdir() if each.suffix != ".db" and "everafter" not in each.name
    ) == ["taken"]


def test_the_pages_can_be_read(firm: Firm, tmp_path: Path) -> None:
    made = write_person_folder(firm.everafter, known_client(firm), tmp_path / "alder")
    paper = PrintedPaper((made.folder / "everything.pdf").read_bytes(), PaperResult(1, 1))
    text = paper.all_text()
    assert "Biscuit" in text
    assert "1 private notes are not in this folder." in text
