"""Making the papers of a request: once to look at, and once more, numbered and marked, when they go out."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import NotFoundError
from app.papers.kinds import PAPER_KINDS
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.paths import write_private_file

if TYPE_CHECKING:
    from app.everafter import Everafter


@dataclass(frozen=True, slots=True)
class MadePapers:
    """A finished file: its pages and papers, letters no font could draw, and sentences worth telling.

    There are no pages when nothing is due.
    """

    request: PaperRequest
    file: Path
    pages: int = 0
    papers: int = 0
    missing_characters: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def make_papers(everafter: Everafter, request: PaperRequest, target: Path, *, is_preview: bool) -> MadePapers:
    """Make the file, on the worker thread with a connection of its own; raises what the disk and the services raise.

    Only papers that are no preview get their numbers and count as printed.
    """
    everafter.database.connect(reuse_if_open=True)
    stream = BytesIO()
    try:
        result = PAPER_KINDS[request.kind].make(everafter, stream, request, PrintOptions(is_preview=is_preview))
    except NotFoundError:
        return MadePapers(request, target)
    finally:
        everafter.database.close()
    write_private_file(target, stream.getvalue())
    return MadePapers(
        request, target, result.pages, result.papers, tuple(result.missing_characters), tuple(result.warnings)
    )
