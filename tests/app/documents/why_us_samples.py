"""Sample pages of why clients stay: the ordinary, a single voice, and more voices than a page holds."""

from __future__ import annotations

from datetime import UTC, datetime

from app.queries.quote_rows import QuoteRow, StayReasonRow, WhyUsRow
from tests.app.documents.paper_samples import LONG_NAME, LONG_WORDS

_SAID_AT = datetime(2026, 2, 9, 16, tzinfo=UTC)

ORDINARY_WHY_US = WhyUsRow(
    quotes=(
        QuoteRow("They remembered Biscuit, and that he hates the machine.", "Margaret", "Millbrook", _SAID_AT),
        QuoteRow(
            "I called about one stain and got a man who explained to me what wool is. Then he did not even charge.",
            "Greg", "Oak Harbor", _SAID_AT,
        ),
        QuoteRow("On time, every single time, for eleven years.", "", "", _SAID_AT),
        QuoteRow(
            "When the landing smelled damp I was cross. They came the same day, said sorry without a “but” and put it "
            "right. That is why I stay.",
            "Jean", "Millbrook", _SAID_AT,
        ),
        QuoteRow("You walk in and it is quiet, clean and friendly.", "St Mark’s Hall", "Fairview", _SAID_AT),
        QuoteRow("My mother trusts nobody with her Persian rug. She trusts Luis.", "Priya", "", _SAID_AT),
    ),
    reasons=(
        StayReasonRow("On time", 31), StayReasonRow("The same technician each time", 24),
        StayReasonRow("They put things right", 17), StayReasonRow("Safe for children and pets", 9),
    ),
)  # fmt: skip

LEAST_WHY_US = WhyUsRow((QuoteRow("Lovely.", "", "", _SAID_AT),), ())

WORST_WHY_US = WhyUsRow(
    tuple(
        QuoteRow(LONG_WORDS if number % 3 == 0 else "It was as it should be.", LONG_NAME, LONG_NAME, _SAID_AT)
        for number in range(40)
    ),
    tuple(StayReasonRow(f"{LONG_WORDS} {number}", 1_000_000 - number) for number in range(8)),
)
