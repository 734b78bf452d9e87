"""A small firm in a fresh database of each engine, for whatever stands on the services."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock


@pytest.fixture
def firm(database_address: str, firm_clock: MovableClock) -> Iterator[Firm]:
    """Brightwater on Monday 2 March 2026, nine o'clock: Dana signed in, Ben in the office, Luis in van 2."""
    with opened_firm(database_address, firm_clock) as opened:
        yield opened
