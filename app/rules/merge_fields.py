"""Which fields of two clients become one when they are merged, what they are called, and which of the two stays.

A filled field is never overwritten by itself: the kept client’s own stays unless somebody chooses the other’s (M1).
What speaks against calling somebody is stronger than what speaks for it: no contact and died win, whoever they come
from.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from app.rules.search_text import fold
from app.translations import gettext as _


@dataclass(frozen=True, slots=True)
class MergeField:
    """A field one chooses between, and the columns that go together with it."""

    key: str
    columns: tuple[str, ...]


MERGE_FIELDS: Final = (
    MergeField("name", ("name", "first_name", "last_name", "company_name", "salutation", "sort_name")),
    MergeField("kind", ("kind",)),
    MergeField("preferred_name", ("preferred_name",)),
    MergeField("birthday", ("birthday",)),
    MergeField("language", ("language",)),
    MergeField("use_profile", ("use_profile",)),
    MergeField("agreed_interval_days", ("agreed_interval_days",)),
    MergeField("promised_on", ("promised_on",)),
    MergeField("why_us", ("why_us",)),
    MergeField("source", ("source",)),
    MergeField("referred_by_note", ("referred_by_note",)),
    MergeField("used_other_note", ("used_other_note", "used_other_on")),
    MergeField("ended_reason", ("ended_reason", "ended_on")),
)
_STRONGEST_ENDINGS = ("died", "no_contact")


def field_word(key: str) -> str:
    """What a field is called beside its two values and in the note about what was not kept."""
    return {
        "name": _("Name"),
        "kind": _("Home or business"),
        "preferred_name": _("Likes to be called"),
        "birthday": _("Birthday"),
        "language": _("Language"),
        "use_profile": _("How the floors are used"),
        "agreed_interval_days": _("Agreed days between visits"),
        "promised_on": _("Promised day"),
        "why_us": _("Why us"),
        "source": _("How they found us"),
        "referred_by_note": _("Who sent them"),
        "used_other_note": _("Used another firm"),
        "ended_reason": _("Why they left"),
    }[key]


def is_same_value(one: object, other: object) -> bool:
    """Whether two values say the same to a person: case, accents and punctuation do not count."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other or (bool(fold(one)) and fold(one) == fold(other))
    return one == other


def takes_other(key: str, kept: object, gone: object, chosen: Collection[str]) -> bool:
    """Whether the other client's value stays: it was chosen, or it fills what is empty, or it must not be lost.

    `kept` and `gone` are the values of the field's first column; "" and None are empty. An ending is never filled in by
    itself, except that nobody is called who asked for no contact or died.
    """
    if key == "ended_reason":
        if kept in _STRONGEST_ENDINGS:
            return False
        return gone in _STRONGEST_ENDINGS or key in chosen
    if key in chosen:
        return gone not in ("", None)
    return kept in ("", None) and gone not in ("", None)


def alias_lines(values: Mapping[str, tuple[object, object]]) -> list[str]:
    """What was not kept, one line each; `values` holds for each field what stays and what does not."""
    return [
        f"{field_word(key)}: {lost}"
        for key, (stays, lost) in values.items()
        if lost not in ("", None) and key != "kind" and not is_same_value(stays, lost)
    ]
