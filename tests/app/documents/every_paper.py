"""Every paper in ordinary use, with the least that may be known, and at its worst.

Gallery, reference pictures and the checks that hold for all papers go through this list; a new paper adds its samples.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from app.documents.answer_book import write_answer_book
from app.documents.care_card import write_care_cards
from app.documents.certificate import write_certificates
from app.documents.client_list import write_client_list
from app.documents.complaint_page import write_complaint_pages
from app.documents.day_list import write_day_lists
from app.documents.day_papers import write_day_papers
from app.documents.honest_numbers import write_honest_numbers
from app.documents.invoice import write_invoices
from app.documents.job_sheet import write_job_sheets
from app.documents.key_card import write_key_card
from app.documents.letter import write_letters
from app.documents.month_page import write_month_page
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.documents.recovery_letter import write_recovery_letters
from app.documents.statement import write_statements
from app.documents.thank_you_note import write_thank_you_notes
from app.documents.visit_card import write_visit_cards
from app.documents.why_us_page import write_why_us
from app.queries.paper_rows import FirmLetterhead
from tests.app.documents import (
    answer_book_samples,
    client_list_samples,
    complaint_paper_samples,
    day_list_samples,
    job_report_samples,
    key_card_samples,
    letter_samples,
    money_paper_samples,
    paper_samples,
    small_paper_samples,
)
from tests.app.documents.month_page_samples import EMPTY_MONTH, ORDINARY_MONTH, busy_month
from tests.app.documents.printed_paper import PrintedPaper
from tests.app.documents.why_us_samples import LEAST_WHY_US, ORDINARY_WHY_US, WORST_WHY_US

UPRIGHT = (PaperSize.LETTER, PaperSize.A4)
EVERY_SIZE = (*UPRIGHT, PaperSize.A5)

PaperWriter: TypeAlias = Callable[[Sequence[Any], FirmLetterhead, PaperSize, BytesIO], PaperResult]


@dataclass(frozen=True)
class PaperSample:
    """Rows of one paper and what writes them.

    `kind` is the paper's name on the command line and `case` says which sample it is (ordinary, least, worst, …).
    """

    kind: str
    case: str
    rows: tuple[Any, ...]
    write: PaperWriter
    sizes: tuple[PaperSize, ...] = UPRIGHT

    @property
    def name(self) -> str:
        """A name for files and test ids."""
        return f"{self.kind}-{self.case}"

    def printed(
        self,
        size: PaperSize = PaperSize.LETTER,
        firm: FirmLetterhead = paper_samples.FIRM,
        rows: Sequence[Any] | None = None,
    ) -> PrintedPaper:
        """The sample on paper, or other rows of the same kind."""
        target = BytesIO()
        result = self.write(self.rows if rows is None else rows, firm, size, target)
        return PrintedPaper(target.getvalue(), result)


def _honest_numbers(rows: Sequence[Any], firm: FirmLetterhead, size: PaperSize, target: BytesIO) -> PaperResult:
    (report,) = rows
    return write_honest_numbers(report, firm, ZoneInfo("America/Chicago"), size, target)


def _client_list(rows: Sequence[Any], firm: FirmLetterhead, size: PaperSize, target: BytesIO) -> PaperResult:
    return write_client_list(rows, client_list_samples.head(len(rows)), firm, size, target)


def _month_page(rows: Sequence[Any], firm: FirmLetterhead, size: PaperSize, target: BytesIO) -> PaperResult:
    (month,) = rows
    return write_month_page(month, firm, size, target)


def _why_us(rows: Sequence[Any], firm: FirmLetterhead, size: PaperSize, target: BytesIO) -> PaperResult:
    (row,) = rows
    return write_why_us(row, firm, size, target)


EVERY_PAPER: tuple[PaperSample, ...] = (
    PaperSample("job-sheets", "ordinary", (paper_samples.ORDINARY_SHEET,), write_job_sheets),
    PaperSample("job-sheets", "least", (paper_samples.SHORTEST_SHEET,), write_job_sheets),
    PaperSample("job-sheets", "worst", (paper_samples.longest_sheet(),), write_job_sheets),
    PaperSample("job-sheets", "many-rooms", (paper_samples.longest_sheet(30),), write_job_sheets),
    PaperSample("day-list", "ordinary", (day_list_samples.ORDINARY_DAY,), write_day_lists),
    PaperSample("day-list", "least", (day_list_samples.SHORTEST_DAY,), write_day_lists),
    PaperSample("day-list", "worst", (day_list_samples.longest_day(3),), write_day_lists),
    PaperSample("job-report", "ordinary", (job_report_samples.ORDINARY_REPORT,), job_report_samples.write_reports),
    PaperSample("job-report", "least", (job_report_samples.LEAST_REPORT,), job_report_samples.write_reports),
    PaperSample("job-report", "worst", (job_report_samples.WORST_REPORT,), job_report_samples.write_reports),
    PaperSample("job-report", "many-rooms", (job_report_samples.FORTY_ROOMS,), job_report_samples.write_reports),
    PaperSample("show-card", "ordinary", (job_report_samples.ORDINARY_CARD,), job_report_samples.write_cards),
    PaperSample("show-card", "least", (job_report_samples.LEAST_CARD,), job_report_samples.write_cards),
    PaperSample("show-card", "worst", (job_report_samples.WORST_CARD,), job_report_samples.write_cards),
    PaperSample(
        "day-papers", "ordinary", (day_list_samples.ORDINARY_DAY, paper_samples.ORDINARY_SHEET), write_day_papers
    ),
    PaperSample("day-papers", "least", (day_list_samples.SHORTEST_DAY, paper_samples.SHORTEST_SHEET), write_day_papers),
    PaperSample(
        "day-papers", "worst", (day_list_samples.longest_day(3), paper_samples.longest_sheet()), write_day_papers
    ),
    PaperSample("certificates", "ordinary", (paper_samples.FINE_CERTIFICATE,), write_certificates, EVERY_SIZE),
    PaperSample("certificates", "least", (paper_samples.PLAIN_CERTIFICATE,), write_certificates, EVERY_SIZE),
    PaperSample("certificates", "worst", (paper_samples.LONGEST_CERTIFICATE,), write_certificates, EVERY_SIZE),
    PaperSample("visit-card", "ordinary", (small_paper_samples.VISIT_CARD,), write_visit_cards),
    PaperSample("visit-card", "least", (small_paper_samples.PLAIN_VISIT_CARD,), write_visit_cards),
    PaperSample("visit-card", "worst", (small_paper_samples.LONGEST_VISIT_CARD,), write_visit_cards),
    PaperSample("care-card", "ordinary", (small_paper_samples.CARE_CARD,), write_care_cards),
    PaperSample("care-card", "least", (small_paper_samples.BLANK_CARE_CARD,), write_care_cards),
    PaperSample("care-card", "worst", (small_paper_samples.LONGEST_CARE_CARD,), write_care_cards),
    PaperSample("thank-you-note", "ordinary", (small_paper_samples.THANK_YOU,), write_thank_you_notes),
    PaperSample("thank-you-note", "least", (small_paper_samples.PLAIN_THANK_YOU,), write_thank_you_notes),
    PaperSample("thank-you-note", "worst", (small_paper_samples.LONGEST_THANK_YOU,), write_thank_you_notes),
    PaperSample("letter", "ordinary", (letter_samples.LETTER,), write_letters),
    PaperSample("letter", "least", (letter_samples.PLAIN_LETTER,), write_letters),
    PaperSample("letter", "worst", (letter_samples.LONGEST_LETTER,), write_letters),
    PaperSample("recovery-letter", "ordinary", (complaint_paper_samples.FINE_LETTER,), write_recovery_letters),
    PaperSample("recovery-letter", "least", (complaint_paper_samples.PLAIN_LETTER,), write_recovery_letters),
    PaperSample("recovery-letter", "worst", (complaint_paper_samples.LONGEST_LETTER,), write_recovery_letters),
    PaperSample("complaint-page", "ordinary", (complaint_paper_samples.ORDINARY_PAGE,), write_complaint_pages),
    PaperSample("complaint-page", "least", (complaint_paper_samples.SHORTEST_PAGE,), write_complaint_pages),
    PaperSample("complaint-page", "worst", (complaint_paper_samples.LONGEST_PAGE,), write_complaint_pages),
    PaperSample(
        "honest-numbers", "ordinary", (paper_samples.honest_report(paper_samples.breach_rows(4)),), _honest_numbers
    ),
    PaperSample(
        "honest-numbers", "worst", (paper_samples.honest_report(paper_samples.breach_rows(90)),), _honest_numbers
    ),
    PaperSample("client-list", "ordinary", tuple(client_list_samples.many_clients(60)), _client_list),
    PaperSample("client-list", "least", (client_list_samples.NEW_CLIENT,), _client_list),
    PaperSample("client-list", "worst", (client_list_samples.LONGEST_CLIENT,) * 5, _client_list),
    PaperSample("why-us", "ordinary", (ORDINARY_WHY_US,), _why_us),
    PaperSample("why-us", "least", (LEAST_WHY_US,), _why_us),
    PaperSample("why-us", "worst", (WORST_WHY_US,), _why_us),
    PaperSample("month-page", "ordinary", (ORDINARY_MONTH,), _month_page),
    PaperSample("month-page", "least", (EMPTY_MONTH,), _month_page),
    PaperSample("month-page", "worst", (busy_month(15),), _month_page),
    PaperSample("answer-book", "ordinary", answer_book_samples.WHOLE_BOOK, write_answer_book),
    PaperSample("answer-book", "card", (answer_book_samples.CARD,), write_answer_book),
    PaperSample("answer-book", "least", (answer_book_samples.LEAST_CARD,), write_answer_book),
    PaperSample("answer-book", "worst", (answer_book_samples.LONGEST_CARD,), write_answer_book),
    PaperSample("key-card", "ordinary", key_card_samples.ORDINARY_KEYS, write_key_card),
    PaperSample("key-card", "least", key_card_samples.LEAST_KEYS, write_key_card),
    PaperSample("key-card", "worst", key_card_samples.WORST_KEYS, write_key_card),
    PaperSample("invoice", "ordinary", (money_paper_samples.ORDINARY_INVOICE,), write_invoices),
    PaperSample("invoice", "least", (money_paper_samples.PLAIN_INVOICE,), write_invoices),
    PaperSample("invoice", "worst", (money_paper_samples.LONGEST_INVOICE,), write_invoices),
    PaperSample("statement", "ordinary", (money_paper_samples.ORDINARY_STATEMENT,), write_statements),
    PaperSample("statement", "least", (money_paper_samples.EMPTY_STATEMENT,), write_statements),
    PaperSample("statement", "worst", (money_paper_samples.LONGEST_STATEMENT,), write_statements),
    PaperSample("honest-numbers", "least", (paper_samples.honest_report(()),), _honest_numbers),
)
