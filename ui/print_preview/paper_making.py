"""Making the papers of a request: what the preview asks `app.papers` for, and what is marked once they are out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app import papers
from app.queries import firm as firm_queries
from ui.shell.page import PaperRequest

if TYPE_CHECKING:
    from app.everafter import Everafter

_CERTIFICATES = "certificates"
_LETTER = "letter"


@dataclass(frozen=True, slots=True)
class MadePapers:
    """A finished file: how many pages and papers it has, and letters no font could draw."""

    request: PaperRequest
    file: Path
    pages: int
    papers: int
    missing_characters: tuple[str, ...] = ()

    def mark_printed(self, everafter: Everafter) -> None:
        """Keep that these papers went out."""
        papers.mark_printed(everafter, self.request.kind, self.request.day, self.request.ids)


def make_papers(everafter: Everafter, request: PaperRequest, target: Path) -> MadePapers:
    """Make the file; raises what the papers raise. Runs on the worker thread with a connection of its own."""
    firm = firm_queries.get_firm()
    paper = firm.paper if firm is not None else _LETTER
    if request.kind == _CERTIFICATES:
        result = papers.print_certificates(everafter, request.ids or None, paper, target)
    else:
        result = papers.print_job_sheets(everafter, request.ids or request.day, paper, target)
    return MadePapers(request, target, result.pages, result.papers, tuple(result.missing_characters))
