"""`everafter backup`, `restore` and `check`: verified copies, putting one back, and whether all is sound."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import click

from app.backups import MANUAL, back_up, make_backup, restore_backup
from app.command_line.desk import NOTHING_DONE, Desk, say, with_desk
from app.database_check import check_database
from app.errors import StorageError
from app.everafter import Everafter
from app.photo_backups import keep_photos, photo_problems
from app.translations import gettext as _


@click.command()
@click.option("-o", "--output", "target", type=click.Path(path_type=Path, dir_okay=False), help=_("The file to write."))
@with_desk
def backup(desk: Desk, target: Path | None) -> None:
    """Make a copy of everything and read it back."""
    with desk.opened() as everafter:
        if target is None:
            file = back_up(everafter.database, desk.backups_folder, everafter.clock.now(), MANUAL).file
        else:
            file = _back_up_to(everafter, target)
    desk.answer(_("The backup is in {file}; it was read back and is sound.").format(file=file), {"file": str(file)})


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@with_desk
def restore(desk: Desk, file: Path) -> None:
    """Put a backup back; what is there now is kept beside it."""
    result = restore_backup(file, desk.address, desk.backups_folder, desk.clock().now())
    sentence = _("{file} was put back.").format(file=file)
    if result.kept_present is not None:
        sentence += " " + _("What was there before is kept in {kept}.").format(kept=result.kept_present)
    kept = str(result.kept_present) if result.kept_present is not None else None
    desk.answer(sentence, {"restored": str(file), "kept": kept})


@click.command()
@with_desk
def check(desk: Desk) -> None:
    """Read the whole database through and look whether it is sound."""
    with desk.opened() as everafter:
        photos = everafter.photo_folder
        result = check_database(
            everafter.database, is_thorough=True, extra_checks=[lambda database: photo_problems(database, photos)]
        )
    desk.answer(
        _("Everything is sound.") if result.is_ok else "", {"ok": result.is_ok, "problems": list(result.problems)}
    )
    if result.is_ok:
        return
    desk.exit_code = NOTHING_DONE
    if not desk.is_json:
        for problem in result.problems:
            say(problem)


def _back_up_to(everafter: Everafter, target: Path) -> Path:
    """A backup under a name of one's own: made and read back in a folder beside it, then put in its place."""
    folder = target.absolute().parent
    if not folder.is_dir():
        raise StorageError(
            _("There is no folder {folder}; make it or choose another one, nothing was written.").format(folder=folder)
        )
    try:
        workplace = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=folder))
    except OSError as error:
        raise _refused(target, error) from error
    try:
        made = make_backup(everafter.database, workplace, everafter.clock.now(), MANUAL, has_photos=False)
        os.replace(made.file, target)  # noqa: PTH105 - both names are paths, and the target may exist
        keep_photos(everafter.database, everafter.photo_folder, target.absolute())
    except OSError as error:
        raise _refused(target, error) from error
    finally:
        shutil.rmtree(workplace, ignore_errors=True)
    return target


def _refused(target: Path, error: OSError) -> StorageError:
    return StorageError(
        _("{file} could not be written ({reason}); nothing of it is there, make room or choose another place.").format(
            file=target, reason=error.strerror or _("unknown reason")
        )
    )
