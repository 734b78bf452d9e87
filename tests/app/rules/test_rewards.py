"""Rewards and their guards (R11)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.rewards import (
    Decision,
    Gift,
    Milestone,
    RewardFacts,
    RewardProposal,
    RewardRecord,
    RewardRule,
    RewardState,
    Visit,
    budget_minor,
    gifts_for,
    has_certificate,
    is_over_budget,
    may_give_on_the_spot,
    milestones,
    passed_milestones,
    propose_rewards,
)

TENURE, VISITS, SPEND, REFERRAL, RECOVERY, ON_THE_SPOT = RewardRule
TODAY = date(2026, 3, 10)


def visits(*days: date, amount: int = 10_000) -> tuple[Visit, ...]:
    return tuple(Visit(on=day, amount_minor=amount) for day in days)


FIVE_YEARS = (date(2021, 3, 10), date(2025, 11, 1))


def facts(*days: date, ratio: float | None = 0.5, amount: int = 10_000, **fields: Any) -> RewardFacts:
    return RewardFacts(visits=visits(*days, amount=amount), overdue_ratio=ratio, **fields)


def record(*keys: tuple[RewardRule, int], on: date = TODAY, **fields: Any) -> RewardRecord:
    details: dict[str, Any] = {"number": 1, "state": RewardState.ISSUED, "issued_on": on} | fields
    return RewardRecord(keys=keys, **details)


def only(proposals: tuple[RewardProposal, ...]) -> RewardProposal:
    (proposal,) = proposals
    return proposal


def keys(proposals: tuple[RewardProposal, ...]) -> list[tuple[RewardRule, int]]:
    return [each.key for proposal in proposals for each in proposal.milestones]


def test_five_years_give_a_certificate() -> None:
    proposal = only(propose_rewards(facts(*FIVE_YEARS), [], TODAY))
    assert keys((proposal,)) == [(TENURE, 5)]
    assert proposal.gifts == {Gift.CERTIFICATE}
    assert (proposal.decision, proposal.due_on) == (Decision.GIVE, TODAY)


def test_five_years_are_held_while_a_complaint_is_open_and_given_at_its_close() -> None:
    assert only(propose_rewards(facts(*FIVE_YEARS, has_open_complaint=True), [], TODAY)).decision is Decision.HOLD
    later = date(2026, 4, 20)
    assert only(propose_rewards(facts(*FIVE_YEARS), [], later)).decision is Decision.GIVE
    assert propose_rewards(facts(*FIVE_YEARS, ratio=1.3), [], later) == ()


def test_the_fifth_visit_joins_the_five_years_not_yet_handed_over() -> None:
    days = (date(2021, 3, 10), date(2022, 3, 1), date(2023, 3, 1), date(2025, 11, 1), date(2026, 3, 20))
    issued = record((TENURE, 5), number=7)
    proposal = only(propose_rewards(facts(*days), [issued], date(2026, 3, 20)))
    assert keys((proposal,)) == [(VISITS, 5)]
    assert (proposal.decision, proposal.merge_into) == (Decision.MERGE, 7)
    at_once = only(propose_rewards(facts(*days), [], date(2026, 3, 20)))
    assert keys((at_once,)) == [(TENURE, 5), (VISITS, 5)]
    assert at_once.gifts == {Gift.CERTIFICATE, Gift.SURPRISE_EXTRA}


def test_after_the_first_is_handed_over_the_second_waits_until_day_30() -> None:
    days = (date(2021, 3, 10), date(2022, 3, 1), date(2023, 3, 1), date(2025, 11, 1), date(2026, 3, 20))
    given_away = record((TENURE, 5), handed_over_on=date(2026, 3, 12))
    waiting = only(propose_rewards(facts(*days), [given_away], date(2026, 3, 20)))
    assert (waiting.decision, waiting.due_on) == (Decision.WAIT, date(2026, 4, 11))
    assert only(propose_rewards(facts(*days), [given_away], date(2026, 4, 10))).decision is Decision.WAIT
    assert only(propose_rewards(facts(*days), [given_away], date(2026, 4, 11))).decision is Decision.GIVE


def test_a_referred_friends_first_visit_is_thanked_within_two_days() -> None:
    friend = facts(date(2025, 11, 1), referral_visits=(date(2026, 3, 2),))
    proposal = only(propose_rewards(friend, [], date(2026, 3, 2)))
    assert (proposal.due_on, proposal.gifts, proposal.decision) == (
        date(2026, 3, 4),
        frozenset({Gift.THANK_BOTH}),
        Decision.GIVE,
    )


def test_run_twice_makes_nothing_twice() -> None:
    known = facts(*FIVE_YEARS, referral_visits=(date(2026, 3, 2),))
    first = propose_rewards(known, [], TODAY)
    ledger = [
        record(*(each.key for each in proposal.milestones), number=number) for number, proposal in enumerate(first)
    ]
    assert len(first) == 2
    assert propose_rewards(known, ledger, TODAY) == ()
    assert propose_rewards(known, [], TODAY) == first


def test_the_third_referral_makes_an_ambassador() -> None:
    friends = tuple(TODAY - timedelta(days=days) for days in (200, 100, 1))
    proposal = only(propose_rewards(facts(date(2025, 11, 1), referral_visits=friends), [], TODAY))
    assert keys((proposal,)) == [(REFERRAL, 3)]
    assert proposal.gifts == {Gift.THANK_BOTH, Gift.CERTIFICATE}


def test_referral_thanks_keep_no_distance_but_wait_for_complaints() -> None:
    known: dict[str, Any] = {"referral_visits": (date(2026, 3, 9),)}
    near = record((TENURE, 5), handed_over_on=TODAY)
    assert only(propose_rewards(facts(date(2025, 11, 1), **known), [near], TODAY)).decision is Decision.GIVE
    hurt = facts(date(2025, 11, 1), **known, has_open_complaint=True)
    assert only(propose_rewards(hurt, [], TODAY)).decision is Decision.HOLD
    thanked = record((REFERRAL, 1), handed_over_on=TODAY)
    assert only(propose_rewards(facts(*FIVE_YEARS, **known), [thanked], TODAY)).decision is Decision.GIVE


@pytest.mark.parametrize(
    ("count", "gifts"),
    [
        (3, {Gift.HANDWRITTEN_CARD}),
        (5, {Gift.CERTIFICATE, Gift.SURPRISE_EXTRA}),
        (10, {Gift.CERTIFICATE, Gift.SURPRISE_EXTRA}),
        (20, {Gift.CERTIFICATE, Gift.SURPRISE_EXTRA}),
    ],
)
def test_visits_are_thanked(count: int, gifts: set[Gift]) -> None:
    days = [TODAY - timedelta(days=8 * back) for back in range(count)]
    proposal = only(propose_rewards(facts(*days, amount=0), [], TODAY))
    assert keys((proposal,)) == [(VISITS, count)]
    assert proposal.gifts == gifts


@pytest.mark.parametrize(("amount", "level"), [(50_000, 100_000), (125_000, 250_000), (260_000, 500_000)])
def test_spend_gives_an_extra_for_the_highest_level_only(amount: int, level: int) -> None:
    proposal = only(propose_rewards(facts(date(2026, 2, 1), date(2026, 3, 9), amount=amount), [], TODAY))
    assert keys((proposal,)) == [(SPEND, level)]
    assert proposal.gifts == {Gift.SURPRISE_EXTRA}


def test_only_the_highest_level_is_given_and_the_others_are_marked_passed() -> None:
    days = [TODAY - timedelta(days=8 * back) for back in range(5)]
    known = facts(*days, amount=0)
    assert keys(propose_rewards(known, [], TODAY)) == [(VISITS, 5)]
    assert [each.key for each in passed_milestones(known, [], TODAY)] == [(VISITS, 3)]


def test_a_milestone_lapses_after_60_days_and_an_import_passes_the_earlier_ones() -> None:
    old = facts(date(2021, 1, 9), date(2025, 11, 1))
    assert keys(propose_rewards(old, [], date(2026, 3, 10))) == [(TENURE, 5)]
    assert propose_rewards(old, [], date(2026, 3, 11)) == ()
    assert (TENURE, 5) in {each.key for each in passed_milestones(old, [], date(2026, 3, 11))}
    imported = facts(*FIVE_YEARS, known_since=date(2026, 3, 11))
    assert propose_rewards(imported, [], date(2026, 3, 12)) == ()
    assert {each.key for each in passed_milestones(imported, [], date(2026, 3, 12))} == {
        (TENURE, year) for year in (1, 3, 5)
    }
    on_the_day = facts(*FIVE_YEARS, known_since=TODAY)
    assert keys(propose_rewards(on_the_day, [], TODAY)) == [(TENURE, 5)]


def test_a_drifting_client_may_still_reach_the_years_later() -> None:
    drifting = facts(*FIVE_YEARS, ratio=1.25)
    assert propose_rewards(drifting, [], TODAY) == ()
    assert (TENURE, 5) not in {each.key for each in passed_milestones(drifting, [], TODAY)}


def test_years_end_at_the_months_end_for_a_29_february() -> None:
    leap = facts(date(2024, 2, 29))
    assert [each.reached_on for each in milestones(leap, date(2027, 3, 1))] == [date(2025, 2, 28), date(2027, 2, 28)]


def test_coming_back_after_a_complaint_is_a_private_note_and_never_joins_a_certificate() -> None:
    known = facts(*FIVE_YEARS, came_back=((12, date(2026, 3, 1)),))
    note, years = propose_rewards(known, [], TODAY)
    assert note.gifts == {Gift.PRIVATE_NOTE, Gift.SURPRISE_EXTRA}
    assert note.decision is Decision.GIVE
    assert (years.decision, years.due_on) == (Decision.WAIT, TODAY + timedelta(days=30))
    beside = propose_rewards(known, [record((TENURE, 5))], TODAY)
    assert only(beside).decision is Decision.WAIT


def test_passed_and_void_rewards_keep_nobody_waiting_but_are_not_given_again() -> None:
    void = record((TENURE, 5), state=RewardState.VOID, handed_over_on=TODAY)
    passed = record((VISITS, 3), state=RewardState.PASSED, number=2)
    assert propose_rewards(facts(*FIVE_YEARS), [void, passed], TODAY) == ()
    fifth = facts(*(TODAY - timedelta(days=8 * back) for back in range(5)), amount=0)
    assert only(propose_rewards(fifth, [void], TODAY)).decision is Decision.GIVE


def test_an_extra_not_handed_over_is_no_certificate_to_join() -> None:
    extra = record((SPEND, 100_000), is_certificate=False, issued_on=TODAY)
    proposal = only(propose_rewards(facts(*FIVE_YEARS), [extra], TODAY))
    assert (proposal.decision, proposal.due_on) == (Decision.WAIT, TODAY + timedelta(days=30))


def test_the_first_of_several_open_certificates_is_joined() -> None:
    ledger = [record((VISITS, 5), number=4, on=TODAY), record((SPEND, 1), number=3, on=TODAY - timedelta(days=2))]
    assert only(propose_rewards(facts(*FIVE_YEARS), ledger, TODAY)).merge_into == 3


def test_nothing_is_reached_without_visits_or_before_its_day() -> None:
    assert milestones(facts(), TODAY) == ()
    assert milestones(facts(date(2026, 3, 11)), TODAY) == ()
    assert propose_rewards(facts(ratio=None), [], TODAY) == ()


def test_an_on_the_spot_gift_is_an_extra() -> None:
    assert gifts_for(Milestone(rule=ON_THE_SPOT, level=1, reached_on=TODAY)) == {Gift.SURPRISE_EXTRA}


def test_what_is_thanked_on_paper_is_known_by_rule_and_level() -> None:
    assert has_certificate("tenure", 5)
    assert has_certificate("visits", 5)
    assert has_certificate("referral", 3)
    assert not has_certificate("visits", 3)
    assert not has_certificate("referral", 1)
    assert not has_certificate("recovery", 12)
    with pytest.raises(ValueError, match="points"):
        has_certificate("points", 1)


def test_the_budget_is_three_percent_of_income_and_only_warns() -> None:
    assert budget_minor(10_000_000) == 300_000
    assert budget_minor(-5) == 0
    assert not is_over_budget(10_000_000, 290_000, 10_000)
    assert is_over_budget(10_000_000, 290_000, 10_001)


def test_a_technician_gives_within_the_allowance() -> None:
    assert may_give_on_the_spot(1000, 4000, 5000)
    assert not may_give_on_the_spot(1001, 4000, 5000)


some_days = st.lists(st.dates(date(2015, 1, 1), TODAY), max_size=25)


@given(some_days, st.lists(st.dates(date(2025, 6, 1), TODAY), max_size=4), st.integers(0, 60_000))
def test_what_was_given_is_never_proposed_again(days: list[date], friends: list[date], amount: int) -> None:
    known = facts(*days, amount=amount, referral_visits=tuple(friends))
    proposals = propose_rewards(known, [], TODAY)
    ledger = [
        record(*(each.key for each in proposal.milestones), number=number) for number, proposal in enumerate(proposals)
    ]
    assert propose_rewards(known, ledger, TODAY) == ()
    given = keys(proposals)
    assert len(given) == len(set(given))
    passed = {each.key for each in passed_milestones(known, ledger, TODAY)}
    assert passed.isdisjoint(given)
    assert passed | set(given) == {each.key for each in milestones(known, TODAY)}
