"""The Loyalty page: due, held with its reason, coming within sixty days, given, and what it all cost (R11)."""

from __future__ import annotations

from datetime import date, datetime

from app.models.clients import Client
from app.models.rewards import Reward
from app.queries.loyalty import (
    count_given,
    get_reward_budget,
    list_coming,
    list_given,
    list_held,
    list_now,
    list_rewards_of_client,
)
from app.queries.loyalty_rows import LoyaltyLine, LoyaltyStep
from app.rules.certificate_gifts import CertificateTerms, GiftTerms
from tests.app.services.complaint_stories import Story
from tests.app.services.test_rewards import fifth_visit, five_years, reward, visit_on
from tests.builders import Firm


def now(firm: Firm) -> list[LoyaltyLine]:
    return list_now(firm.clock.today(), firm.zone)


def coming(firm: Firm) -> list[tuple[str, str, int, date]]:
    lines = list_coming(firm.clock.today(), firm.zone)
    return [(line.step.value, line.rule, line.level, line.on) for line in lines]


def test_due_until_it_is_printed_then_given(firm: Firm) -> None:
    client_id = five_years(firm)
    firm.everafter.rewards.refresh()
    (due,) = [line for line in now(firm) if line.rule == "tenure"]
    assert (due.step, due.on, due.client_name, due.level) == (
        LoyaltyStep.DUE,
        date(2026, 3, 10),
        "Margaret Alder",
        5,
    )
    assert due.is_open
    assert not due.can_be_redeemed(firm.clock.today())
    assert due.reward_id is not None
    firm.everafter.rewards.issue([due.reward_id])
    (issued,) = [line for line in now(firm) if line.rule == "tenure"]
    assert (issued.step, issued.number, issued.is_open) == (LoyaltyStep.ISSUED, "2026-0001", False)
    assert count_given() == 0
    firm.everafter.rewards.mark_printed([due.reward_id])
    assert [line for line in now(firm) if line.rule == "tenure"] == []
    steps = []
    for act in (firm.everafter.rewards.hand_over, firm.everafter.rewards.redeem):
        steps.append(list_given(firm.zone)[0].step)
        act(due.reward_id)
    (given,) = list_given(firm.zone)
    assert [*steps, given.step] == [LoyaltyStep.PRINTED, LoyaltyStep.HANDED_OVER, LoyaltyStep.REDEEMED]
    assert (given.redeemed_on, count_given()) == (date(2026, 3, 10), 1)
    assert list_rewards_of_client(client_id, firm.zone)[-1] == given


def test_held_says_for_which_complaint(firm: Firm) -> None:
    client_id = five_years(firm)
    firm.complaint(client_id, "The stain is back by the sofa")
    (held,) = list_held(firm.zone)
    assert (held.step, held.complaint_words) == (LoyaltyStep.HELD, "The stain is back by the sofa")
    assert held.complaint_number is not None
    assert [line for line in now(firm) if line.client_id == client_id] == []


def test_a_merged_one_is_one_line_that_names_both(firm: Firm) -> None:
    fifth_visit(firm)
    (line,) = [line for line in now(firm) if line.is_certificate]
    assert ((line.rule, line.level), line.joined) == (("tenure", 5), (("visits", 5),))


def test_what_comes_within_sixty_days_and_what_keeps_its_distance(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    for year, month in ((2025, 4), (2025, 8), (2025, 12)):
        visit_on(firm, client_id, year, month, 20, 1_000)
    visit_on(firm, client_id, 2026, 2, 2, 1_000)
    firm.clock.move_to(datetime(2026, 3, 2, 9))
    firm.booked_job(client_id, datetime(2026, 3, 20, 10, tzinfo=firm.zone))
    assert coming(firm) == [
        ("coming", "visits", 5, date(2026, 3, 20)),
        ("coming", "tenure", 1, date(2026, 4, 20)),
    ]
    Client.update(drifting_on=date(2026, 3, 1)).where(Client.id == client_id).execute()
    assert coming(firm) == [("coming", "visits", 5, date(2026, 3, 20))], "nobody knows whether they stay"
    Client.update(ended_reason="moved").where(Client.id == client_id).execute()
    assert coming(firm) == []


def test_one_that_waits_for_day_thirty_stands_with_what_comes(firm: Firm) -> None:
    client_id = five_years(firm)
    visit_on(firm, client_id, 2026, 3, 10, 1_000)
    five = reward(client_id, "tenure", 5)
    firm.everafter.rewards.issue([five.id])
    firm.everafter.rewards.mark_printed([five.id])
    firm.everafter.rewards.hand_over(five.id)
    visit_on(firm, client_id, 2026, 4, 2, 300_000)
    assert coming(firm) == [("waiting", "visits", 5, date(2026, 4, 9))]
    assert now(firm) == []


def test_given_comes_page_by_page_the_newest_first(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    for level in range(1, 8):
        Reward.create(
            client=client_id,
            rule="visits",
            level=level,
            state="void",
            earned_on=date(2026, 1, level),
            void_reason="Wrong Ana",
        )
    first = list_given(firm.zone, limit=4)
    rest = list_given(firm.zone, first[-1], limit=4)
    assert [line.level for line in (*first, *rest)] == [7, 6, 5, 4, 3, 2, 1]
    assert rest[-1].void_reason == "Wrong Ana"
    assert list_given(firm.zone, rest[-1]) == []


def test_three_percent_of_twelve_months_is_what_gifts_may_cost(firm: Firm) -> None:
    terms = CertificateTerms({("tenure", 5): GiftTerms("One armchair, on us", 700, 6)})
    firm.everafter.certificates.change_terms(terms)
    client_id = five_years(firm)
    budget = get_reward_budget(firm.clock.today(), firm.zone)
    assert (budget.income_minor, budget.budget_minor, budget.spent_minor) == (10_000, 300, 0)
    firm.everafter.rewards.refresh()
    due = reward(client_id, "tenure", 5)
    firm.everafter.rewards.issue([due.id])
    firm.clock.move_on(days=1)
    assert get_reward_budget(firm.clock.today(), firm.zone).is_over
    firm.everafter.rewards.void(due.id, "Wrong Margaret")
    assert get_reward_budget(firm.clock.today(), firm.zone).spent_minor == 0


def test_a_second_chance_names_the_day_on_which_they_told_us(firm: Firm) -> None:
    client_id = firm.client("Greg Halloran")
    visit_on(firm, client_id, 2026, 3, 2)
    Story(firm, firm.complaint(client_id)).to_made_good()
    visit_on(firm, client_id, 2026, 6, 2)
    (line,) = [line for line in now(firm) if line.rule == "recovery"]
    assert (line.told_us_on, line.is_certificate) == (date(2026, 3, 2), False)
