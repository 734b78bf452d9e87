"""What is done beside the window with papers: make the file, hand it on, and only then write down that they are out."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.errors import EverafterError, NotFoundError
from app.jobs import JobProgress
from app.papers.kinds import PAPER_KINDS
from app.papers.paper_files import PrintResult, whole_file
from app.papers.paper_kind import PaperKind, PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import mark_printed, print_papers
from app.papers.recipients import recipients_of
from app.queries.papers_waiting import count_visits

if TYPE_CHECKING:
    from app.clock import Clock
    from app.everafter import Everafter

_OF_A_DAY = ("job-sheets", "day-papers")
_COPIED_AT_ONCE = 1 << 20
MOST_IN_THE_THREAD = 12
"""Papers that are drawn in the time of a picture or two; more of them are made in the worker process."""


class TooManyPapersError(EverafterError):
    """So many papers would make the window stutter; the worker process makes them."""


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """What to make into which file; `is_final` gives out the numbers, `paper` is the size, the firm's own if None."""

    request: PaperRequest
    target: Path
    paper: str | None = None
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class MadePapers:
    """A finished file and the sizes of its pages in points; `reason` says why there is none when nothing is due."""

    order: PaperOrder
    result: PrintResult = field(default_factory=lambda: PrintResult(0, 0))
    sizes: tuple[tuple[float, float], ...] = ()
    reason: str = ""

    @property
    def request(self) -> PaperRequest:
        """What was asked for."""
        return self.order.request

    @property
    def file(self) -> Path:
        """The file."""
        return self.order.target

    @property
    def kind(self) -> PaperKind:
        """What kind of paper this is."""
        return PAPER_KINDS[self.order.request.kind]

    @property
    def needs_numbers(self) -> bool:
        """Whether the papers are made once more, numbered, before they go out."""
        return self.kind.gives_numbers and not self.order.is_final


def count_papers(request: PaperRequest, clock: Clock) -> int:
    """How many papers there will be, as far as that can be told at a glance; 0 where it cannot."""
    named = max(
        len(each) for each in (request.jobs, request.clients, request.complaints, request.rewards, request.letters)
    )
    if named or request.kind not in _OF_A_DAY:
        return named
    return count_visits(request.day or clock.today(), clock.zone)


def make_papers(everafter: Everafter, order: PaperOrder, progress: JobProgress) -> MadePapers:
    """Make the file as a whole or not at all; nothing counts as printed yet."""
    options = PrintOptions(order.paper, progress, is_preview=not order.is_final, is_not_marked=order.is_final)
    try:
        result = print_papers(everafter, order.target, order.request, options)
    except NotFoundError as nothing:
        return MadePapers(order, reason=str(nothing))
    return MadePapers(order, result, _sizes(order.target))


def mark_papers(everafter: Everafter, made: MadePapers, _progress: JobProgress) -> None:
    """Write down that these papers are printed."""
    mark_printed(everafter, made.kind.name, made.result)


def post_papers(everafter: Everafter, made: MadePapers, _progress: JobProgress) -> int:
    """Write on the timelines that these papers were posted; returns how many were not marked before."""
    assert made.kind.posted_words is not None
    if made.kind.post is not None:
        return made.kind.post(everafter, made.request, made.result)
    recipients = recipients_of(made.result)
    return everafter.posted_papers.mark_posted(made.kind.name, made.kind.posted_words(), recipients)


def copy_papers(file: Path, target: Path, progress: JobProgress) -> None:
    """Save the file under another name, whole or not at all; Cancelled and StorageError leave what was there."""
    whole = file.stat().st_size
    with file.open("rb") as source, whole_file(target) as stream:
        while content := source.read(_COPIED_AT_ONCE):
            progress.step(source.tell() - len(content), whole)
            stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
        progress.step(whole, whole)
    shutil.copymode(file, target)


class FewPapersProgress(JobProgress):
    """Refuses more papers than the worker thread should draw; the rest goes on to the job."""

    def __init__(self, progress: JobProgress) -> None:
        super().__init__(progress.cancel_flag)
        self._progress = progress

    def report(self, done: int, total: int, message: str) -> None:
        """Hand it on, or say that there are too many."""
        if max(done, total) > MOST_IN_THE_THREAD:
            raise TooManyPapersError
        self._progress.report(done, total, message)


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """What the worker process has to know of the desk it works for."""

    address: str
    now: datetime
    zone: ZoneInfo
    person_id: int | None


def in_thread(
    everafter: Everafter, work: Callable[..., object], arguments: tuple[object, ...], progress: JobProgress
) -> object:
    """Do this on the worker thread with a connection of its own."""
    everafter.database.connect(reuse_if_open=True)
    try:
        return work(everafter, *arguments, progress)
    finally:
        everafter.database.close()


def in_process(
    facts: DeskFacts, work: Callable[..., object], arguments: tuple[object, ...], progress: JobProgress
) -> object:
    """Do the same in the worker process."""
    # Only the worker process needs these.
    from app.clock import FixedClock  # noqa: PLC0415 - see above
    from app.everafter import open_everafter  # noqa: PLC0415 - see above

    everafter = open_everafter(facts.address, clock=FixedClock(facts.now, facts.zone))
    everafter.sign_in(facts.person_id)
    try:
        return work(everafter, *arguments, progress)
    finally:
        everafter.close()


def _sizes(file: Path) -> tuple[tuple[float, float], ...]:
    """The sizes of all pages, so that the window need not ask for a thousand of them."""
    from ui.print_preview.pdf_pages import PdfPages  # noqa: PLC0415 - needed beside the window only

    pages = PdfPages(file)
    try:
        sizes = [pages.size(number) for number in range(pages.count)]
    finally:
        pages.close()
    return tuple((size.width(), size.height()) for size in sizes)
