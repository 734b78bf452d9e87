"""Everything about one person in a folder: complete, readable, whole or not there."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import pytest

from app.documents.paper_result import PaperResult
from app.errors import Cancelled, StorageError
from app.jobs import CancelFlag, JobProgress
from app.models.audit import AuditChange, AuditUnit
from app.models.clients import Client, Site
from app.person_folder import write_person_folder
from app.photos import clean_photo
from app.queries.client_belongings import belonging_tables
from app.queries.person_folder import _INNER_TABLES, read_person
from app.services.client_merges import MergeDraft
from app.services.drafts import ClientChanges, FactDraft, NoteDraft
from app.services.money_drafts import PhotoPlace
from app.services.place_drafts import AccessCodeDraft
from tests.app.documents.printed_paper import PrintedPaper
from tests.app.test_photos import picture
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
    assert "1 private note is not in this folder." in text
    assert "1 access code is not in this folder." in text
    assert "timeline_entry" not in text, "no column or table shows its inner name"
    assert "_" not in text


def test_no_act_in_the_history_tells_of_a_private_note(firm: Firm, tmp_path: Path) -> None:
    client_id = firm.client("Margaret Alder")
    fact_id = firm.everafter.facts.add(client_id, FactDraft("Drinks before noon", is_private=True))
    firm.everafter.facts.archive(fact_id)
    folder = write_person_folder(firm.everafter, client_id, tmp_path / "without").folder
    assert "Drinks" not in everything_in(folder)
    assert "a private note" in everything_in(folder)
    folder = write_person_folder(firm.everafter, client_id, tmp_path / "with", has_private=True).folder
    assert "Forget “Drinks before noon”" in everything_in(folder)


def test_photos_and_tags_are_there_and_a_missing_file_keeps_nobody_waiting(firm: Firm, tmp_path: Path) -> None:
    client_id = firm.client("Margaret Alder")
    version = Client.get_by_id(client_id).version
    firm.everafter.clients.change(client_id, version, ClientChanges(tags=("baker street",)))
    photo, lost = (clean_photo(picture(colour=colour)) for colour in ("crimson", "navy"))
    firm.everafter.photos.add(PhotoPlace("photo", client_id), [photo, lost])
    firm.everafter.photo_folder.remove(lost.sha256)
    made = write_person_folder(firm.everafter, client_id, tmp_path / "alder")
    assert made.photos == 1
    assert (made.folder / "photos" / f"{photo.sha256[:16]}.jpg").read_bytes() == photo.content
    assert "baker street" in (made.folder / "lists" / "client_tag.csv").read_text("utf-8-sig")


def test_what_a_kill_left_is_cleared_by_the_next_try(firm: Firm, tmp_path: Path) -> None:
    client_id = known_client(firm)
    part = tmp_path / ".alder.part"
    part.mkdir()
    (part / "everything.json").write_text("half")
    made = write_person_folder(firm.everafter, client_id, tmp_path / "alder")
    assert not part.exists()
    assert json.loads((made.folder / "everything.json").read_text("utf-8"))["client"] == 1001


def test_a_folder_that_cannot_be_signed_is_not_handed_out(
    firm: Firm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise StorageError("The disk is full.")

    client_id = known_client(firm)
    monkeypatch.setattr("app.person_folder.note_export", refuse)
    with pytest.raises(StorageError):
        write_person_folder(firm.everafter, client_id, tmp_path / "alder", has_codes=True)
    assert [each.name for each in tmp_path.iterdir() if "alder" in each.name] == []


def test_a_full_disk_leaves_nothing_behind(firm: Firm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    client_id = known_client(firm)
    monkeypatch.setattr("app.person_folder.os.fsync", full)
    with pytest.raises(StorageError, match="nothing of it is there"):
        write_person_folder(firm.everafter, client_id, tmp_path / "alder")
    assert [each.name for each in tmp_path.iterdir() if "alder" in each.name] == []
