"""Erasing a client to the last trace: rows, photos, free parts of the files; and which backups still hold them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.backup_files import BackupFile, list_backups
from app.database import is_server_address, sweep_traces
from app.paths import backups_folder, default_database_file, photos_folder
from app.photos import PhotoFolder
from app.translations import gettext as _
from app.translations import ngettext

if TYPE_CHECKING:
    from app.everafter import Everafter


@dataclass(frozen=True, slots=True)
class Erased:
    """What came of it, without a word about who it was: the certificate, and the backups from before."""

    client_number: int
    certificate: str
    backups: tuple[Path, ...]


def erase_person(everafter: Everafter, client_id: int, typed_name: str) -> Erased:
    """Erase, let the lonely photos go and sweep the file; raises what `ErasureService.erase` raises."""
    is_server = is_server_address(everafter.address)
    file = default_database_file() if is_server else Path(everafter.address).absolute()
    photos = PhotoFolder(photos_folder(file))
    result = everafter.erasures.erase(client_id, typed_name, photos.remove)
    sweep_traces(everafter.database)
    now = everafter.clock.now()
    holding = [each for each in list_backups(backups_folder(file)) if each.made_at <= now]
    lines = [
        _("Client {number} was erased at their wish on {day}.").format(
            number=result.client_number, day=everafter.clock.today().isoformat()
        ),
        _("Removed: {count} entries.").format(count=result.removed),
        _("Without words from now on: {count} entries.").format(count=result.blanked),
        ngettext("{count} photo was deleted.", "{count} photos were deleted.", len(result.photos)).format(
            count=len(result.photos)
        ),
        _("Numbers, days, amounts and tax of jobs, payments and invoices stay, as bookkeeping demands."),
        _("Notes about other clients that happen to name them, papers and files given out before are not reached."),
        *_backup_lines(holding),
    ]
    return Erased(result.client_number, "\n".join(lines), tuple(each.file for each in holding))


def _backup_lines(holding: list[BackupFile]) -> list[str]:
    """Backups are never rewritten; the tombstone erases again whoever one of them brings back."""
    if not holding:
        return [_("No backup holds them.")]
    words = ngettext(
        "{count} backup from before holds them until it is rotated out; put back, they are erased again:",
        "{count} backups from before hold them until they are rotated out; put back, they are erased again:",
        len(holding),
    ).format(count=len(holding))
    return [words, *(each.file.name for each in holding)]
