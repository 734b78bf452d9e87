"""Sample rows for the key card: a card of a few groups, the least there can be, and the worst."""

from __future__ import annotations

from app.keys.key_card import KeyGroup
from tests.app.documents.paper_samples import LONG_NAME, LONG_WORDS

ORDINARY_KEYS = (
    KeyGroup(
        "Everywhere",
        (
            ("Type", "Find a client, wherever nothing is written"),
            ("Enter", "Open, or go on"),
            ("Esc", "One step back; words are kept"),
            ("Ctrl+Enter", "Save and close"),
            ("Alt+letter", "Press the button with this letter underlined"),
        ),
    ),
    KeyGroup("Client", (("Ctrl+B", "Book job"), ("Ctrl+L", "Log call"), ("Ctrl+Shift+C", "Log complaint"))),
    KeyGroup("View", (("Ctrl++", "Larger text"), ("Ctrl+-", "Smaller text"), ("F11", "Wall monitor"))),
    KeyGroup(
        "Schedule",
        (
            ("Ctrl+↑ / Ctrl+↓", "15 minutes earlier or later"),
            ("Ctrl+Shift+← / Ctrl+Shift+→", "Another day"),
            ("Alt+Page up / Alt+Page down", "The day or week before or after"),
            ("Del", "Off the plan"),
        ),
    ),
    KeyGroup("Care Board", (("Ctrl+Right", "To the next column"), ("Ctrl+Left", "Back a column"))),
)
LEAST_KEYS = (KeyGroup("Help", (("F1", "Help"),)),)
WORST_KEYS = tuple(
    KeyGroup(
        f"{LONG_NAME} {number}",
        tuple((f"Ctrl+Shift+{LONG_NAME} / Ctrl+Shift+End", LONG_WORDS) for _place in range(number * 3 + 1)),
    )
    for number in range(14)
)
