"""What came of a print: how many pages and papers, and what could not be written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperResult:
    """Pages and papers in the file; characters that no font has stand on the paper as a mark and are listed here.

    `warnings` are sentences for whoever prints.
    """

    pages: int
    papers: int
    missing_characters: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
