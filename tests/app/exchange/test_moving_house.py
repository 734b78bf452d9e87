"""Everything taken out, put into an empty database on either engine and taken out again: the same bytes."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import Clock
from app.errors import Cancelled, EverafterError, NotAllowedError, UnreadableFileError
from app.everafter import open_everafter
from app.exchange import moving_house
from app.exchange.moving_house import ListedTable, is_moving_folder, move_in_from, open_moving_folder
from app.exchange.out.everything_folder import MANIFEST
from app.exchange.out.export import ExportPurpose, export_list
from app.exchange.out.list_file import write_csv
from app.jobs import CancelFlag, JobProgress
from app.models.clients import AccessCode, Client, Site
from app.models.rewards import Reward
from app.models.tables import MODELS
from app.photos import PhotoFolder
from app.queries.export_columns import CellKind, ExportList
from app.queries.search import find
from app.services.drafts import ClientDraft, ContactDraft, NoteDraft, SiteDraft
from tests.app.exchange.out.test_export import NASTY
from tests.builders import Firm
from tests.conftest import ENGINES
from tests.fakes import MovableClock

TEXTS = (
    *NASTY,
    "a\rb",
    "a\r\nb",
    "\\N",
    "\\",
    "\tx",
    " ",
    "trailing ",
    "::: x ::: ",
    '"',
    '""',
    "\u202eabc",
    "שלום",
    "'=1",
)


def lived_in(firm: Firm) -> list[int]:
    """Clients with every nasty text just as it is, a job, what is missing beside what is empty, and a secret."""
    ids = [firm.client(f"Client {number}", phones=(ContactDraft("+1 503 555 0100"),)) for number in range(len(TEXTS))]
    for client_id, text in zip(ids, TEXTS, strict=True):
        Client.update(why_us=text, source=text, referred_by=ids[-1]).where(Client.id == client_id).execute()
    firm.everafter.clients.write_note(ids[0], NoteDraft("Private words", is_private=True))
    firm.finished_job(ids[1])
    earned = {"client": ids[0], "rule": "visits", "level": 1, "state": "due", "earned_on": firm.clock.today()}
    for number in (None, "", "\\N"):
        Reward.create(number=number, care_line=number, **earned)
        earned["level"] += 1
    firm.everafter.firm.save_setting("odd", {"b": [1, None, 2.5], "a": "\n"})
    AccessCode.create(site=Site.get(Site.client == ids[0]).id, opens="gate", code="SECRET-4711")
    return ids


def take_out(folder: Path, clock: Clock) -> Path:
    export_list("everything", folder, ExportPurpose.REIMPORT, clock.zone)
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_everything_comes_back_to_the_byte_on_the_other_engine(
    firm: Firm, tmp_path: Path, firm_clock: MovableClock, request: pytest.FixtureRequest
) -> None:
    ids = lived_in(firm)
    found = [hit.client_id for hit in find("Orchard", firm.clock.today())]
    text_of = {client_id: Client.get_by_id(client_id).search_text for client_id in ids}
    folder = take_out(tmp_path / "out", firm.clock)
    firm.everafter.close()
    address = str(tmp_path / "b.db")
    if firm.everafter.database.engine == "sqlite" and "postgresql" in ENGINES:
        address = request.getfixturevalue("postgresql_server").create_database()
    everafter = open_everafter(address, clock=firm_clock, may_create=True)
    try:
        chosen = open_moving_folder(folder)
        assert move_in_from(chosen, everafter.units) == chosen.rows
        assert bytes_of(take_out(tmp_path / "again", everafter.clock)) == bytes_of(folder)
        assert everafter.clock.zone == firm.zone, "the firm's wall moved too"
        assert {client_id: Client.get_by_id(client_id).search_text for client_id in ids} == text_of
        assert [hit.client_id for hit in find("Orchard", firm.clock.today())] == found
        assert AccessCode.select().count() == 0
        new_id = everafter.clients.create(_draft("After moving"))
        assert new_id > max(ids), "ids and numbers go on where they were"
        assert Client.get_by_id(new_id).number == 1001 + len(ids)
        with pytest.raises(NotAllowedError, match="needs an empty database"):
            move_in_from(chosen, everafter.units)
    finally:
        everafter.close()


def _draft(name: str) -> ClientDraft:
    return ClientDraft(name=name, sites=(SiteDraft(street="1 Elm", town="Millbrook"),))


def _cut_manifest(folder: Path) -> None:
    (folder / MANIFEST).write_bytes((folder / MANIFEST).read_bytes()[:-20])


def _other_shape(folder: Path) -> None:
    (folder / MANIFEST).write_text('{"everafter": [1]}')


def _with_secrets(folder: Path) -> None:
    facts = json.loads((folder / MANIFEST).read_text())
    facts["everafter"]["tables"][0]["name"] = "../../access_code"
    (folder / MANIFEST).write_text(json.dumps(facts))


def _without_end(folder: Path) -> None:
    facts = (folder / MANIFEST).read_text().replace('"rows": 5', '"rows": Infinity')
    (folder / MANIFEST).write_text(facts)


def _no_file(folder: Path) -> None:
    (folder / "job.csv").unlink()
    (folder / "job.csv").mkdir()


def _newer(folder: Path) -> None:
    facts = json.loads((folder / MANIFEST).read_text())
    facts["everafter"]["schema"] = 9_999
    (folder / MANIFEST).write_text(json.dumps(facts))


def _changed(folder: Path) -> None:
    file = folder / "client.csv"
    file.write_bytes(file.read_bytes().replace(b"Client 3", b"Client 4"))


def _missing(folder: Path) -> None:
    (folder / "job.csv").unlink()


@pytest.mark.parametrize(
    "damage", [_cut_manifest, _other_shape, _with_secrets, _newer, _changed, _missing, _without_end, _no_file]
)
def test_a_folder_that_is_not_as_it_was_written_is_refused_in_one_sentence(
    damage: Callable[[Path], None], settled_folder: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(settled_folder, tmp_path / "copy"))
    assert is_moving_folder(folder)
    open_moving_folder(folder)
    damage(folder)
    with pytest.raises(UnreadableFileError, match="nothing was changed"):
        open_moving_folder(folder)


@pytest.fixture(scope="module")
def settled_folder(settled_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A firm of nobody yet, taken out once for many tests."""
    folder = tmp_path_factory.mktemp("folder")
    file = Path(shutil.copy(settled_file, folder / "everafter.db"))
    everafter = open_everafter(file)
    try:
        for number in range(5):
            everafter.clients.create(_draft(f"Client {number}"))
        return take_out(folder / "out", everafter.clock)
    finally:
        everafter.close()


