"""The month page counts what happened in the month, on both databases, whatever happened before and after."""

from __future__ import annotations

from datetime import date

from app.models.rewards import Reward
from app.queries.month_page import get_month_page, get_month_words
from app.queries.month_page_rows import MonthPageRow
from app.rules.staff_figures import Rate
from app.services.drafts import FeedbackDraft, GoodwillDraft
from tests.builders import Firm

MARCH, APRIL = (date(2026, 3, 1), date(2026, 3, 31)), (date(2026, 4, 1), date(2026, 4, 30))


def page(firm: Firm, days: tuple[date, date] = MARCH) -> MonthPageRow:
    return get_month_page(*days, firm.clock.now(), firm.zone)


def test_a_month_without_anything_is_all_noughts_and_has_nobodys_words(firm: Firm) -> None:
    month = page(firm)
    assert (month.clients.new, month.clients.received, month.rewards.due) == (0, 0, 0)
    assert month.clients.back_in_time == Rate(0, 0)
    assert month.own_words == get_month_words() == ("", "", "")
    assert [person.name for person in month.people] == ["Dana Kowalski", "Ben Moreno", "Luis Santos"]


def test_new_clients_and_those_who_come_back_count_in_the_month_of_their_visit(firm: Firm) -> None:
    early, late, new = firm.client("Ana Bell"), firm.client("Tom Reyes"), firm.client("Zoe Quist")
    firm.finished_job(early)
    firm.finished_job(late)
    firm.clock.move_on(days=31)
    firm.finished_job(early)
    firm.finished_job(new)
    march, april = page(firm), page(firm, APRIL)
    assert (march.clients.new, april.clients.new) == (2, 1)
    assert march.clients.back_in_time == Rate(0, 0)
    assert april.clients.back_in_time == Rate(1, 1)


def test_who_comes_after_the_usual_time_came_back_but_not_in_time(firm: Firm) -> None:
    client = firm.client("Ana Bell")
    firm.finished_job(client)
    firm.clock.move_on(days=2 * 365)
    firm.finished_job(client)
    today = firm.clock.today()
    rate = page(firm, (today.replace(day=1), today)).clients.back_in_time
    assert (rate.count, rate.of) == (0, 1)


def test_complaints_answers_and_their_clocks_stand_beside_each_other(firm: Firm) -> None:
    client = firm.client("Ana Bell")
    job = firm.finished_job(client)
    firm.everafter.feedback.record(FeedbackDraft(client, job, answer="great", words="Like new"))
    firm.complaint(client)
    month = page(firm)
    assert (month.clients.received, month.clients.closed, month.clients.won_back) == (1, 0, 0)
    assert month.clients.answers.great == 1
    assert month.clients.mouth.bad == 10
    assert page(firm, APRIL).clients.answers.whole == 0


def test_rewards_count_when_they_were_printed_handed_over_and_redeemed(firm: Firm) -> None:
    client = firm.client("Ana Bell")
    now = firm.clock.now()
    common = {"client_id": client, "earned_on": date(2026, 3, 2), "gift_minor": 2_500}
    Reward.create(rule="tenure", level=5, state="printed", issued_at=now, printed_at=now, number="2026-0001", **common)
    Reward.create(rule="visits", level=3, state="printed", issued_at=now, handed_over_at=now, **common)
    Reward.create(
        rule="tenure", level=1, state="redeemed", issued_at=now, redeemed_at=now, number="2026-0002", **common
    )
    Reward.create(rule="referral", level=1, state="due", due_on=date(2026, 3, 4), **common)
    firm.clock.move_on(days=3)
    rewards = page(firm).rewards
    assert (rewards.certificates, rewards.thank_yous, rewards.redeemed, rewards.due) == (1, 1, 1, 1)
    assert rewards.gifts_in_year_minor == 7_500
    assert page(firm, APRIL).rewards.certificates == 0


def test_goodwill_of_the_month_is_summed(firm: Firm) -> None:
    client = firm.client("Ana Bell")
    firm.everafter.goodwill.give(client, GoodwillDraft("Cleaned the mat as well", 1_500))
    assert page(firm).rewards.goodwill_minor == 1_500
    assert page(firm, APRIL).rewards.goodwill_minor == 0


def test_the_budget_is_three_percent_of_what_twelve_months_brought(firm: Firm) -> None:
    firm.finished_job(firm.client("Ana Bell"))
    assert page(firm).rewards.budget_minor == 450
