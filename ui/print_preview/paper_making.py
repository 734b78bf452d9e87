"""Making the papers of a request: once to look at, and once more, numbered and marked, when they go out."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.complaint_papers import print_complaint_pages, print_recovery_letters
from app.errors import NotFoundError
from app.money_papers import print_invoices, print_statements
from app.paper_files import PrintResult
from app.papers import print_certificates, print_job_sheets
from app.paths import write_private_file
from app.report_papers import print_honest_numbers
from ui.page import PaperRequest

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
        result = _print(everafter, request, stream, is_preview=is_preview)
    except NotFoundError:
        return MadePapers(request, target)
    finally:
        everafter.database.close()
    write_private_file(target, stream.getvalue())
    return MadePapers(
        request, target, result.pages, result.papers, tuple(result.missing_characters), tuple(result.warnings)
    )


def _print(everafter: Everafter, request: PaperRequest, stream: BytesIO, *, is_preview: bool) -> PrintResult:
    """The print that a kind of paper asks for."""
    chosen = request.ids or None
    match request.kind:
        case "certificates":
            return print_certificates(everafter, stream, reward_ids=chosen, is_preview=is_preview)
        case "recovery_letters":
            return print_recovery_letters(everafter, stream, complaint_numbers=chosen, is_preview=is_preview)
        case "complaint_pages":
            return print_complaint_pages(everafter, stream, complaint_numbers=chosen)
        case "honest_numbers":
            days = (request.day, request.last_day) if request.day and request.last_day else None
            return print_honest_numbers(everafter, stream, day=request.day, days=days)
        case "invoices":
            return print_invoices(everafter, stream, job_numbers=chosen, is_preview=is_preview)
        case "issued_invoices":
            return print_invoices(everafter, stream, invoice_ids=request.ids)
        case "statements":
            return print_statements(everafter, stream, client_numbers=chosen)
        case _:
            return print_job_sheets(everafter, stream, day=request.day, job_numbers=chosen, is_preview=is_preview)
