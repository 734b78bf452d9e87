"""A file that appears whole or not at all, whatever happens while it is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from app.errors import StorageError
from app.translations import gettext as _

_DATABASE_BEGINS = b"SQLite format 3"


@contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """Write beside the target and put it in place at the end; StorageError when the disk refuses.

    A database and what is no ordinary file are not replaced: nobody means them who takes a list out.
    """
    refuse_missing_folder(target)
    part: Path | None = None
    try:
        place = target.resolve()
        _refuse_other_things(target, place)
        with NamedTemporaryFile("wb", dir=place.parent, prefix=f".{place.name}.", delete=False) as binary:
            part = Path(binary.name)
            yield binary
        part.replace(place)
    except OSError as error:
        raise StorageError(
            _(
                "{file} could not be written ({reason}); nothing of it is there, make room or choose another place."
            ).format(file=target, reason=error.strerror or _("unknown reason"))
        ) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _refuse_other_things(target: Path, place: Path) -> None:
    if not place.exists() or place.is_dir():  # a folder refuses by itself
        return
    if place.is_file():
        with place.open("rb") as there:
            if there.read(len(_DATABASE_BEGINS)) != _DATABASE_BEGINS:
                return
    raise StorageError(
        _("{file} is there and no list, so it stays as it is; nothing was written, choose another name.").format(
            file=target
        )
    )


def write_whole_file(target: Path, content: bytes) -> None:
    """The same for a content that is ready."""
    with whole_file(target) as binary:
        binary.write(content)


def refuse_missing_folder(target: Path) -> None:
    """StorageError where there is no folder to write into."""
    if not target.absolute().parent.is_dir():
        raise StorageError(
            _("There is no folder {folder}; make it or choose another one, nothing was written.").format(
                folder=target.absolute().parent
            )
        )