def _forged(folder: Path, table: str, change: Callable[[bytes], bytes]) -> None:
    """A file changed by somebody who mends the list of tables, too."""
    file = folder / f"{table}.csv"
    file.write_bytes(change(file.read_bytes()))
    facts = json.loads((folder / MANIFEST).read_text())
    (listed,) = (each for each in facts["everafter"]["tables"] if each["name"] == table)
    listed["sha256"] = moving_house.file_hash(file)
    (folder / MANIFEST).write_text(json.dumps(facts))


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("client", lambda text: text.replace(b"version", b"pin_hash", 1)),
        ("client", lambda text: text + b"1,2\r\n"),
        ("client", lambda text: text[: text.rindex(b"\n", 0, -2) + 1]),
        ("site", lambda text: text[: text.rindex(b"\n", 0, -2) + 1]),
        ("client", lambda text: text.replace(b"home", b"castle")),
        ("site", lambda text: text.replace(b"\n1,1,", b"\n1,77,")),
        ("firm", lambda text: b"id,name\r\n\xff,x\r\n"),
        ("site", lambda text: text.replace(b"\n1,1,", b"\n1,99999999999999999999999,")),
        ("setting", lambda text: b"id,name,value\r\n1,x," + b"[" * 100_000 + b"\r\n"),
    ],
)
def test_tables_that_do_not_fit_leave_an_empty_database_empty(
    table: str, change: Callable[[bytes], bytes], settled_folder: Path, tmp_path: Path, firm_clock: MovableClock
) -> None:
    folder = Path(shutil.copytree(settled_folder, tmp_path / "copy"))
    _forged(folder, table, change)
    everafter = open_everafter(str(tmp_path / "b.db"), clock=firm_clock, may_create=True)
    try:
        with pytest.raises(EverafterError, match="nothing was changed"):
            move_in_from(open_moving_folder(folder), everafter.units)
        assert not any(model.select().count() for model in MODELS.values())
        assert move_in_from(open_moving_folder(settled_folder), everafter.units), "and it can still be filled"
    finally:
        everafter.close()


def test_stopped_in_the_middle_nothing_has_moved(
    settled_folder: Path, tmp_path: Path, firm_clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving_house, "_STEP", 3)
    flag = CancelFlag()

    class Stopping(JobProgress):
        def report(self, done: int, total: int, message: str) -> None:
            if message == "client":
                flag.cancel()

    everafter = open_everafter(str(tmp_path / "b.db"), clock=firm_clock, may_create=True)
    try:
        with pytest.raises(Cancelled):
            move_in_from(open_moving_folder(settled_folder), everafter.units, Stopping(flag))
        assert not any(model.select().count() for model in MODELS.values())
    finally:
        everafter.close()


def test_pictures_move_along(settled_folder: Path, tmp_path: Path, firm_clock: MovableClock) -> None:
    folder = Path(shutil.copytree(settled_folder, tmp_path / "copy"))
    content = b"a picture"
    sha256 = hashlib.sha256(content).hexdigest()
    place = PhotoFolder(folder / "photos").path(sha256)
    place.parent.mkdir(parents=True)
    place.write_bytes(content)
    everafter = open_everafter(str(tmp_path / "b.db"), clock=firm_clock, may_create=True)
    try:
        move_in_from(open_moving_folder(folder), everafter.units)
        assert everafter.photo_folder.is_whole(sha256)
    finally:
        everafter.close()


@given(st.lists(st.tuples(st.one_of(st.none(), st.text()), st.text()), max_size=5))
def test_any_text_comes_back_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[object, str]]
) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    kinds = (CellKind.STORED_TEXT, CellKind.TEXT)
    chosen = ExportList("any", ("a", "b"), ("a", "b"), lambda: iter(rows), kinds=kinds)
    with file.open("wb") as binary:
        write_csv(chosen, binary, ExportPurpose.REIMPORT, ZoneInfo("UTC"))
    readers = [moving_house._BY_KIND[kind] for kind in kinds]
    steps = moving_house._Steps(JobProgress(), 0)
    read = moving_house._rows(file, readers, ListedTable("any", len(rows), ""), steps)
    assert [tuple(row) for row in read] == rows
