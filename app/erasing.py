"""Erasing a client to the last trace: rows, photos, free parts of the files; and which backups still hold them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.backup_files import BackupFile, list_backups
from app.database import is_server_address, sweep_traces
from app.documents.letterhead import PaperFormats
from app.errors import EverafterError
from app.jobs import JobProgress
from app.paths import backups_folder, default_database_file
from app.photo_backups import listed_photos
from app.queries.papers import get_letterhead
from app.translations import gettext as _
from app.translations import ngettext

if TYPE_CHECKING:
    from app.everafter import Everafter


@dataclass(frozen=True, slots=True)
class Erased:
    """What came of it, without a word about who it was: the certificate, the backups from before, the ids by table."""

    client_number: int
    certificate: str
    backups: tuple[Path, ...]
    rows: Mapping[str, tuple[int, ...]]


def erase_person(everafter: Everafter, client_id: int, typed_name: str, progress: JobProgress | None = None) -> Erased:
    """Erase, let the lonely photos go and sweep the file; raises what `ErasureService.erase` raises.

    Stopped before the rows are gone, nothing is erased; broken off after that, the next start does the rest.
    """
    is_server = is_server_address(everafter.address)
    file = default_database_file() if is_server else Path(everafter.address).absolute()
    result = everafter.erasures.erase(client_id, typed_name, progress=progress)
    finishing: list[str] = []
    try:
        stuck = everafter.erasures.finish(everafter.photo_folder.remove, partial(sweep_traces, everafter.database))
    except EverafterError as error:
        stuck = 0
        finishing = [_("{reason} The erased rows are gone; the file is swept at the next start.").format(reason=error)]
    now = everafter.clock.now()
    holding = [each for each in list_backups(backups_folder(file)) if each.made_at <= now]
    lines = [
        _("Client {number} was erased at their wish on {day}.").format(
            number=result.client_number, day=_day_words(everafter)
        ),
        _("Removed: {count} entries.").format(count=result.removed),
        _("Without words from now on: {count} entries.").format(count=result.blanked),
        *_photo_lines(max(len(result.photos) - stuck, 0), stuck),
        *finishing,
        _("Numbers, days, amounts and tax of jobs, payments and invoices stay, as bookkeeping demands."),
        _("Notes about other clients that happen to name them, papers and files given out before are not reached."),
        *_backup_lines(holding, result.photos),
    ]
    return Erased(result.client_number, "\n".join(lines), tuple(each.file for each in holding), result.rows)


def _day_words(everafter: Everafter) -> str:
    """Today as the firm's papers write a day."""
    return PaperFormats(get_letterhead()).long_day(everafter.clock.today())


def _photo_lines(gone: int, stuck: int) -> list[str]:
    words = ngettext("{count} photo was deleted.", "{count} photos were deleted.", gone).format(count=gone)
    if not stuck:
        return [words]
    waiting = ngettext(
        "{count} photo cannot be deleted now, perhaps something shows it; it goes at the next start.",
        "{count} photos cannot be deleted now, perhaps something shows them; they go at the next start.",
        stuck,
    )
    return [words, waiting.format(count=stuck)]


def _backup_lines(holding: list[BackupFile], photos: Collection[str]) -> list[str]:
    """Backups are never rewritten; the tombstone erases again whoever one of them brings back."""
    if not holding:
        return [_("No backup holds them.")]
    words = ngettext(
        "{count} backup from before holds them until it is rotated out; put back, they are erased again:",
        "{count} backups from before hold them until they are rotated out; put back, they are erased again:",
        len(holding),
    ).format(count=len(holding))
    return [words, *(_backup_words(each.file, photos) for each in holding)]


def _backup_words(backup: Path, photos: Collection[str]) -> str:
    """The name of a backup, and how many of their photos lie beside it."""
    count = len(listed_photos(backup).intersection(photos))
    if not count:
        return backup.name
    return ngettext("{file} (with {count} photo)", "{file} (with {count} photos)", count).format(
        file=backup.name, count=count
    )
