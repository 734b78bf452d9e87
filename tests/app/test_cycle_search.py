"""The search for circles of objects rests during bulk work and is afterwards as it was."""

from __future__ import annotations

import gc

import pytest

from app.cycle_search import without_cycle_search


def test_it_rests_inside_and_goes_on_afterwards_also_after_a_failure() -> None:
    assert gc.isenabled()
    with without_cycle_search():
        assert not gc.isenabled()
        with without_cycle_search():
            pass
        assert not gc.isenabled(), "whoever began first ends it"
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"), without_cycle_search():
        raise ValueError("broken")
    assert gc.isenabled()
