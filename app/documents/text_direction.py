"""From which side a line reads, and in which order its runs stand on paper."""

from __future__ import annotations

from itertools import groupby
from unicodedata import bidirectional

from bidi import algorithm

from app.documents.plain_text import LEFT_TO_RIGHT, RIGHT_TO_LEFT

_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_DIRECTION_MARKS = {LEFT_TO_RIGHT: 0, RIGHT_TO_LEFT: 1}


def is_right_to_left(text: str) -> bool:
    """Whether a line reads from the right: its first strong character says so."""
    strong = (bidirectional(character) for character in text)
    return next((direction in {"R", "AL"} for direction in strong if direction in {"L", "R", "AL"}), False)


def reading_as(text: str, *, right_to_left: bool) -> str:
    """The text marked to read from this side, where its first letter would say the other."""
    if is_right_to_left(text) == right_to_left or not any(bidirectional(each) in _RIGHT_TO_LEFT for each in text):
        return text
    return (RIGHT_TO_LEFT if right_to_left else LEFT_TO_RIGHT) + text


def visual_runs(text: str) -> list[tuple[str, bool]]:
    """The text as runs of one direction, in the order in which they stand on paper, each in reading order.

    A direction mark at its beginning says from which side it reads; else its first strong letter does.
    """
    told = _DIRECTION_MARKS.get(text[:1])
    if told is not None:
        text = text[1:]
    if not any(bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return [(text, False)]
    base = algorithm.get_base_level(text) if told is None else told
    storage = {**algorithm.get_empty_storage(), "base_level": base, "base_dir": "LR"[base]}
    algorithm.get_embedding_levels(text, storage)
    for index, entry in enumerate(storage["chars"]):
        entry["index"] = index
        # A character that Unicode has not given to anybody yet has no direction, and the rules know none without.
        entry["type"] = entry["type"] or "L"
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    algorithm.reorder_resolved_levels(storage, False)
    runs = []
    for level, group in groupby(storage["chars"], key=lambda entry: entry["level"]):
        places = [entry["index"] for entry in group]
        # Joiners are left out of the ordering; the slice brings those inside a run back.
        runs.append((text[min(places) : max(places) + 1], bool(level % 2)))
    return runs
