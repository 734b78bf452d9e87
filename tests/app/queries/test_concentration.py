"""How much of the income comes from how few (S3.2)."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.queries.concentration import Concentration, TopClientRow, get_concentration
from app.services.drafts import FinishDraft
from tests.builders import Firm


def _earn(firm: Firm, name: str, amount_minor: int) -> int:
    client_id = firm.client(name)
    firm.finished_job(client_id, FinishDraft(billed_minor=amount_minor))
    return client_id


def test_of_100_and_50_and_50_the_largest_brings_half(firm: Firm) -> None:
    first = _earn(firm, "Ana Ruiz", 10_000)
    _earn(firm, "Tom Reyes", 5_000)
    _earn(firm, "Bea Holt", 5_000)
    found = get_concentration(firm.clock.today() + timedelta(days=1), firm.zone)
    assert (found.income_minor, found.client_count) == (20_000, 3)
    assert [found.share_of(count) for count in (1, 5, 10)] == [0.5, 1.0, 1.0]
    assert (found.top[0].client_id, found.top[0].client_name) == (first, "Ana Ruiz")
    assert [row.income_so_far_minor for row in found.top] == [10_000, 15_000, 20_000]


def test_what_is_older_than_a_year_counts_no_more_and_nothing_is_divided_by_nothing(firm: Firm) -> None:
    _earn(firm, "Ana Ruiz", 10_000)
    later = get_concentration(firm.clock.today() + timedelta(days=800), firm.zone)
    assert (later.income_minor, later.client_count, later.top, later.share_of(1)) == (0, 0, (), 0.0)


def test_only_ten_are_shown_and_everybody_is_counted(firm: Firm) -> None:
    for number in range(12):
        _earn(firm, f"Client {number}", 1_000 + number)
    found = get_concentration(firm.clock.today() + timedelta(days=1), firm.zone)
    assert (len(found.top), found.client_count) == (10, 12)
    assert found.top[0].income_minor == 1_011


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=10))
def test_more_clients_never_bring_less(amounts: list[int]) -> None:
    amounts.sort(reverse=True)
    rows = tuple(TopClientRow(n, "", amount, sum(amounts[: n + 1])) for n, amount in enumerate(amounts))
    found = Concentration(sum(amounts), len(amounts), rows)
    assert found.share_of(1) <= found.share_of(5) <= found.share_of(10) <= 1
