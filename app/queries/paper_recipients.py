"""To whom papers go: the client behind each job, complaint, certificate or invoice on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.complaints import Complaint
from app.models.invoices import Invoice
from app.models.jobs import Job
from app.models.rewards import Reward

_CHUNK = 500  # ids in one statement


@dataclass(frozen=True, slots=True)
class PaperRecipient:
    """A client to whom a paper goes, and the job, complaint or certificate that it is about."""

    client_id: int
    job_id: int | None = None
    complaint_id: int | None = None
    reward_id: int | None = None


def recipients_of_jobs(job_ids: Sequence[int]) -> list[PaperRecipient]:
    """Whose jobs these are."""
    clients = _clients(Job, job_ids)
    return [PaperRecipient(clients[each], job_id=each) for each in dict.fromkeys(job_ids) if each in clients]


def recipients_of_complaints(complaint_ids: Sequence[int]) -> list[PaperRecipient]:
    """Whose complaints these are."""
    clients = _clients(Complaint, complaint_ids)
    wanted = dict.fromkeys(complaint_ids)
    return [PaperRecipient(clients[each], complaint_id=each) for each in wanted if each in clients]


def recipients_of_rewards(reward_ids: Sequence[int]) -> list[PaperRecipient]:
    """Whose certificates these are."""
    clients = _clients(Reward, reward_ids)
    return [PaperRecipient(clients[each], reward_id=each) for each in dict.fromkeys(reward_ids) if each in clients]


def recipients_of_invoices(invoice_ids: Sequence[int]) -> list[PaperRecipient]:
    """To whom these invoices go, each with its job."""
    found: list[PaperRecipient] = []
    for part in _parts(invoice_ids):
        rows = Invoice.select(Invoice.client, Invoice.job_id).where(Invoice.id.in_(part)).order_by(Invoice.id)
        found.extend(PaperRecipient(row.client_id, job_id=row.job_id) for row in rows)
    return found


def _clients(table: type[Job | Complaint | Reward], ids: Sequence[int]) -> dict[int, int]:
    """The client of each of these rows; what is no longer there is left out."""
    found: dict[int, int] = {}
    for part in _parts(ids):
        found.update((row.id, row.client_id) for row in table.select(table.id, table.client).where(table.id.in_(part)))
    return found


def _parts(ids: Sequence[int]) -> list[list[int]]:
    wanted = list(dict.fromkeys(ids))
    return [wanted[start : start + _CHUNK] for start in range(0, len(wanted), _CHUNK)]
