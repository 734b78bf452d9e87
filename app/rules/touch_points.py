"""The seven moments in which a client lives through a visit, how each went, and the weakest of them (S4.2)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from app.translations import gettext as _

LOWEST, HIGHEST = 1, 5
_WEAK_UP_TO = 3


class VisitMoment(StrEnum):
    """The seven, in the order in which the client meets them."""

    BOOK = "book"
    PRICE = "price"
    ARRIVE = "arrive"
    PERSON = "person"
    WORK = "work"
    DRY = "dry"
    AFTER = "after"


def weak_point(ratings: Mapping[VisitMoment, int]) -> VisitMoment | None:
    """The moment with the lowest rating of 3 or less, the earlier of two alike; None when nothing slipped."""
    weak = [
        (rating, place, moment)
        for place, moment in enumerate(VisitMoment)
        if (rating := ratings.get(moment, 5)) <= _WEAK_UP_TO
    ]
    return min(weak)[2] if weak else None


def moment_words(moment: VisitMoment) -> str:
    """A moment in a word or two."""
    return {
        VisitMoment.BOOK: _("Booking"),
        VisitMoment.PRICE: _("Price"),
        VisitMoment.ARRIVE: _("Arrival"),
        VisitMoment.PERSON: _("The person"),
        VisitMoment.WORK: _("The work"),
        VisitMoment.DRY: _("Drying"),
        VisitMoment.AFTER: _("Afterwards"),
    }[moment]
