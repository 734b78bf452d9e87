"""Checks of single fields that forms share; each raises ValidationError with the sentence for under the field."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeVar

from app.errors import ValidationError
from app.models.team import Person
from app.translations import gettext as _

_Word = TypeVar("_Word", bound=StrEnum)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_WEB_ADDRESS = re.compile(r"(?:https?://)?[^\s/@.]+(?:\.[^\s/@.]+)+(?:/\S*)?", re.IGNORECASE)
_MOST_DIGITS = 25  # fifteen of the number itself, and an extension


def check_words(text: str, message: str, field: str) -> None:
    """Refuse a text without a single visible letter."""
    if not text.strip():
        raise ValidationError(message, field)


def check_length(text: str, limit: int, field: str) -> None:
    """Refuse a text longer than `limit` characters."""
    if len(text) > limit:
        raise ValidationError(
            _(
                "That is {count} characters long, and {limit} fit here; shorten it and save again, nothing is lost."
            ).format(count=f"{len(text):,}", limit=f"{limit:,}"),
            field,
        )


def check_email(text: str, field: str = "email") -> None:
    """Refuse what cannot be an e-mail address."""
    if not _EMAIL.fullmatch(text.strip()):
        raise ValidationError(
            _("“{text}” is no e-mail address such as ana@example.org; mend it or clear the field.").format(
                text=text[:60]
            ),
            field,
        )


def check_phone(text: str) -> None:
    """Refuse what has no digits, or more than any number with its extension has."""
    digits = sum(letter.isdigit() for letter in text)
    if digits == 0:
        raise ValidationError(
            _("A telephone number has digits; put words under “good to know” and save again."), "value"
        )
    if digits > _MOST_DIGITS:
        raise ValidationError(
            _("That is {count} digits, and no telephone number has that many; mend it and save again.").format(
                count=digits
            ),
            "value",
        )


def check_web_address(text: str) -> None:
    """Refuse what cannot be a web address."""
    if not _WEB_ADDRESS.fullmatch(text.strip()):
        raise ValidationError(
            _("“{text}” is no web address such as www.example.org; mend it and save again.").format(text=text[:60]),
            "value",
        )


def check_money(amount_minor: int, field: str) -> None:
    """Refuse a negative amount, or one larger than any visit can cost."""
    if not 0 <= amount_minor <= 10**12:
        raise ValidationError(_("An amount cannot be below zero or that large; mend it and save again."), field)


def check_score(score: int | None) -> None:
    """Refuse a score outside 0 to 10; none given is fine."""
    if score is not None and not 0 <= score <= 10:
        raise ValidationError(_("A score runs from 0 to 10; type it again, nothing was saved."), "score")


def chosen_word(kind: type[_Word], word: str, message: str, field: str) -> _Word:
    """The word of an enumeration that was chosen; refuse one that is not in it."""
    try:
        return kind(word)
    except ValueError as error:
        raise ValidationError(message, field) from error


def check_in_team(person_id: int | None, field: str) -> None:
    """Refuse somebody who is not, or no longer, in the team; nobody at all is no mistake here."""
    if person_id is None:
        return
    if not Person.select().where((Person.id == person_id) & Person.archived_at.is_null()).exists():
        raise ValidationError(
            _("This person is not in the team any more; choose somebody else, nothing was changed."), field
        )
