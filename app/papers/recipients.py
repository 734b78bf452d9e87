"""To whom the papers of a print go."""

from __future__ import annotations

from app.papers.paper_files import PrintResult
from app.queries.paper_recipients import (
    PaperRecipient,
    recipients_of_complaints,
    recipients_of_invoices,
    recipients_of_jobs,
    recipients_of_rewards,
)


def recipients_of(result: PrintResult) -> list[PaperRecipient]:
    """The clients who are named, or else those behind the papers, each with the closest thing that theirs is about."""
    if result.client_ids:
        return [PaperRecipient(client_id) for client_id in dict.fromkeys(result.client_ids)]
    if result.reward_ids:
        return recipients_of_rewards(result.reward_ids)
    if result.complaint_ids:
        return recipients_of_complaints(result.complaint_ids)
    if result.invoice_ids:
        return recipients_of_invoices(result.invoice_ids)
    return recipients_of_jobs(result.job_ids)
