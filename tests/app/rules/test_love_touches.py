"""The ledger of love touches (R8)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.rules.love_touches import (
    NotATouch,
    Touch,
    TouchKind,
    kinds_shown,
    love_score,
    missing_after_visit,
    suggested_touch,
)

TODAY = date(2026, 3, 20)
CARE, REMARKABLE, SAFE, BRAG = TouchKind


def touch(kind: TouchKind | NotATouch, days_ago: int = 14, *, asked: bool = False) -> Touch:
    return Touch(on=TODAY - timedelta(days=days_ago), kind=kind, is_asked_for=asked)


def test_l1_a_check_call_and_a_safety_card_make_two_and_suggest_something_remarkable() -> None:
    touches = [touch(CARE), touch(SAFE)]
    assert love_score(touches, TODAY) == 2
    assert suggested_touch(touches, TODAY) is REMARKABLE


@pytest.mark.parametrize("kind", NotATouch)
def test_l2_what_is_no_touch_counts_nothing(kind: NotATouch) -> None:
    assert love_score([touch(kind)], TODAY) == 0


@pytest.mark.parametrize(("days_ago", "score"), [(0, 1), (365, 1), (366, 0), (-1, 0)])
def test_a_touch_counts_for_365_days(days_ago: int, score: int) -> None:
    assert love_score([touch(CARE, days_ago)], TODAY) == score


def test_what_was_asked_for_does_not_count() -> None:
    assert love_score([touch(CARE, asked=True)], TODAY) == 0


def test_all_four_kinds_make_four() -> None:
    touches = [touch(kind) for kind in (*TouchKind, CARE, CARE)]
    assert love_score(touches, TODAY) == 4
    assert suggested_touch(touches, TODAY, last_score=10) is None


@pytest.mark.parametrize(
    ("shown", "score", "hurt", "expected"),
    [
        ((), None, False, SAFE),
        ((SAFE,), None, False, CARE),
        ((SAFE, CARE), None, False, REMARKABLE),
        ((SAFE, CARE, REMARKABLE), 9, False, BRAG),
        ((SAFE, CARE, REMARKABLE), 8, False, None),
        ((SAFE, CARE, REMARKABLE), 10, True, None),
        ((SAFE, CARE, REMARKABLE), None, False, None),
    ],
)
def test_the_missing_kind_is_suggested_in_its_order(
    shown: tuple[TouchKind, ...], score: int | None, hurt: bool, expected: TouchKind | None
) -> None:
    touches = [touch(kind) for kind in shown]
    assert suggested_touch(touches, TODAY, last_score=score, is_hurt=hurt) is expected


def test_a_visit_wants_care_and_safety_within_three_days() -> None:
    visit = TODAY - timedelta(days=10)
    in_time = [touch(CARE, 7), touch(SAFE, 10), touch(REMARKABLE, 300)]
    assert missing_after_visit(visit, in_time, TODAY) == frozenset()
    late = [touch(CARE, 6), touch(SAFE, 11)]
    assert missing_after_visit(visit, late, TODAY) == {CARE, SAFE, REMARKABLE}


def test_bragging_is_wanted_only_after_a_confirmed_nine_and_no_complaint() -> None:
    visit = TODAY - timedelta(days=14)
    assert BRAG in missing_after_visit(visit, [], TODAY, confirmed_score=9)
    assert BRAG not in missing_after_visit(visit, [touch(BRAG, 0)], TODAY, confirmed_score=9)
    assert BRAG not in missing_after_visit(visit, [], TODAY, confirmed_score=9, is_hurt=True)
    assert BRAG not in missing_after_visit(visit, [], TODAY, confirmed_score=8)
    assert BRAG not in missing_after_visit(visit, [], TODAY)


def test_kinds_are_those_of_the_year() -> None:
    assert kinds_shown([touch(CARE), touch(SAFE, 400)], TODAY) == {CARE}
