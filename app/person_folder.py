"""Everything about one person in one folder: pages to read, exact data, lists and photos; whole or not there."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.letterhead import PaperFormats
from app.documents.person_columns import table_titles
from app.documents.person_page import PersonSection, write_person_pages
from app.documents.person_words import PersonWords
from app.errors import StorageError, UnreadableFileError
from app.exchange.reading.formula_guard import guard_cell
from app.jobs import JobProgress
from app.papers.paper_files import paper_size
from app.paths import make_private_folder
from app.queries.papers import get_letterhead
from app.queries.person_folder import PersonFolderRows, read_person
from app.services.person_folders import note_export
from app.translations import gettext as _
from app.translations import ngettext

if TYPE_CHECKING:
    from app.everafter import Everafter


@dataclass(frozen=True, slots=True)
class PersonFolder:
    """What was written: the folder, how many entries, photos and things to look through first."""

    folder: Path
    entries: int
    photos: int
    to_review: int


def write_person_folder(
    everafter: Everafter,
    client_id: int,
    folder: Path,
    *,
    has_codes: bool = False,
    has_private: bool = False,
    progress: JobProgress | None = None,
) -> PersonFolder:
    """Write the folder beside its place and put it there when it is complete; raises StorageError and leaves nothing.

    Access codes and private notes are in it only if asked for; that it was written is kept in the audit.
    """
    steps = progress or JobProgress()
    _refuse_place(folder)
    rows = read_person(client_id, has_codes=has_codes, has_private=has_private)
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        make_private_folder(part)
        photos = _write_all(everafter, rows, part, steps)
        # signed first: no code leaves without its line in the audit, even if the last step fails
        note_export(everafter.units, client_id, rows.code_ids)
        if folder.exists():
            folder.rmdir()
        part.replace(folder)
    except OSError as error:
        raise StorageError(
            _("{folder} could not be written ({reason}); nothing of it is there, choose another place.").format(
                folder=folder, reason=error.strerror or _("unknown reason")
            )
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return PersonFolder(folder, sum(map(len, rows.tables.values())), photos, len(rows.review))


def _refuse_place(folder: Path) -> None:
    if not folder.absolute().parent.is_dir():
        raise StorageError(
            _("There is no folder {folder}; make it or choose another one, nothing was written.").format(
                folder=folder.absolute().parent
            )
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StorageError(
            _("{folder} is there already and not empty; choose a new name, nothing was written.").format(folder=folder)
        )


def _write_all(everafter: Everafter, rows: PersonFolderRows, part: Path, steps: JobProgress) -> int:
    tables = {name: found for name, found in rows.tables.items() if found}
    total = len(tables) + len(rows.photos) + 2
    content = {
        "client": rows.number,
        "tables": {name: [dict(row) for row in found] for name, found in tables.items()},
        "history": [dict(row) for row in rows.history],
    }
    _put(part / "everything.json", json.dumps(content, ensure_ascii=False, indent=1, default=str).encode())
    steps.step(1, total)
    lists = make_private_folder(part / "lists")
    for done, (name, found) in enumerate(tables.items(), 2):
        _write_list(lists / f"{name}.csv", list(found[0]), [list(row.values()) for row in found])
        steps.step(done, total, name)
    _write_list(
        part / "look-through-first.csv",
        ["table", "id", "why", "words"],
        [[each.table, each.row_id, each.reason, each.words] for each in rows.review],
    )
    letterhead = get_letterhead()
    sections = _sections(rows, PersonWords(PaperFormats(letterhead), everafter.clock.zone))
    with (part / "everything.pdf").open("xb") as stream:
        title = f"{rows.name} ({rows.number})"
        write_person_pages(title, _remarks(rows), sections, letterhead, paper_size(None), stream)
    return _copy_photos(everafter, rows.photos, part, steps, total)


def _copy_photos(everafter: Everafter, hashes: Sequence[str], part: Path, steps: JobProgress, total: int) -> int:
    """The photos that are there; one whose file is missing keeps nobody from their data."""
    if not hashes:
        return 0
    kept = everafter.photo_folder
    target = make_private_folder(part / "photos")
    count = 0
    for place, sha256 in enumerate(hashes):
        steps.step(total - len(hashes) + place, total)
        try:
            content = kept.read(sha256)
        except (UnreadableFileError, ValueError):
            continue
        _put(target / f"{sha256[:16]}.jpg", content)
        count += 1
    return count


def _remarks(rows: PersonFolderRows) -> list[str]:
    found = []
    if rows.review:
        found.append(
            ngettext(
                "{count} entry may tell about somebody else: see look-through-first.csv before handing this over.",
                "{count} entries may tell about somebody else: see look-through-first.csv before handing this over.",
                len(rows.review),
            ).format(count=len(rows.review))
        )
    if rows.left_out_private:
        words = ngettext(
            "{count} private note is not in this folder.",
            "{count} private notes are not in this folder.",
            rows.left_out_private,
        )
        found.append(words.format(count=rows.left_out_private))
    if rows.left_out_codes:
        words = ngettext(
            "{count} access code is not in this folder.",
            "{count} access codes are not in this folder.",
            rows.left_out_codes,
        )
        found.append(words.format(count=rows.left_out_codes))
    return found


def _sections(rows: PersonFolderRows, words: PersonWords) -> list[PersonSection]:
    titles = table_titles()
    sections = [
        PersonSection(titles.get(name, name), [words.entry(row) for row in found])
        for name, found in rows.tables.items()
        if found
    ]
    history = [words.entry(row) for row in rows.history]
    return [*sections, PersonSection(_("Who did what"), history)] if history else sections


def _write_list(file: Path, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with file.open("x", encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(headings)
        for row in rows:
            writer.writerow([guard_cell("" if value is None else _plain(value)) for value in row])


def _plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, Mapping | list) else str(value)


def _put(file: Path, content: bytes) -> None:
    with file.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
