"""What a row says about ways a client must not be reached; when in doubt it is an opt-out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.exchange.parsing.client_columns import ChannelColumn
from app.exchange.reading.cell_values import split_list, yes_or_no
from app.exchange.words.import_fields import ImportField

CHANNELS = ("phone", "text", "email", "letter")
_LEFT = re.compile(
    r"unsub|opt(?:ed)?[- ]?out|clean|bounc|complain|spam|declin|refus|revok|withdr[ae]w|denied|reject|objected|"
    r"suppress|not (?:given|granted)|nicht erteilt|widerruf|abgelehnt|never|désabonné|abgemeldet|baja|"
    r"do not|^(?:no|not|nein|non|nicht|keine?|ne pas|jamais|nie|nunca|sin)\b",
    re.IGNORECASE,
)
_LEFT_OUTRIGHT = re.compile(r"unsubscri|opt(?:ed)?[- ]?out|désabonn|abgemeldet|do not e?-?mail", re.IGNORECASE)
_CHANNEL_OF = {
    "phone": "phone", "call": "phone", "calls": "phone", "telephone": "phone", "telefon": "phone", "text": "text",
    "texts": "text", "sms": "text", "email": "email", "emails": "email", "e-mail": "email", "mail": "letter",
    "post": "letter", "letter": "letter", "letters": "letter", "brief": "letter",
}  # fmt: skip


def opted_out_by(column: ChannelColumn, text: str, notes: list[str]) -> frozenset[str]:
    """The channels that this cell closes; a cell that neither opens nor closes one is kept as a note."""
    if not text:
        return frozenset()
    answer = yes_or_no(text)
    closed: bool | None
    if column.field is ImportField.OPTED_OUT:
        found = frozenset(_CHANNEL_OF[word] for word in _words(text) if word in _CHANNEL_OF)
        if found:
            return found
        closed = answer if answer is not None else bool(_LEFT.search(text) or text.casefold() == "all")
    elif column.field is ImportField.MAY_CONTACT:
        closed = not answer if answer is not None else bool(_LEFT.search(text)) or None
    elif column.field is ImportField.DO_NOT_CONTACT:
        closed = True if answer is None else answer
    elif column.field is ImportField.CONTACT_STATUS:
        closed = bool(_LEFT.search(text)) or answer is False
    else:
        closed = True
    if closed is None or (closed and column.channel == "reminders"):
        notes.append(f"{column.header}: {text}")
    return channels_of(column.channel) if closed else frozenset()


def left_by_status(text: str) -> frozenset[str]:
    """The channels that a client's status closes, where it says so outright: "Unsubscribed" under Status."""
    return frozenset({"email"}) if text and _LEFT_OUTRIGHT.search(text) else frozenset()


def channels_of(group: str) -> frozenset[str]:
    """The channels a group of columns stands for: automatic messages come by e-mail and text, reminders close none."""
    if group == "all":
        return frozenset(CHANNELS)
    if group == "reminders":
        return frozenset()
    return frozenset({"email", "text"}) if group == "automatic" else frozenset({group})


def _words(text: str) -> Sequence[str]:
    return [word for part in split_list(text) for word in part.casefold().split()]
