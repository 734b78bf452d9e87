"""What stands on a job sheet, in the one order that the paper and the screen that keys it in share (numbers 1 to 6)."""

from __future__ import annotations

from enum import IntEnum, StrEnum

from app.rules.feedback import Answer
from app.translations import gettext as _


class SheetSection(IntEnum):
    """The numbered parts of the sheet; the number on the black disc is the keying order."""

    ROOMS = 1
    FOUND = 2
    TIME = 3
    ANSWER = 4
    WORDS = 5
    PAID = 6


class FoundOnArrival(StrEnum):
    """The six boxes of section 2, row by row."""

    PET = "pet"
    ODOR = "odor"
    WEAR = "wear"
    FADING = "fading"
    LOOSE_SEAM = "loose_seam"
    WET = "wet"


class PhotosTaken(StrEnum):
    """The two boxes below them."""

    BEFORE = "photos_before"
    AFTER = "photos_after"


WARNINGS_EXPLAINED = "warnings_explained"
"""What the client put their initials to; kept beside the boxes of section 2."""


class PaidHow(StrEnum):
    """The boxes of section 6; an invoice and nothing at all are no money yet."""

    CARD = "card"
    CASH = "cash"
    CHECK = "check"
    INVOICE = "invoice"
    NONE = "none"

    @property
    def is_money(self) -> bool:
        """Whether somebody held money or a card in the hand."""
        return self in (PaidHow.CARD, PaidHow.CASH, PaidHow.CHECK)


def section_words(section: SheetSection) -> str:
    """The heading beside the number."""
    return {
        SheetSection.ROOMS: _("Rooms"),
        SheetSection.FOUND: _("Found on arrival"),
        SheetSection.TIME: _("Time and products"),
        SheetSection.ANSWER: _("How was that for you?"),
        SheetSection.WORDS: _("What would have made it great?"),
        SheetSection.PAID: _("Paid"),
    }[section]


def found_words(found: FoundOnArrival) -> str:
    """The word beside a box of section 2."""
    return {
        FoundOnArrival.PET: _("Pet"),
        FoundOnArrival.ODOR: _("Odor"),
        FoundOnArrival.WEAR: _("Wear"),
        FoundOnArrival.FADING: _("Fading"),
        FoundOnArrival.LOOSE_SEAM: _("Loose seam"),
        FoundOnArrival.WET: _("Wet"),
    }[found]


def photos_words(taken: PhotosTaken) -> str:
    """The word beside a box for photos."""
    return {PhotosTaken.BEFORE: _("before"), PhotosTaken.AFTER: _("after")}[taken]


def is_box(kind: str) -> bool:
    """Whether something found has a box of its own on the sheet."""
    return kind == WARNINGS_EXPLAINED or kind in set(FoundOnArrival) or kind in set(PhotosTaken)


def finding_words(kind: str) -> str:
    """What was found, in words; anything beyond the boxes is said in its note."""
    if kind == WARNINGS_EXPLAINED:
        return _("Warnings explained")
    if kind in set(PhotosTaken):
        return _("Photos {when}").format(when=photos_words(PhotosTaken(kind)))
    return found_words(FoundOnArrival(kind)) if kind in set(FoundOnArrival) else _("Something else")


def answer_words(answer: Answer) -> str:
    """The word beside a box of section 4."""
    return {Answer.GREAT: _("Great"), Answer.GOOD: _("Good"), Answer.NOT_HAPPY: _("Not happy")}[answer]


def paid_words(paid: PaidHow) -> str:
    """The word beside a box of section 6."""
    return {
        PaidHow.CARD: _("Card"),
        PaidHow.CASH: _("Cash"),
        PaidHow.CHECK: _("Check"),
        PaidHow.INVOICE: _("Invoice"),
        PaidHow.NONE: _("None"),
    }[paid]
