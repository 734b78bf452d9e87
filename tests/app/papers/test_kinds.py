"""Every kind of paper says all that command line and preview ask of it."""

from __future__ import annotations

import pytest

from app.papers.kinds import PAPER_KINDS
from app.papers.paper_kind import PaperKind

_WAYS = {"date", "job", "client", "complaint", "all-due", "van", "spot"}


@pytest.mark.parametrize("kind", PAPER_KINDS.values(), ids=PAPER_KINDS)
def test_a_kind_of_paper_says_what_it_is_and_how_it_is_chosen(kind: PaperKind) -> None:
    assert kind.title()
    assert kind.count_words(1)
    assert kind.count_words(0) != ""
    assert kind.ways <= _WAYS
    assert all(f"--{way}" in kind.ways_words() for way in kind.ways)
