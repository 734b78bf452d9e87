"""All kinds of paper, in the order in which people are shown them."""

from __future__ import annotations

from app.papers.answer_book import ANSWER_BOOK
from app.papers.cards import CARE_CARDS, VISIT_CARDS
from app.papers.certificates import CERTIFICATES
from app.papers.client_list import CLIENT_LIST
from app.papers.complaints import COMPLAINT_PAGES, RECOVERY_LETTERS
from app.papers.day_lists import DAY_LISTS
from app.papers.day_papers import DAY_PAPERS
from app.papers.job_reports import JOB_REPORTS, SHOW_CARDS
from app.papers.job_sheets import JOB_SHEETS
from app.papers.key_card import KEY_CARD
from app.papers.letters import LETTERS
from app.papers.money import INVOICES, STATEMENTS
from app.papers.paper_kind import PaperKind
from app.papers.reports import HONEST_NUMBERS, MONTH_PAGE
from app.papers.thank_you_notes import THANK_YOU_NOTES
from app.papers.why_us import WHY_US

PAPER_KINDS: dict[str, PaperKind] = {
    kind.name: kind
    for kind in (
        DAY_PAPERS,
        JOB_SHEETS,
        DAY_LISTS,
        VISIT_CARDS,
        JOB_REPORTS,
        SHOW_CARDS,
        CARE_CARDS,
        CERTIFICATES,
        THANK_YOU_NOTES,
        LETTERS,
        RECOVERY_LETTERS,
        INVOICES,
        STATEMENTS,
        COMPLAINT_PAGES,
        CLIENT_LIST,
        WHY_US,
        HONEST_NUMBERS,
        MONTH_PAGE,
        ANSWER_BOOK,
        KEY_CARD,
    )
}
