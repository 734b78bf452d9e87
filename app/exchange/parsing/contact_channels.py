"""How somebody reached us or was asked, in the words of four languages."""

from __future__ import annotations

import re

_CHANNELS = tuple(
    (channel, re.compile(words, re.IGNORECASE))
    for channel, words in (
        ("text", r"\bsms\b|text|whatsapp|textnachricht"),
        ("email", r"e-?mail|courriel|correo"),
        ("online", r"online|web|google|facebook|yelp|trustpilot|internet|review site|survey"),
        ("sheet", r"sheet|paper|card\b|formular|bogen|papier|fiche|hoja|on site form"),
        ("letter", r"letter|\bbrief\b|lettre|courrier|carta|\bpost\b"),
        ("in_person", r"in.person|face|visit|persönlich|vor ort|personne|sur place|en persona|visita|on.site"),
        ("phone", r"phone|call|tel|anruf|appel|llamada"),
    )
)


def channel_of(text: str) -> str:
    """The channel that the words name, or an empty text."""
    return next((channel for channel, words in _CHANNELS if words.search(text)), "")
