"""What the import does in the worker process: look at the files, try the import, do it, take it back."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from app.clock import clock_from_environment
from app.errors import EverafterError, StorageError, UnreadableFileError
from app.everafter import Everafter, open_everafter
from app.exchange.import_choices import PairAnswer, PairKey
from app.exchange.import_preview import PersonPair, PreviewRow
from app.jobs import JobProgress
from app.services.imports import ImportCounts
from app.translations import gettext as _

if TYPE_CHECKING:
    from app.exchange.file_look import FileLook
    from app.exchange.import_choices import ImportChoices
    from app.exchange.import_plan import ImportPlan, ImportResult

# The window only names these functions; what they need is imported in the worker process.
# ruff: noqa: PLC0415

_ENDING = "-to-mend"

Maps = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ImportWish:
    """What is to be brought in and how: maps (plain values) by path, answers, and the files as they were looked at.

    `sha256` by path tells a file that was changed since; `header_keys` by path is where its map is kept.
    """

    files: tuple[str, ...]
    maps: Maps = field(default_factory=dict)
    answers: Mapping[PairKey, PairAnswer] = field(default_factory=dict)
    sha256: Mapping[str, str] = field(default_factory=dict)
    header_keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do: counts of all rows, the first rows of each outcome, and who may be whom."""

    counts: ImportCounts
    rows: tuple[PreviewRow, ...]
    pairs: tuple[PersonPair, ...] = ()
    pair_count: int = 0


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did; `rejects_files` hold the rows to mend, `problem` says why they could not be written."""

    import_id: int
    counts: ImportCounts
    rejects_files: tuple[str, ...] = ()
    problem: str = ""


def look_at_files(
    address: str, files: Sequence[str], maps: Maps, is_fresh: bool, progress: JobProgress
) -> tuple[FileLook, ...]:
    """Recognise the files; one that has a map here is read by it, the others by what was kept or by themselves."""
    from app.exchange.file_look import look_at_file

    looks: list[FileLook] = []
    with _opened(address) as everafter:
        for number, file in enumerate(files):
            progress.step(number, 0, Path(file).name)
            looks += look_at_file(file, everafter.clock, maps.get(file), is_fresh=is_fresh)
    return tuple(looks)


def preview_import(address: str, wish: ImportWish, progress: JobProgress) -> ImportPreview:
    """Keep the maps for the next time and try the import; nothing else is changed."""
    from app.exchange.import_plan import dry_run
    from app.services.import_mappings import ImportMappingService

    with _opened(address) as everafter:
        plan = _plan(wish, everafter)
        kept = {wish.header_keys[file]: content for file, content in wish.maps.items() if file in wish.header_keys}
        if kept and not everafter.is_read_only:
            ImportMappingService(everafter.units).remember(kept)
        result = dry_run(plan, everafter.units, everafter.clock, progress)
    return ImportPreview(result.counts, result.rows, result.pairs, result.pair_count)


def import_files(address: str, wish: ImportWish, person_id: int | None, progress: JobProgress) -> ImportOutcome:
    """Bring everything in as one act; rows that cannot be read are written beside the first file, to be mended."""
    from app.exchange.import_plan import apply_import

    with _opened(address) as everafter:
        everafter.sign_in(person_id)
        result = apply_import(_plan(wish, everafter), everafter.units, everafter.clock, progress)
    assert result.import_id is not None
    try:
        return ImportOutcome(
            result.import_id, result.counts, _write_rejects(result, Path(wish.files[0]).absolute().parent)
        )
    except StorageError:
        return _beside_the_data(result, address)


def save_rejects(address: str, wish: ImportWish, target: str, progress: JobProgress) -> tuple[str, ...]:
    """Write the rows that cannot be read into a folder, before anything is brought in."""
    from app.exchange.import_plan import dry_run

    with _opened(address) as everafter:
        result = dry_run(_plan(wish, everafter), everafter.units, everafter.clock, progress)
    return _write_rejects(result, Path(target))


def save_map(target: str, content: Mapping[str, Any]) -> None:
    """Write a map for `everafter import --map`; a file appears whole or not at all."""
    from app.exchange.out.whole_file import write_whole_file

    words = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    write_whole_file(Path(target), words.encode("utf-8"))


def take_back(address: str, import_id: int, person_id: int | None, progress: JobProgress) -> tuple[str, ...]:
    """Undo an import; returns the names of those that were edited since and stay."""
    from app.exchange.import_plan import undo_import

    with _opened(address) as everafter:
        everafter.sign_in(person_id)
        return undo_import(everafter.units, everafter.clock, import_id, progress).kept


@contextmanager
def _opened(address: str) -> Iterator[Everafter]:
    clock = clock_from_environment(os.environ, is_ticking=True, zone=ZoneInfo("UTC"))
    everafter = open_everafter(address, clock=clock)
    try:
        yield everafter
    finally:
        everafter.close()


def _plan(wish: ImportWish, everafter: Everafter) -> ImportPlan:
    """The plan of these files as they were looked at; a file that says something else by now is refused."""
    from app.exchange.import_plan import plan_import

    plan = plan_import(wish.files, everafter.clock, choices=_choices(wish))
    for file in plan.files:
        looked_at = wish.sha256.get(str(file.table.source))
        if looked_at is not None and looked_at != file.table.sha256:
            raise UnreadableFileError(
                _("“{name}” was changed since you looked at it, so nothing was imported; please look again.").format(
                    name=file.table.name
                )
            )
    return plan


def _choices(wish: ImportWish) -> ImportChoices:
    from app.exchange.columns.own_maps import read_map
    from app.exchange.import_choices import ImportChoices

    maps = {str(Path(file)): read_map(dict(content)) for file, content in wish.maps.items()}
    return ImportChoices(maps, dict(wish.answers))


def _beside_the_data(result: ImportResult, address: str) -> ImportOutcome:
    """The import stands, but the folder of the file takes nothing: the rows to mend go where the data are."""
    assert result.import_id is not None
    folder = Path(address).absolute().parent if "://" not in address else Path.home()
    try:
        return ImportOutcome(result.import_id, result.counts, _write_rejects(result, folder))
    except EverafterError as error:
        return ImportOutcome(result.import_id, result.counts, (), str(error))


def _write_rejects(result: ImportResult, folder: Path) -> tuple[str, ...]:
    from app.exchange.rejects import write_rejects

    written = []
    for file, rows in result.rejects:
        if rows:
            target = free_name(folder, Path(file.table.name).stem)
            write_rejects(target, file.table.headers, rows)
            written.append(str(target))
    return tuple(written)


def free_name(folder: Path, stem: str) -> Path:
    """A name for the rows to mend that nobody uses yet: perhaps somebody is just mending those of the last time."""
    before, ending, number = stem.rpartition(_ENDING)
    if ending and (not number or number.lstrip("-").isdecimal()):
        stem = before
    for count in range(1, 1000):
        target = folder / f"{stem}{_ENDING}{'' if count == 1 else f'-{count}'}.csv"
        if not target.exists():
            return target
    return folder / f"{stem}{_ENDING}.csv"
