"""Everything in one folder: complete or as before, and pictures with it where it is for moving house."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.errors import Cancelled, StorageError
from app.exchange.out.everything_folder import MANIFEST, export_everything, file_hash
from app.exchange.out.list_file import ExportPurpose
from app.jobs import CancelFlag, JobProgress
from app.models.jobs import Attachment
from app.photos import PhotoFolder
from tests.builders import Firm

MOVING = ExportPurpose.REIMPORT


class Stopping(JobProgress):
    """Stops when a list of this name is reached."""

    def __init__(self, name: str) -> None:
        super().__init__(CancelFlag())
        self._name = name

    def report(self, done: int, total: int, message: str) -> None:
        if message == self._name:
            self.cancel_flag.cancel()


def test_a_stop_leaves_the_folder_as_it_was(firm: Firm, tmp_path: Path) -> None:
    firm.booked_job(firm.client("Ana"))
    folder = tmp_path / "out"
    with pytest.raises(Cancelled):
        export_everything(folder, MOVING, firm.zone, Stopping("job"))
    assert not [path for path in tmp_path.iterdir() if "out" in path.name]
    export_everything(folder, MOVING, firm.zone, JobProgress())
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    firm.client("Ben")
    with pytest.raises(Cancelled):
        export_everything(folder, MOVING, firm.zone, Stopping("job"))
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
    assert not list(tmp_path.glob(".out*"))


def test_the_list_of_tables_names_every_file_with_its_hash(firm: Firm, tmp_path: Path) -> None:
    firm.client("Ana")
    result = export_everything(tmp_path / "out", MOVING, firm.zone, JobProgress())
    facts = json.loads((tmp_path / "out" / MANIFEST).read_text(encoding="utf-8"))["everafter"]
    tables = {each["name"]: each for each in facts["tables"]}
    assert {f"{name}.csv" for name in tables} | {MANIFEST} == {file.name for file in result.files}
    assert sum(each["rows"] for each in tables.values()) == result.rows
    assert tables["client"]["rows"] == 1
    assert tables["client"]["sha256"] == file_hash(tmp_path / "out" / "client.csv")


def test_pictures_go_along_and_a_damaged_one_stays(firm: Firm, tmp_path: Path) -> None:
    from hashlib import sha256

    own, kept = firm.everafter.photo_folder, PhotoFolder(tmp_path / "out" / "photos")
    client_id, now = firm.client("Ana"), firm.clock.now()
    whole, damaged = (sha256(content).hexdigest() for content in (b"whole", b"damaged"))
    for name, content in ((whole, b"whole"), (damaged, b"other")):
        own.path(name).parent.mkdir(parents=True, exist_ok=True)
        own.path(name).write_bytes(content)
        facts = {"media_type": "image/jpeg", "byte_count": 5, "added_at": now}
        Attachment.create(client=client_id, kind="photo", sha256=name, **facts)
    export_everything(tmp_path / "out", MOVING, firm.zone, JobProgress())
    assert list(kept.hashes()) == [whole]
    export_everything(tmp_path / "lists", ExportPurpose.SPREADSHEET, firm.zone, JobProgress())
    assert not (tmp_path / "lists" / "photos").exists()


def test_where_nothing_can_be_written_nothing_is(firm: Firm, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file", tmp_path / "gone" / "out"):
        with pytest.raises(StorageError, match="nothing was written"):
            export_everything(place, MOVING, firm.zone, JobProgress())
    assert (tmp_path / "file").read_text() == "mine"
