"""To whom papers go."""

from __future__ import annotations

from app.queries.paper_recipients import (
    PaperRecipient,
    recipients_of_complaints,
    recipients_of_invoices,
    recipients_of_jobs,
    recipients_of_rewards,
)
from tests.builders import Firm


def test_jobs_complaints_and_invoices_lead_to_their_client(firm: Firm) -> None:
    ana, ben = firm.client("Ana"), firm.client("Ben")
    hers, his = firm.finished_job(ana), firm.finished_job(ben)
    complaint = firm.complaint(ben)
    invoices = firm.everafter.invoices.issue([hers, his])
    assert recipients_of_jobs([his, hers, his, 999]) == [
        PaperRecipient(ben, job_id=his),
        PaperRecipient(ana, job_id=hers),
    ]
    assert recipients_of_complaints([complaint]) == [PaperRecipient(ben, complaint_id=complaint)]
    assert set(recipients_of_invoices(invoices)) == {
        PaperRecipient(ana, job_id=hers),
        PaperRecipient(ben, job_id=his),
    }
    assert recipients_of_rewards([]) == []
