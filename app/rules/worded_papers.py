"""The papers whose words a firm may write itself, in the order of Settings."""

from __future__ import annotations

from app.rules.care_card_texts import care_card_texts
from app.rules.certificate_texts import certificate_texts
from app.rules.invoice_texts import invoice_texts
from app.rules.job_report_texts import job_report_texts
from app.rules.kindness_ideas import kindness_ideas
from app.rules.message_texts import message_texts
from app.rules.paper_texts import WordedPaper
from app.rules.recovery_letter_texts import recovery_letter_texts
from app.rules.show_card_texts import show_card_texts
from app.rules.thank_you_note_texts import thank_you_note_texts
from app.rules.visit_card_texts import visit_card_texts


def worded_papers() -> tuple[WordedPaper, ...]:
    """All of them, in the language in use."""
    return (
        certificate_texts(),
        recovery_letter_texts(),
        job_report_texts(),
        show_card_texts(),
        care_card_texts(),
        visit_card_texts(),
        thank_you_note_texts(),
        invoice_texts(),
        message_texts(),
    )


def worded_paper(name: str) -> WordedPaper | None:
    """The paper of this name, or our list of ideas, which is no paper; None for what has no words of its own."""
    return next((paper for paper in (*worded_papers(), kindness_ideas()) if paper.name == name), None)
