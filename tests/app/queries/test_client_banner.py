"""What is owed names the oldest visit of which something is; a broken promise can be kept from its banner."""

from __future__ import annotations

from datetime import timedelta

from app.queries.client_banner import banner_of
from app.queries.client_card import get_client
from app.queries.client_rows import BannerKind
from app.services.drafts import FinishDraft, PaymentDraft, PromiseDraft
from tests.builders import Firm


def test_the_oldest_unpaid_visit_is_the_one_to_open(firm: Firm) -> None:
    client_id = firm.client()
    firm.clock.move_on(days=-40)
    paid = FinishDraft(left_at=firm.clock.now(), payments=(PaymentDraft("cash", 15_000),))
    firm.finished_job(client_id, paid)
    firm.clock.move_on(days=10)
    first = firm.finished_job(client_id, description="Hall")
    firm.clock.move_on(days=10)
    firm.finished_job(client_id, description="Stairs")
    firm.clock.move_on(days=20)
    banner = get_client(client_id, firm.clock.now(), firm.zone).banner
    assert banner is not None
    assert (banner.kind, banner.job_id, banner.words, banner.amount_minor) == (
        BannerKind.UNPAID, first, "Hall", 30_000,
    )  # fmt: skip


def test_a_broken_promise_says_which_one(firm: Firm) -> None:
    client_id = firm.client()
    due_at = firm.clock.now() - timedelta(minutes=1)
    promise_id = firm.everafter.promises.make(client_id, PromiseDraft("Send the guide", due_at, firm.luis))
    banner = get_client(client_id, firm.clock.now(), firm.zone).banner
    assert banner is not None
    assert (banner.kind, banner.promise_id, banner.promised_by) == (
        BannerKind.BROKEN_PROMISE, promise_id, "Luis Santos",
    )  # fmt: skip
    assert banner_of.__doc__
