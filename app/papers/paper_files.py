"""What every print has in common: the size of the paper, a file that is whole or not there, and what came of it."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.errors import StorageError, ValidationError
from app.queries.firm import get_firm
from app.translations import gettext as _

if sys.platform != "win32":
    import fcntl

_PDF_BEGINS = b"%PDF"
_LONGEST_PREFIX = 40


@dataclass(frozen=True, slots=True)
class PrintResult:
    """What came of a print: pages, papers, characters that no font here has, and sentences worth telling a person.

    `job_ids`, `reward_ids`, `complaint_ids`, `invoice_ids` and `client_ids` are what stands on the papers, or to whom
    they go.
    """

    pages: int
    papers: int
    missing_characters: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    job_ids: tuple[int, ...] = ()
    reward_ids: tuple[int, ...] = ()
    complaint_ids: tuple[int, ...] = ()
    invoice_ids: tuple[int, ...] = ()
    client_ids: tuple[int, ...] = ()


def paper_size(paper: str | None) -> PaperSize:
    """The paper that was asked for, or the firm's; ValidationError for a size that we do not print on."""
    firm = get_firm()
    name = (paper or (firm.paper if firm is not None else PaperSize.LETTER.value)).lower()
    try:
        return PaperSize(name)
    except ValueError as error:
        raise ValidationError(
            _("There is no paper named “{paper}” here; choose a4 or letter, nothing was printed.").format(paper=paper),
            "paper",
        ) from error


def print_result(
    made: PaperResult,
    warnings: Sequence[str] = (),
    *,
    job_ids: tuple[int, ...] = (),
    reward_ids: tuple[int, ...] = (),
    complaint_ids: tuple[int, ...] = (),
    invoice_ids: tuple[int, ...] = (),
    client_ids: tuple[int, ...] = (),
) -> PrintResult:
    """What came of a print, with a sentence about words that cannot be read and characters that no font has."""
    warnings = [*warnings, *made.warnings]
    if made.missing_characters:
        text = _("No font here can draw {characters}; a mark stands in their place.")
        warnings = [*warnings, text.format(characters=" ".join(made.missing_characters))]
    return PrintResult(
        made.pages,
        made.papers,
        made.missing_characters,
        tuple(warnings),
        job_ids,
        reward_ids,
        complaint_ids,
        invoice_ids,
        client_ids,
    )


@contextmanager
def whole_file(target: BinaryIO | Path) -> Iterator[BinaryIO]:
    """The stream itself, or a file beside the path that takes its place once it is complete.

    Only a PDF or an empty file is replaced: a name that slipped costs nobody a database, a list or a device.
    """
    if not isinstance(target, Path):
        yield target
        return
    part: Path | None = None
    try:
        place = target.resolve()
        _check_place(target, place)
        prefix = f".{place.name[:_LONGEST_PREFIX]}."
        _remove_left_behind(place.parent, prefix)
        descriptor, name = tempfile.mkstemp(prefix=prefix, suffix=".part", dir=place.parent)
        part = Path(name)
        with _held(descriptor):
            with os.fdopen(descriptor, "wb") as stream:
                yield stream
            part.replace(place)
    except OSError as error:
        raise StorageError(
            _("{file} could not be written ({reason}); nothing was printed, make room or choose another place.").format(
                file=target, reason=error.strerror or _("unknown reason")
            )
        ) from error
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)


@contextmanager
def _held(descriptor: int) -> Iterator[None]:
    """Meanwhile no other print takes the file for one that was left behind; Windows keeps open files by itself."""
    if sys.platform == "win32":
        yield
        return
    with suppress(OSError):  # a folder that knows no locks
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    lasting = os.dup(descriptor)  # the lock stays when the file is closed, until it is in its place
    try:
        yield
    finally:
        os.close(lasting)


def _remove_left_behind(folder: Path, prefix: str) -> None:
    """Take away what a print to the same place left when it was killed; nobody holds it any more."""
    name = re.compile(re.escape(prefix) + r"[a-z0-9_]{8}\.part")
    with suppress(OSError):
        for each in os.scandir(folder):
            if name.fullmatch(each.name) and each.is_file(follow_symlinks=False):
                _remove_unless_held(Path(each.path))


def _remove_unless_held(part: Path) -> None:
    with suppress(OSError):
        if sys.platform != "win32":
            with part.open("rb") as stream:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
                part.unlink()
        else:
            part.unlink()


def _check_place(target: Path, place: Path) -> None:
    """StorageError where there is no folder, or something stands that is no paper."""
    if not place.parent.is_dir():
        raise StorageError(
            _("There is no folder {folder}; make it or choose another one, nothing was printed.").format(
                folder=target.absolute().parent
            )
        )
    if not place.exists():
        return
    if place.is_file():
        with place.open("rb") as there:
            begins = there.read(len(_PDF_BEGINS))
        if begins in (b"", _PDF_BEGINS):
            return
    raise StorageError(
        _("{file} is there and no PDF, so it stays as it is; nothing was printed, choose another name.").format(
            file=target
        )
    )
