"""Money that came in, and what is owed after it."""

from __future__ import annotations

import pytest

from app.errors import ConflictError, ValidationError
from app.models.clients import Client
from app.services.drafts import (
    PaymentDraft,
)
from tests.app.services.jobs_as_seen import version_of
from tests.builders import Firm


def test_money_that_comes_later_lowers_what_is_owed(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    take = firm.everafter.jobs.take_payment
    assert Client.get_by_id(client_id).owed_minor == 15_000
    with pytest.raises(ValidationError):
        take(job_id, version_of(job_id), PaymentDraft("cash", -1))
    take(job_id, version_of(job_id), PaymentDraft("transfer", 14_000))
    assert Client.get_by_id(client_id).owed_minor == 1_000
    take(job_id, version_of(job_id), PaymentDraft("cash", 2_000))
    assert Client.get_by_id(client_id).owed_minor == 0, "a tip is no debt of ours to another visit"
    firm.everafter.history.undo()
    assert Client.get_by_id(client_id).owed_minor == 1_000
    with pytest.raises(ConflictError):
        take(job_id, 1, PaymentDraft("cash", 100))
