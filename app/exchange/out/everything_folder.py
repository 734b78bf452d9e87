"""Everything in one folder: all lists for people, or all tables for moving house.

A folder for moving house holds one exact file for each table, the pictures, and `everafter.json`, written last, which
names the tables with their rows and hashes: a folder without it is not complete. Access codes, PINs and who changed
what do not move.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from app.database_schema import schema_version
from app.errors import StorageError
from app.exchange.out.list_file import ExportPurpose, ExportResult, write_list_file
from app.exchange.out.whole_file import refuse_missing_folder, write_whole_file
from app.jobs import JobProgress
from app.paths import make_private_folder
from app.photo_backups import needed_photos
from app.photo_place import SERVER, photo_folder_of
from app.photos import PhotoFolder
from app.queries.export_columns import ExportList, opened_database
from app.queries.exports import export_lists, one_picture, table_lists
from app.translations import gettext as _

MANIFEST = "everafter.json"
PHOTOS = "photos"
FORMAT = 1


def export_everything(folder: Path, purpose: ExportPurpose, zone: ZoneInfo, steps: JobProgress) -> ExportResult:
    """Fill the folder; all files are written beside it first, so that a stop leaves it as it was."""
    refuse_missing_folder(folder)
    if folder.exists() and not folder.is_dir():
        raise StorageError(
            _("{folder} is a file; choose a folder for everything, nothing was written.").format(folder=folder)
        )
    is_moving = purpose is ExportPurpose.REIMPORT
    chosen = list(table_lists() if is_moving else export_lists().values())
    part = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        make_private_folder(part)
        with one_picture():
            counts = [write_list_file(each, part / f"{each.name}.csv", purpose, zone, steps) for each in chosen]
            manifest = _manifest(chosen, counts, part) if is_moving else b""
        files = _put_in_place(part, folder)
    except OSError as error:
        raise StorageError(
            _("{folder} could not be written ({reason}); please make room or choose another place.").format(
                folder=folder, reason=error.strerror or _("unknown reason")
            )
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    if is_moving:
        _copy_photos(own_photos(), PhotoFolder(folder / PHOTOS), steps)
        write_whole_file(folder / MANIFEST, manifest)
        files = (*files, folder / MANIFEST)
    return ExportResult(files, sum(counts))


def own_photos() -> PhotoFolder:
    """Where the pictures of the opened database lie."""
    database = opened_database()
    return photo_folder_of(SERVER if database.engine == "postgresql" else database.place)


def file_hash(file: Path) -> str:
    """The hash by which a file is known to be whole."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _manifest(chosen: Sequence[ExportList], counts: Sequence[int], part: Path) -> bytes:
    tables = [
        {"name": each.name, "rows": count, "sha256": file_hash(part / f"{each.name}.csv")}
        for each, count in zip(chosen, counts, strict=True)
    ]
    facts = {"format": FORMAT, "schema": schema_version(opened_database()), "tables": tables}
    return f"{json.dumps({'everafter': facts}, indent=1)}\n".encode()


def _put_in_place(part: Path, folder: Path) -> tuple[Path, ...]:
    """From now on the folder is not complete until its new list of tables is written."""
    names = sorted(file.name for file in part.iterdir())
    if folder.exists():
        (folder / MANIFEST).unlink(missing_ok=True)
        for name in names:
            (part / name).replace(folder / name)
    else:
        part.replace(folder)
    return tuple(folder / name for name in names)


def _copy_photos(source: PhotoFolder, target: PhotoFolder, steps: JobProgress) -> None:
    """One that is missing or damaged here cannot be copied; the check of the database names it."""
    needed = needed_photos(opened_database())
    for done, sha256 in enumerate(needed):
        steps.step(done, len(needed), PHOTOS)
        if source.has(sha256) and source.is_whole(sha256):
            source.copy_missing_to(target, sha256)
