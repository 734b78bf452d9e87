"""Letters in ordinary use, with the least that may be known, and at their worst."""

from __future__ import annotations

from datetime import date

from app.documents.letter import LetterSheet
from tests.app.documents.paper_samples import LONG_NAME, LONG_WORDS

LETTER = LetterSheet(
    client_name="Margaret Alder",
    written_on=date(2025, 11, 27),
    body=(
        "Dear Margaret,\n\nWe were last with you on November 18, 2024. Your carpets will be glad of a fresh start.\n\n"
        "If you like, call (503) 555 0100 and choose a day that suits you. If it is too early, tell us when."
    ),
    farewell="With kind regards,",
    signer=("Dana Kowalski", "Brightwater Carpet Care"),
    street_lines=("18 Orchard Lane",),
    town_line="Millbrook, OR 97222",
)
PLAIN_LETTER = LetterSheet("Jo Li", date(2026, 1, 1), "Hello,\n\nThank you.", "Bye,", ("Jo",))
LONGEST_LETTER = LetterSheet(
    client_name=LONG_NAME,
    written_on=date(2025, 9, 24),
    body="\n\n".join([f"Dear {LONG_NAME},", *[LONG_WORDS * 30] * 4]),
    farewell=LONG_WORDS,
    signer=(LONG_NAME, LONG_WORDS * 2),
    street_lines=(LONG_WORDS, LONG_NAME),
    town_line=LONG_WORDS,
)
