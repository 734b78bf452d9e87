"""Anybody gives up to their own amount without asking (S3.3)."""

from __future__ import annotations

import pytest

from app.rules.goodwill import needs_approval


@pytest.mark.parametrize(("cost", "asks"), [(0, False), (4_999, False), (5_000, False), (5_001, True)])
def test_within_the_amount_nobody_is_asked(cost: int, asks: bool) -> None:
    assert needs_approval(cost, 5_000, is_owner=False) is asks


def test_an_owner_asks_nobody() -> None:
    assert not needs_approval(1_000_000, 0, is_owner=True)
