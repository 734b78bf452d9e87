"""Names within a sentence about a print: the first few, so that the sentence stays one."""

from __future__ import annotations

from collections.abc import Sequence

_MOST = 3


def few_names(names: Sequence[str]) -> str:
    """The first three names, with three dots behind them where there are more."""
    return ", ".join(names[:_MOST]) + (" …" if len(names) > _MOST else "")
