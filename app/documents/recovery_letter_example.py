"""The invented letter after a complaint that is shown while its words are written."""

from __future__ import annotations

from datetime import date

from app.documents.paper_example import PaperExample
from app.documents.recovery_letter import write_recovery_letters
from app.queries.complaint_paper_rows import RecoveryLetterRow

_FIXED_ON = date(2025, 11, 27)
_OUTCOMES = ("visit", "on_the_phone", "refund", "apology_accepted", "nothing_wanted")

RECOVERY_LETTER_EXAMPLE = PaperExample(
    everything=RecoveryLetterRow(
        complaint_number=132,
        client_name="Margaret Alder",
        greeting_name="Margaret",
        their_words="The landing still smells damp and there is a ring by the door.",
        told_on=date(2025, 11, 18),
        written_on=date(2025, 12, 1),
        street_lines=("18 Orchard Lane",),
        town_line="Millbrook, OR 97222",
        outcome="visit",
        fixed_on=_FIXED_ON,
        fixed_by="Luis Santos",
        fix_words="we lifted the pad, dried it overnight and cleaned the landing again",
        promised_what="Luis lifts the pad and dries the landing",
        promised_by="Luis Santos",
        promise_due_on=_FIXED_ON,
        prevention="the pad is measured before we pack up, and the reading stands on your sheet",
        lesson="a damp pad smells only after a week, so we measure it on the day",
        owner_name="Dana Kowalski",
        owner_title="Owner",
        owner_phone="(503) 555 0101",
        gift="$25 toward your next visit",
        gift_until_on=date(2026, 12, 1),
    ),
    least=RecoveryLetterRow(
        complaint_number=1,
        client_name="Jo Li",
        greeting_name="Jo",
        their_words="It is back.",
        told_on=date(2025, 11, 18),
        written_on=date(2025, 12, 1),
    ),
    write=write_recovery_letters,
    shown_by={
        **{("done", outcome): {"outcome": outcome, "fixed_on": _FIXED_ON} for outcome in _OUTCOMES},
        ("done", "promised"): {
            "outcome": "",
            "promised_what": "Luis lifts the pad and dries the landing",
            "promise_due_on": _FIXED_ON,
        },
        ("done", "not_yet"): {"outcome": "", "promised_what": ""},
        ("changed", "prevention"): {
            "prevention": "the pad is measured before we pack up, and the reading stands on your sheet"
        },
        ("changed", "lesson"): {
            "prevention": "",
            "lesson": "a damp pad smells only after a week, so we measure it on the day",
        },
        ("changed", "plain"): {"prevention": "", "lesson": ""},
        ("reach", "phone"): {"owner_phone": "(503) 555 0101"},
        ("reach", "plain"): {"owner_phone": ""},
        ("signature", "title"): {"owner_name": "Dana Kowalski"},
        ("reward", "line"): {"gift": "$25 toward your next visit"},
    },
    without={("reach", "plain"): {"phone": ""}},
)
