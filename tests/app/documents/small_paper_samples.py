"""Sample rows for the small papers: the ordinary, the least, and the longest that anybody could type."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from functools import lru_cache

from PIL import Image, ImageDraw

from app.queries.small_paper_rows import CareCardRow, ThanksReason, ThankYouRow, VisitCardRow
from tests.app.documents.paper_samples import LONG_NAME, LONG_WORDS
from tests.app.documents.photo_samples import jpeg_of


@lru_cache
def face(size: tuple[int, int] = (600, 800)) -> bytes:
    """A face as a child would paint it: enough to see that it is upright and whole."""
    width, height = size
    picture = Image.new("RGB", size, "#D8E4E2")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((width * 0.1, height * 0.72, width * 0.9, height * 1.3), fill="#1F4D48")
    pen.ellipse((width * 0.27, height * 0.2, width * 0.73, height * 0.72), fill="#E0B48F")
    pen.pieslice((width * 0.25, height * 0.16, width * 0.75, height * 0.6), 180, 360, fill="#3B2A20")
    for eye in (0.4, 0.6):
        pen.ellipse((width * eye - 14, height * 0.45 - 14, width * eye + 14, height * 0.45 + 14), fill="#1B2326")
    pen.arc((width * 0.38, height * 0.48, width * 0.62, height * 0.64), 20, 160, fill="#8A4B3A", width=10)
    return jpeg_of(picture)


CARE_CARD = CareCardRow("Margaret Alder", date(2025, 11, 27), "Luis Santos", datetime(2025, 11, 27, 18))
BLANK_CARE_CARD = CareCardRow()
LONGEST_CARE_CARD = CareCardRow(LONG_NAME * 3, date(2025, 12, 24), LONG_NAME * 3, datetime(2026, 9, 24, 23, 59))

VISIT_CARD = VisitCardRow(
    job_number=2402,
    visit_on=date(2025, 11, 27),
    client_name="Margaret Alder",
    window_starts=time(10),
    window_ends=time(11),
    expected_minutes=45,
    technician_name="Luis Santos",
    technician_title="Master cleaner",
    portrait=face(),
    street_lines=("18 Orchard Lane",),
    town_line="Millbrook, OR 97222",
    insurance="We are insured for two million dollars, and glad never to have needed it.",
)
PLAIN_VISIT_CARD = VisitCardRow(1, date(2026, 1, 1), "Jo Li")
LONGEST_VISIT_CARD = replace(
    VISIT_CARD,
    visit_on=date(2025, 9, 24),
    client_name=LONG_NAME,
    window_starts=time(10, 45),
    window_ends=time(23, 59),
    expected_minutes=605,
    technician_name=LONG_NAME,
    technician_title=LONG_WORDS,
    portrait=b"",
    street_lines=(LONG_WORDS, LONG_WORDS),
    town_line=LONG_WORDS,
    insurance=(LONG_WORDS * 3)[:300],
)

THANK_YOU = ThankYouRow(
    reason=ThanksReason.VISIT,
    client_name="Margaret Alder",
    greeting_name="Margaret",
    written_on=date(2025, 11, 27),
    visit_on=date(2025, 11, 27),
    technician_name="Luis Santos",
    owner_name="Dana Kowalski",
    remembered="Biscuit the spaniel",
    remembered_detail="Keep the kitchen door shut",
    remembered_kind="pet",
    due_on=date(2026, 11, 20),
)
PLAIN_THANK_YOU = ThankYouRow(ThanksReason.VISIT, "Jo Li", "Jo", date(2026, 1, 1))
LONGEST_THANK_YOU = ThankYouRow(
    reason=ThanksReason.REFERRAL,
    client_name=LONG_NAME,
    greeting_name=LONG_NAME,
    written_on=date(2025, 9, 24),
    visit_on=date(2025, 9, 24),
    technician_name=LONG_NAME,
    owner_name=LONG_NAME,
    friend_names=(LONG_NAME, LONG_NAME),
    let_down_on=date(2025, 9, 24),
    remembered=LONG_WORDS * 9,
    remembered_detail=LONG_WORDS * 9,
    remembered_kind="story",
    next_on=date(2026, 9, 24),
    due_on=date(2026, 9, 24),
    gift=LONG_WORDS * 3,
    gift_until_on=date(2026, 12, 24),
)
