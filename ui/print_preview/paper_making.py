"""Making the papers of a request: once to look at, and once more, numbered and marked, when they go out."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import NotFoundError
from app.papers import print_certificates, print_job_sheets
from app.paths import write_private_file
from ui.page import PaperRequest

if TYPE_CHECKING:
    from app.everafter import Everafter

_CERTIFICATES = "certificates"


@dataclass(frozen=True, slots=True)
class MadePapers:
    """A finished file: its pages and papers, and letters no font could draw; without pages when nothing is due."""

    request: PaperRequest
    file: Path
    pages: int = 0
    papers: int = 0
    missing_characters: tuple[str, ...] = ()


def make_papers(everafter: Everafter, request: PaperRequest, target: Path, *, is_preview: bool) -> MadePapers:
    """Make the file, on the worker thread with a connection of its own; raises what the disk and the services raise.

    Only papers that are no preview get their numbers and count as printed.
    """
    everafter.database.connect(reuse_if_open=True)
    stream = BytesIO()
    try:
        if request.kind == _CERTIFICATES:
            ids = request.ids or None
            result = print_certificates(everafter, stream, reward_ids=ids, is_preview=is_preview)
        else:
            numbers = request.ids or None
            result = print_job_sheets(everafter, stream, day=request.day, job_numbers=numbers, is_preview=is_preview)
    except NotFoundError:
        return MadePapers(request, target)
    finally:
        everafter.database.close()
    write_private_file(target, stream.getvalue())
    return MadePapers(request, target, result.pages, result.papers, tuple(result.missing_characters))
