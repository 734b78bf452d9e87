"""What there is to know of one kind of paper, so that command line, preview and gallery ask nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from app.jobs import JobProgress
from app.papers.paper_request import PaperRequest

if TYPE_CHECKING:
    from app.everafter import Everafter
    from app.papers.paper_files import PrintResult

PaperTarget: TypeAlias = BinaryIO | Path


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """How to print: the size of the paper (the firm's own if None), who hears of the progress, only to look at or not.

    A preview looks the same; it gives out no number and marks nothing as printed. What `is_not_marked` has its numbers
    and counts as printed only by `mark_printed`, once it is out.
    """

    paper: str | None = None
    progress: JobProgress | None = None
    is_preview: bool = False
    is_not_marked: bool = False

    @property
    def counts_as_printed(self) -> bool:
        """Whether what is made is marked as printed at once."""
        return not (self.is_preview or self.is_not_marked)


PaperMaker: TypeAlias = "Callable[[Everafter, PaperTarget, PaperRequest, PrintOptions], PrintResult]"
PaperMark: TypeAlias = "Callable[[Everafter, PrintResult], None]"
PaperPost: TypeAlias = "Callable[[Everafter, PaperRequest, PrintResult], int]"


def mark_nothing(_everafter: Everafter, _result: PrintResult) -> None:
    """For papers that leave no trace when they are printed."""


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper.

    `name` is its word on the command line, `title` its name for people, `count_words` says how many papers there are.
    `ways` are the options by which it is chosen and `ways_words` the sentence that tells them.

    `make` writes the file: it raises NotFoundError when there is nothing to print, and then nothing was written. `mark`
    writes down that the papers of a result are printed. Both are called by `app.papers.printing` alone.

    A paper that `is_for_us` stays here. One that `has_small_size` fits A5, too. A kind that `gives_numbers` is made
    once more when it goes out, since the number stands on it. `posted_words` names one of them for the timeline of the
    client to whom it was posted; without it nothing of this kind is posted; `post` writes that where more is to be done
    than to note it, and says how many were not noted before. `own_words` is the name of the paper in the
    editor of our words.
    """

    name: str
    title: Callable[[], str]
    count_words: Callable[[int], str]
    ways: frozenset[str]
    ways_words: Callable[[], str]
    make: PaperMaker
    is_for_us: bool = False
    has_small_size: bool = False
    gives_numbers: bool = False
    mark: PaperMark = mark_nothing
    posted_words: Callable[[], str] | None = None
    own_words: str = ""
    post: PaperPost | None = None
