"""Sample rows for the small papers: the ordinary, the least, and the longest that anybody could type."""

from __future__ import annotations

from datetime import date, datetime

from app.queries.small_paper_rows import CareCardRow
from tests.app.documents.paper_samples import LONG_NAME

CARE_CARD = CareCardRow("Margaret Alder", date(2025, 11, 27), "Luis Santos", datetime(2025, 11, 27, 18))
BLANK_CARE_CARD = CareCardRow()
LONGEST_CARE_CARD = CareCardRow(LONG_NAME * 3, date(2025, 12, 24), LONG_NAME * 3, datetime(2026, 9, 24, 23, 59))
