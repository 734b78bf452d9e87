"""Which picture taken after the work belongs to which taken before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PairedPhoto:
    """What tells where a picture was taken: its room if that is known, and what somebody wrote below it."""

    id: int
    area_id: int | None = None
    caption: str = ""


def pair_photos(befores: Sequence[PairedPhoto], afters: Sequence[PairedPhoto]) -> list[tuple[int, int]]:
    """Pairs of ids in the order of the pictures before: of one room, else with the same words, else as they come.

    Pictures of two different rooms are never a pair, and no picture is in two.
    """
    left = list(afters)
    found: dict[int, int] = {}
    for is_match in (_is_of_one_room, _say_the_same, _may_belong_together):
        for before in befores:
            if before.id not in found:
                after = _first(left, is_match, before)
                if after is not None:
                    left.remove(after)
                    found[before.id] = after.id
    return [(before.id, found[before.id]) for before in befores if before.id in found]


def _first(
    afters: Sequence[PairedPhoto], is_match: Callable[[PairedPhoto, PairedPhoto], bool], before: PairedPhoto
) -> PairedPhoto | None:
    return next((after for after in afters if is_match(before, after)), None)


def _is_of_one_room(before: PairedPhoto, after: PairedPhoto) -> bool:
    return before.area_id is not None and before.area_id == after.area_id


def _say_the_same(before: PairedPhoto, after: PairedPhoto) -> bool:
    words = before.caption.strip().casefold()
    return bool(words) and words == after.caption.strip().casefold() and _may_belong_together(before, after)


def _may_belong_together(before: PairedPhoto, after: PairedPhoto) -> bool:
    return before.area_id is None or after.area_id is None or before.area_id == after.area_id
