"""The closest thing that is known of a paper says to whom it goes."""

from __future__ import annotations

from app.papers.paper_files import PrintResult
from app.papers.recipients import recipients_of
from app.queries.paper_recipients import PaperRecipient
from tests.builders import Firm


def test_the_closest_thing_counts(firm: Firm) -> None:
    ana = firm.client("Ana")
    job = firm.finished_job(ana)
    complaint = firm.complaint(ana)
    both = PrintResult(1, 1, job_ids=(job,), complaint_ids=(complaint,))
    assert recipients_of(both) == [PaperRecipient(ana, complaint_id=complaint)]
    assert recipients_of(PrintResult(1, 1, job_ids=(job,))) == [PaperRecipient(ana, job_id=job)]
    assert recipients_of(PrintResult(1, 1, job_ids=(job,), client_ids=(ana, ana))) == [PaperRecipient(ana)]
    assert recipients_of(PrintResult(1, 1)) == []
