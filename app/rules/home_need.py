"""What a room or piece of a home would cost by the price list, and how often it wants care (R9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.rules.job_price import PriceUnit, line_price, quantity_for
from app.rules.search_text import fold
from app.translations import gettext as _

USUAL_MONTHS = 12
_SHORTEST_WORD = 3
_OF_THE_KIND = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPrice:
    """A line of the price list that comes again: whatever has no recommended months is no need."""

    id: int
    name: str
    unit: str
    price_minor: int
    minimum_minor: int = 0
    recommended_months: int = USUAL_MONTHS


def price_for(kind: str, name: str, prices: Sequence[ListedPrice]) -> ListedPrice | None:
    """The line of the list that fits best by its words, in the list's own order; None when none does.

    A room without a fitting word costs what the first price for a room says; nothing is guessed for stairs and pieces.
    """
    wanted = _words(name)
    scored = [(_likeness(kind, wanted, _words(price.name)), -place) for place, price in enumerate(prices)]
    best, place = max(scored, default=(0, 0))
    if best > 0:
        return prices[-place]
    if kind != "room":
        return None
    return next((price for price in prices if price.unit == PriceUnit.ROOM), None)


def price_of(price: ListedPrice, size_hundredths: int | None, size_unit: str, area_unit: str) -> int:
    """What an area of this size comes to, in minor units."""
    quantity = quantity_for(PriceUnit(price.unit), size_hundredths, size_unit, area_unit)
    return line_price(quantity, price.price_minor, price.minimum_minor).amount_minor


def _likeness(kind: str, wanted: Sequence[str], listed: Sequence[str]) -> int:
    shared = sum(any(_are_alike(one, other) for other in listed) for one in wanted)
    kinds = {"rug": ("rug", fold(_("rug"))), "stairs": ("stair", fold(_("stairs")))}
    if kind not in kinds:
        # A dining room rug is no dining room, and the price of a rug none for a room.
        is_other = any(_are_alike(word, other) for words in kinds.values() for word in words for other in listed)
        return 0 if kind == "room" and is_other else shared
    is_of_kind = any(_are_alike(word, other) for word in kinds[kind] for other in listed)
    return shared + _OF_THE_KIND if is_of_kind else 0


def _words(text: str) -> list[str]:
    return [word for word in fold(text).split() if len(word) >= _SHORTEST_WORD]


def _are_alike(one: str, other: str) -> bool:
    """The same word, or the one with an ending: sofa and sofas."""
    return one.startswith(other) or other.startswith(one)
