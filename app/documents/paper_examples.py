"""The examples of all papers whose words a firm may write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.documents.certificate_example import CERTIFICATE_EXAMPLE
from app.documents.invoice_example import INVOICE_EXAMPLE
from app.documents.job_report_example import JOB_REPORT_EXAMPLE
from app.documents.letter_example import MESSAGE_EXAMPLE
from app.documents.paper_example import PaperExample
from app.documents.recovery_letter_example import RECOVERY_LETTER_EXAMPLE
from app.documents.small_paper_examples import (
    CARE_CARD_EXAMPLE,
    SHOW_CARD_EXAMPLE,
    THANK_YOU_EXAMPLE,
    VISIT_CARD_EXAMPLE,
)

PAPER_EXAMPLES: Mapping[str, PaperExample[Any]] = {
    "certificate": CERTIFICATE_EXAMPLE,
    "recovery_letter": RECOVERY_LETTER_EXAMPLE,
    "job_report": JOB_REPORT_EXAMPLE,
    "show_card": SHOW_CARD_EXAMPLE,
    "care_card": CARE_CARD_EXAMPLE,
    "visit_card": VISIT_CARD_EXAMPLE,
    "thank_you_note": THANK_YOU_EXAMPLE,
    "invoice": INVOICE_EXAMPLE,
    "message": MESSAGE_EXAMPLE,
}
