"""One print: the document, the firm, the page with its margin, and a paper for each row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, Generic, TypeVar

from app.documents.letterhead import PaperFormats
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.documents.pdf_document import PaperDocument
from app.documents.pen import Pen
from app.documents.wording import Wording, paper_wording
from app.errors import UnreadableFileError
from app.jobs import JobProgress
from app.queries.paper_rows import FirmLetterhead
from app.translations import gettext as _

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What all parts of one print know; lengths in points."""

    document: PaperDocument
    letterhead: FirmLetterhead
    formats: PaperFormats
    page_width: float
    page_height: float
    margin: float
    warnings: list[str] = field(default_factory=list)

    def wording(self, paper: str) -> Wording:
        """The words of a paper: the firm's own, and ours where it has none.

        Own words that somebody broke in the database keep no paper back that is due: ours stand there, and a warning
        says so before anything goes out.
        """
        body = next((own.body for own in self.letterhead.own_words if own.paper == paper), "")
        try:
            return paper_wording(paper, body)
        except UnreadableFileError:
            self.warnings.append(
                _("Your own words for this paper cannot be read, so ours stand there; write them again in Settings.")
            )
            return paper_wording(paper)

    @property
    def left(self) -> float:
        """Where the content begins."""
        return self.margin

    @property
    def right(self) -> float:
        """Where the content ends."""
        return self.page_width - self.margin

    @property
    def width(self) -> float:
        """The width of the content."""
        return self.page_width - 2 * self.margin

    def form(self, name: str, height: float, draw: Callable[[Pen], None]) -> str:
        """A drawing as wide as the page that all its papers share."""

        def content() -> bytes:
            pen = Pen(self.document, height)
            draw(pen)
            return pen.content()

        return self.document.form(name, (self.page_width, height), content)

    def each(
        self,
        rows: Iterable[Row],
        draw: Callable[[Row], None],
        words: Callable[[int], str],
        progress: JobProgress | None = None,
        *,
        steps_between: int = 1,
    ) -> PaperResult:
        """Draw a paper for each row and end the document; `words` says how many there are by now.

        Rows may come from a generator. When the progress cancels, what has been written is no complete file and the
        caller throws it away.
        """
        total = len(rows) if isinstance(rows, Sequence) else 0
        papers = 0
        for papers, row in enumerate(rows, start=1):
            draw(row)
            if progress is not None and (papers % steps_between == 0 or papers == total):
                progress.step(papers, total, words(papers))
        return self.end(papers)

    def end(self, papers: int) -> PaperResult:
        """End the document, which holds this many papers."""
        self.document.finish()
        missing = tuple(sorted(self.document.missing_characters))
        return PaperResult(self.document.page_count, papers, missing, tuple(self.warnings))


def begin_print(
    target: BinaryIO, title: str, letterhead: FirmLetterhead, size: tuple[float, float], margin: float = 0.0
) -> PrintRun:
    """Begin a document whose pages have this width and height."""
    formats = PaperFormats(letterhead)
    document = PaperDocument(target, size=size, title=title, author=letterhead.name, language=formats.language)
    return PrintRun(document, letterhead, formats, *size, margin)


@dataclass(frozen=True, slots=True)
class PaperSeries(Generic[Row]):
    """A paper of which one PDF holds as many as there are rows, each beginning on a new page of its own.

    `title` is the document's, `draw` puts one row on its pages, `words` says how many there are by now: a long print
    tells it every so many papers.
    """

    title: Callable[[], str]
    draw: Callable[[PrintRun, Row], None]
    words: Callable[[int], str]
    margin: float = 0.0
    steps_between: int = 1

    def __call__(
        self,
        rows: Iterable[Row],
        letterhead: FirmLetterhead,
        paper: PaperSize,
        target: BinaryIO,
        progress: JobProgress | None = None,
    ) -> PaperResult:
        """Write the papers in the order of the rows, which may come from a generator, while they come.

        When the progress cancels, what has been written is no complete file and the caller throws it away.
        """
        run = begin_print(target, self.title(), letterhead, paper.upright, self.margin)
        return run.each(rows, lambda row: self.draw(run, row), self.words, progress, steps_between=self.steps_between)
