"""The one door through which papers are printed, for command line, window and tour: made whole, and only then marked.

What is marked counts as printed. A full disk, a cancel or a preview therefore leaves everything as it was.
"""

from __future__ import annotations

from app.everafter import Everafter
from app.papers.kinds import PAPER_KINDS
from app.papers.paper_files import PrintResult
from app.papers.paper_kind import PaperTarget, PrintOptions
from app.papers.paper_request import PaperRequest

_FOR_GOOD = PrintOptions()


def print_papers(
    everafter: Everafter, target: PaperTarget, request: PaperRequest, options: PrintOptions = _FOR_GOOD
) -> PrintResult:
    """Print the papers that are asked for into a file; a path is written beside its place and appears whole.

    Raises NotFoundError when there is nothing to print, ValidationError for a size of paper that we do not print on and
    StorageError when the file cannot be written; then nothing was written and nothing is marked.
    """
    result = PAPER_KINDS[request.kind].make(everafter, target, request, options)
    if options.counts_as_printed:
        mark_printed(everafter, request.kind, result)
    return result


def mark_printed(everafter: Everafter, kind: str, result: PrintResult) -> None:
    """Write down that papers are printed; a firm that is open only to be read stays as it is."""
    if not everafter.is_read_only:
        PAPER_KINDS[kind].mark(everafter, result)
