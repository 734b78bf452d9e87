"""A sentence names three people at most and says when there are more."""

from __future__ import annotations

import pytest

from app.papers.few_names import few_names


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["Ana"], "Ana"), (["Ana", "Bo", "Cy"], "Ana, Bo, Cy"), (["Ana", "Bo", "Cy", "Di"], "Ana, Bo, Cy …")],
)
def test_three_names_and_three_dots(names: list[str], words: str) -> None:
    assert few_names(names) == words
