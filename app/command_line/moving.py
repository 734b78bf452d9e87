"""`everafter import FOLDER`: everything of a firm out of a folder into an empty database."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.command_line.desk import Desk
from app.errors import UnreadableFileError
from app.exchange.moving_house import is_moving_folder, move_in_from, open_moving_folder
from app.translations import gettext as _
from app.translations import ngettext


def moving_folder(files: Sequence[Path]) -> Path | None:
    """The folder, if that is what is to be brought; raises UnreadableFileError for one that nobody can move in from."""
    folders = [each for each in files if each.is_dir()]
    if not folders:
        return None
    if len(files) == 1 and is_moving_folder(folders[0]):
        return folders[0]
    raise UnreadableFileError(
        _(
            "“{name}” does not hold everything for re-import; nothing was changed, please name the files in it instead."
        ).format(name=folders[0].name)
    )


def move_in(desk: Desk, folder: Path, *, is_trial: bool) -> None:
    """Bring it in; the database is made if it is not there, and a new one that could not be filled is not left."""
    chosen = open_moving_folder(folder)
    count = chosen.rows
    if not is_trial:
        with desk.opened_or_made() as everafter:
            count = move_in_from(chosen, everafter.units)
    words = ngettext("{count} row of {tables} tables moved in.", "{count} rows of {tables} tables moved in.", count)
    if is_trial:
        words = ngettext(
            "{count} row of {tables} tables is whole. Only looked through, nothing was changed.",
            "{count} rows of {tables} tables are whole. Only looked through, nothing was changed.",
            count,
        )
    desk.answer(words.format(count=count, tables=len(chosen.tables)), {"rows": count, "tables": len(chosen.tables)})
