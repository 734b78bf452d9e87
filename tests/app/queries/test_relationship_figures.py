"""What our contacts are for, and whether kindness brings people back (S0.10, S1.5, S4.9)."""

from __future__ import annotations

from datetime import timedelta

from app.queries.relationship_figures import (
    count_purposes,
    get_after_sale,
    list_returns_by_love,
    list_silent_buyers,
)
from app.rules.after_sale import AfterSale
from app.rules.staff_figures import Rate
from app.services.drafts import NoteDraft
from app.services.love_touches import TouchDraft
from tests.builders import Firm


def _talk(firm: Firm, client_id: int, times: int, purpose: str = "service") -> None:
    for number in range(times):
        note = NoteDraft(f"Call {number}", kind="call", direction="out", purpose=purpose)
        firm.everafter.clients.write_note(client_id, note)


def test_two_before_the_first_visit_and_six_after_are_75_percent(firm: Firm) -> None:
    ana, ben, stranger = (firm.client(name) for name in ("Ana Ruiz", "Ben Ode", "Cleo Marsh"))
    _talk(firm, ana, 2, "sales")
    _talk(firm, ben, 3, "sales")
    _talk(firm, stranger, 4, "sales")
    firm.clock.move_on(days=1)
    for client_id in (ana, ben):
        firm.finished_job(client_id)
    firm.clock.move_on(days=1)
    _talk(firm, ana, 6)
    _talk(firm, ben, 1)
    firm.everafter.clients.write_note(ana, NoteDraft("A note of ours is no contact"))
    assert get_after_sale(ana) == AfterSale(2, 6)
    assert get_after_sale(ana).percent == 75
    assert get_after_sale(stranger) == AfterSale(), "without a sale there is no after"
    assert get_after_sale() == AfterSale(5, 7)
    assert [(row.client_name, row.contacts) for row in list_silent_buyers()] == [("Ben Ode", AfterSale(3, 1))]
    counts = count_purposes(firm.clock.now())
    assert (counts.sales, counts.care) == (9, 7)
    firm.clock.move_on(days=400)
    assert count_purposes(firm.clock.now()).sales == 0


def test_who_came_again_is_counted_by_the_love_they_were_shown_before(firm: Firm) -> None:
    loved, plain = firm.client("Ana Ruiz"), firm.client("Ben Ode")
    for client_id in (loved, plain):
        firm.finished_job(client_id)
    for kind in ("safe", "care", "remarkable"):
        firm.everafter.love_touches.log(loved, TouchDraft(kind=kind, what="Something"))
    today = firm.clock.today()
    assert list_returns_by_love(today, firm.zone) == (Rate(0, 0), Rate(0, 0), Rate(0, 0)), "nobody is due yet"
    firm.clock.move_on(days=300)
    firm.finished_job(loved)
    firm.everafter.love_touches.log(plain, TouchDraft(kind="safe", what="Too late to be a reason"))
    firm.clock.move_on(days=80)
    found = list_returns_by_love(firm.clock.today(), firm.zone)
    assert found == (Rate(0, 1), Rate(0, 0), Rate(1, 1))
    assert not any(rate.is_shown for rate in found), "n < 10: too few"
    assert list_returns_by_love(today - timedelta(days=10), firm.zone) == (Rate(0, 0),) * 3
