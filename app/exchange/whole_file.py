"""A file that appears whole or not at all, whatever happens while it is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from app.errors import StorageError
from app.translations import gettext as _


@contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """Write beside the target and put it in place at the end; StorageError when the disk refuses."""
    refuse_missing_folder(target)
    part: Path | None = None
    try:
        with NamedTemporaryFile("wb", dir=target.absolute().parent, prefix=f".{target.name}.", delete=False) as binary:
            part = Path(binary.name)
            yield binary
        part.replace(target)
    except OSError as error:
        raise StorageError(
            _(
                "{file} could not be written ({reason}); nothing of it is there, make room or choose another place."
            ).format(file=target, reason=error.strerror or _("unknown reason"))
        ) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


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
