"""Twelve months of kindnesses ahead of each client (S4.11)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.rules.birthdays import Birthday
from app.rules.love_touches import NotATouch, Touch, TouchKind
from app.rules.relationship import EndedReason
from app.rules.touch_plan import Occasion, PlanFacts, PlannedTouch, is_held, occasion_of, plan_twelve_months
from tests.app.rules.rule_builders import calendar

TODAY = date(2026, 3, 2)
OPEN = calendar()
CARE, REMARKABLE, SAFE, BRAG = TouchKind


def days(count: int) -> timedelta:
    return timedelta(days=count)


def plan(facts: PlanFacts, today: date = TODAY) -> tuple[PlannedTouch, ...]:
    return plan_twelve_months(facts, today, OPEN)


def kinds(found: tuple[PlannedTouch, ...]) -> Counter[TouchKind]:
    return Counter(each.kind for each in found)


def test_each_missing_kind_is_planned_around_the_next_visit() -> None:
    visit = TODAY + days(20)
    found = plan(PlanFacts(next_visit_on=visit, may_brag=True))
    assert [(each.kind, each.on) for each in found] == [
        (SAFE, visit),
        (REMARKABLE, visit),
        (CARE, visit + days(1)),
        (BRAG, visit + days(14)),
    ]


def test_without_a_visit_soon_they_stand_apart_on_open_days() -> None:
    found = plan(PlanFacts(next_visit_on=TODAY + days(300)))
    assert [(each.kind, each.on) for each in found] == [
        (SAFE, date(2026, 3, 16)),
        (CARE, date(2026, 3, 30)),
        (REMARKABLE, date(2026, 4, 13)),
    ]
    assert {each.occasion for each in found} == {Occasion.BETWEEN}


def test_what_was_shown_is_planned_again_before_it_no_longer_counts() -> None:
    shown = [Touch(on=TODAY - days(100), kind=kind) for kind in (SAFE, CARE, REMARKABLE)]
    found = plan(PlanFacts(touches=shown, next_visit_on=TODAY + days(200)))
    assert {each.on for each in found} == {TODAY + days(200), TODAY + days(201)}
    late = plan(PlanFacts(touches=shown, next_visit_on=TODAY + days(300)))
    assert {each.on for each in late} == {TODAY + days(264)}, "the 365th day is a Sunday"


@pytest.mark.parametrize(
    "touch", [Touch(on=TODAY, kind=NotATouch.DISCOUNT), Touch(on=TODAY, kind=SAFE, is_asked_for=True)]
)
def test_what_does_not_count_leaves_its_kind_missing(touch: Touch) -> None:
    assert SAFE in kinds(plan(PlanFacts(touches=[touch], next_visit_on=TODAY + days(5))))


def test_birthday_and_the_day_they_first_came_have_a_line_once_a_year() -> None:
    facts = PlanFacts(birthday=Birthday(2, 29, 1958), first_visit_on=date(2021, 3, 10))
    found = {each.occasion: each.on for each in plan(facts) if each.occasion is not Occasion.BETWEEN}
    assert found == {Occasion.BIRTHDAY: date(2027, 2, 28), Occasion.ANNIVERSARY: date(2026, 3, 10)}
    done = replace(facts, planned=[replace(each, is_done=True) for each in plan(facts)])
    assert all(each.occasion is Occasion.BETWEEN for each in plan(done))
    new = plan(PlanFacts(first_visit_on=TODAY - days(20)))
    assert date(2027, 2, 10) in {each.on for each in new}, "a client of three weeks has no anniversary next week"


@pytest.mark.parametrize("ended", [EndedReason.DIED, EndedReason.NO_CONTACT])
def test_nothing_for_whoever_died_or_asked_for_no_contact(ended: EndedReason) -> None:
    assert plan(PlanFacts(ended=ended, birthday=Birthday(5, 12), next_visit_on=TODAY + days(3))) == ()


def test_who_moved_away_still_has_a_birthday() -> None:
    facts = PlanFacts(ended=EndedReason.MOVED, birthday=Birthday(5, 12), first_visit_on=date(2020, 5, 1))
    assert [(each.kind, each.on) for each in plan(facts)] == [(CARE, date(2026, 5, 12))]


def test_while_hurt_only_care_is_planned_and_the_rest_waits() -> None:
    facts = PlanFacts(is_hurt=True, may_brag=True, next_visit_on=TODAY + days(10))
    assert set(kinds(plan(facts))) == {CARE}
    assert [kind for kind in TouchKind if is_held(kind, is_hurt=True)] == [REMARKABLE, SAFE, BRAG]
    assert not any(is_held(kind, is_hurt=False) for kind in TouchKind)


def test_who_may_not_be_reached_is_only_met_at_a_visit() -> None:
    facts = PlanFacts(may_reach=False, birthday=Birthday(5, 12), first_visit_on=date(2020, 5, 1))
    assert plan(facts) == ()
    visit = TODAY + days(200)
    assert {each.on - visit for each in plan(replace(facts, next_visit_on=visit))} == {days(0), days(1)}


def test_after_a_great_the_card_to_show_comes_within_fourteen_days() -> None:
    facts = PlanFacts(may_brag=True, last_visit_on=TODAY - days(10), next_visit_on=TODAY + days(60))
    assert [each.on for each in plan(facts) if each.kind is BRAG] == [TODAY + days(4)]


def test_a_removed_one_is_a_no_until_its_day() -> None:
    facts = PlanFacts(next_visit_on=TODAY + days(20))
    removed = [replace(each, is_removed=True) for each in plan(facts)]
    assert plan(replace(facts, planned=removed)) == ()
    later = TODAY + days(30)
    assert set(kinds(plan(replace(facts, planned=removed), later))) == {SAFE, CARE, REMARKABLE}


_DAYS_AROUND = st.integers(-500, 500).map(lambda count: TODAY + days(count))
_TOUCHES = st.builds(Touch, on=_DAYS_AROUND, kind=st.sampled_from([*TouchKind, *NotATouch]), is_asked_for=st.booleans())
_FACTS = st.builds(
    PlanFacts,
    touches=st.lists(_TOUCHES, max_size=6),
    last_visit_on=st.none() | _DAYS_AROUND.filter(lambda day: day <= TODAY),
    next_visit_on=st.none() | _DAYS_AROUND.filter(lambda day: day >= TODAY),
    first_visit_on=st.none() | _DAYS_AROUND.filter(lambda day: day <= TODAY),
    birthday=st.none() | st.builds(Birthday, st.integers(1, 12), st.integers(1, 28)),
    may_reach=st.booleans(),
    may_brag=st.booleans(),
    is_hurt=st.booleans(),
    ended=st.none() | st.sampled_from(EndedReason),
)


@given(_FACTS, st.integers(0, 400))
@settings(max_examples=150)
def test_whatever_is_known_nothing_is_planned_twice_and_each_missing_kind_once(facts: PlanFacts, moved: int) -> None:
    found = plan(facts)
    assert all(TODAY <= each.on <= TODAY + days(379) for each in found)
    assert len({each.key for each in found}) == len(found)
    assert {occasion_of(each.key) for each in found} == {each.occasion for each in found}
    again = replace(facts, planned=[replace(each, on=each.on + days(moved % 5)) for each in found])
    assert plan(again) == (), "run twice, also after some were moved"
    if facts.ended is None and facts.may_reach and not facts.is_hurt:
        assert set(kinds(found)) == {SAFE, CARE, REMARKABLE} | ({BRAG} if facts.may_brag else set())
    if facts.is_hurt or facts.ended is not None:
        assert set(kinds(found)) <= {CARE}
