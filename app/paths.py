"""Where Everafter keeps its files, and how it makes them so that only their owner can read them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import platformdirs

from app.errors import StorageError
from app.translations import gettext as _

_PROGRAM = "Everafter"
PRIVATE_FOLDER_MODE = 0o700
PRIVATE_FILE_MODE = 0o600
_REFUSALS = (OSError, ValueError)  # a path with a NUL gets a ValueError


def make_private_umask() -> int:
    """From now on give no file or folder of this process to other users; the former umask is returned."""
    return os.umask(0o077)


def user_data_folder() -> Path:
    """The folder of the firm's data; `EVERAFTER_HOME` puts everything of the program below another folder."""
    return _home("data") or Path(platformdirs.user_data_dir(_PROGRAM, appauthor=False))


def settings_file() -> Path:
    """The file of this person's program settings."""
    folder = _home("settings") or Path(platformdirs.user_config_dir(_PROGRAM, appauthor=False))
    return folder / "settings.json"


def log_folder() -> Path:
    """The folder of the log files."""
    return _home("logs") or Path(platformdirs.user_log_dir(_PROGRAM, appauthor=False))


def all_papers_folder() -> Path:
    """Where all windows of this person make papers for a preview or the printer, each in a folder of its own."""
    return (_home("cache") or Path(platformdirs.user_cache_dir(_PROGRAM, appauthor=False))) / "papers"


def papers_folder() -> Path:
    """The private folder of the papers that this process makes; the window takes it away at its end."""
    return all_papers_folder() / str(os.getpid())


def default_database_file() -> Path:
    """The database that opens when nobody names another."""
    return user_data_folder() / "everafter.db"


def backups_folder(database_file: Path) -> Path:
    """The folder of a database's backups: beside it and named after it, so that two databases never mix."""
    return database_file.parent / f"{database_file.stem}-backups"


def photos_folder(database_file: Path) -> Path:
    """The folder of a database's pictures: beside it and named after it, as that of its backups."""
    return database_file.parent / f"{database_file.stem}-photos"


def make_private_folder(folder: Path) -> Path:
    """Make the folder and what is missing above it, for their owner only; a folder that is there stays as it is.

    Raises StorageError if it cannot be made.
    """
    try:
        missing = [each for each in (folder, *folder.parents) if not each.exists()]
        for each in reversed(missing):
            each.mkdir(mode=PRIVATE_FOLDER_MODE, exist_ok=True)
            each.chmod(PRIVATE_FOLDER_MODE)
        if not folder.is_dir():
            raise NotADirectoryError(folder)
    except _REFUSALS as error:
        raise StorageError(
            _("The folder {folder} cannot be made; nothing was changed, please choose another place.").format(
                folder=folder
            )
        ) from error
    return folder


def create_private_file(file: Path) -> None:
    """Make an empty file for its owner only; one that is there keeps its content and is closed to others.

    Raises StorageError if it cannot be made.
    """
    make_private_folder(file.parent)
    try:
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, PRIVATE_FILE_MODE))
        file.chmod(PRIVATE_FILE_MODE)
    except _REFUSALS as error:
        raise _cannot_write(file) from error


def write_private_file(file: Path, content: bytes) -> None:
    """Put this content there as a whole or not at all; the file is readable for its owner only.

    Raises StorageError if the disk is full or the place is closed; the file is then as it was.
    """
    make_private_folder(file.parent)
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
        part = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(file)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        _settle(file.parent)
    except _REFUSALS as error:
        raise _cannot_write(file) from error


def _home(part: str) -> Path | None:
    home = os.environ.get("EVERAFTER_HOME", "")
    return Path(home).absolute() / part if home else None


def _settle(folder: Path) -> None:
    """Bring a renaming to the disk itself; Windows does that by its own and cannot open folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _cannot_write(file: Path) -> StorageError:
    return StorageError(
        _("{file} cannot be written; what was there is untouched, please check the disk or take another place.").format(
            file=file
        )
    )
