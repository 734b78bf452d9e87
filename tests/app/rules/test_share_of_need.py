"""Share of spend and lifetime need (R9)."""

from __future__ import annotations

from fractions import Fraction

import pytest

from app.rules.share_of_need import (
    NeededItem,
    Share,
    ShareMethod,
    gap_minor,
    lifetime_need_minor,
    need_in_24_months,
    share_by_rank,
    share_of_spend,
    unserved_items,
)

CARPET = NeededItem(name="Carpets", price_minor=45_000, recommended_months=12, is_served=True)
SOFA = NeededItem(name="Sofa", price_minor=12_000, recommended_months=24)
RUG = NeededItem(name="Rug", price_minor=6000, recommended_months=12)


def shown(share: Share | None) -> tuple[str, float]:
    assert share is not None
    return (share.method.value, share.percent)


def test_sw1_told_amounts() -> None:
    assert shown(share_of_spend(42_000, others_minor=18_000)) == ("A", 70.0)


@pytest.mark.parametrize(("rank", "cleaners", "percent"), [(1, 2, 66.7), (2, 2, 33.3), (1, 1, 100.0)])
def test_sw2_share_by_rank(rank: int, cleaners: int, percent: float) -> None:
    assert shown(share_of_spend(42_000, rank=rank, cleaners=cleaners)) == ("C", percent)


def test_sw3_share_of_need_and_gap() -> None:
    need = need_in_24_months([CARPET])
    assert need == 90_000
    assert shown(share_of_spend(42_000, items=[CARPET])) == ("B", 46.7)
    assert gap_minor(need, 42_000) == 48_000


def test_sw4_lifetime_need() -> None:
    assert lifetime_need_minor(45_000) == 450_000
    assert lifetime_need_minor(45_000, 3) == 135_000


def test_told_goes_before_rank_before_need() -> None:
    all_known = share_of_spend(1, others_minor=1, rank=1, cleaners=2, items=[CARPET])
    assert all_known == Share(Fraction(1, 2), ShareMethod.TOLD)
    assert share_of_spend(0, others_minor=0, rank=1, cleaners=1) == Share(Fraction(1), ShareMethod.RANK)
    assert share_of_spend(5, rank=1, items=[CARPET]) == Share(Fraction(5, 90_000), ShareMethod.NEED)


def test_a_share_of_need_is_never_more_than_all() -> None:
    assert shown(share_of_spend(99_999_999, items=[SOFA])) == ("B", 100.0)


def test_nothing_known_is_no_share() -> None:
    assert share_of_spend(42_000) is None


@pytest.mark.parametrize(("rank", "cleaners"), [(0, 2), (3, 2)])
def test_a_rank_outside_the_cleaners_is_refused(rank: int, cleaners: int) -> None:
    with pytest.raises(ValueError, match="place among"):
        share_by_rank(rank, cleaners)


@pytest.mark.parametrize("cleaners", range(1, 8))
def test_all_ranks_together_are_the_whole(cleaners: int) -> None:
    assert sum(share_by_rank(rank, cleaners) for rank in range(1, cleaners + 1)) == 1


def test_unserved_items_come_by_value_then_name() -> None:
    twin = NeededItem(name="Armchair", price_minor=12_000, recommended_months=24)
    assert unserved_items([CARPET, SOFA, RUG, twin]) == (twin, RUG, SOFA)


def test_there_is_no_negative_gap() -> None:
    assert gap_minor(100, 200) == 0


@pytest.mark.parametrize(
    ("rank", "cleaners", "percent"), [(1, 3, 50.0), (2, 3, 33.3), (3, 3, 16.7), (1, 4, 40.0), (4, 4, 10.0)]
)
def test_other_ranks_by_hand(rank: int, cleaners: int, percent: float) -> None:
    assert shown(share_of_spend(10_000, rank=rank, cleaners=cleaners, items=[CARPET])) == ("C", percent)


def test_other_shares_by_hand() -> None:
    assert shown(share_of_spend(0, others_minor=25_000)) == ("A", 0.0)
    assert shown(share_of_spend(10_000, others_minor=0, rank=2, cleaners=2)) == ("A", 100.0)
    assert shown(share_of_spend(12_500, others_minor=27_500)) == ("A", 31.3)
    assert need_in_24_months([CARPET, SOFA, RUG]) == 90_000 + 12_000 + 12_000
    assert shown(share_of_spend(57_000, items=[CARPET, SOFA, RUG])) == ("B", 50.0)
    assert gap_minor(need_in_24_months([CARPET, SOFA, RUG]), 57_000) == 57_000
