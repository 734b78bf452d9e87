"""The wishes of two visits are read at once."""

from __future__ import annotations

from datetime import timedelta

from app.queries.jobs import get_job
from app.queries.visit_wishes import find_wishes
from app.services.drafts import FinishDraft
from tests.builders import Firm


def test_each_visit_has_its_own_wish_and_none_has_none(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    last_id = firm.booked_job(client_id, firm.clock.now() - timedelta(hours=1), expectation="the wine mark")
    firm.finish(last_id, FinishDraft(left_at=firm.clock.now(), is_expectation_met=False))
    next_id = firm.booked_job(client_id)
    coming, nothing, last = find_wishes(get_job(next_id).job, None, get_job(last_id).job)
    assert nothing is None
    assert coming is not None
    assert last is not None
    assert (coming.job_id, coming.words, coming.is_met) == (next_id, "", None)
    assert (last.job_id, last.words, last.is_met) == (last_id, "the wine mark", False)
    assert find_wishes(None, None) == (None, None)
