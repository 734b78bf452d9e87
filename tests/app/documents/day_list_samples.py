"""Sample rows for the day list: an ordinary round, the least there can be, and the worst."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from app.queries.day_list_rows import DayListComplaintRow, DayListRow, DayListVisitRow
from app.queries.paper_rows import JobSheetRow, PaperPhoneRow, SheetLineRow, SheetNoteRow, SheetPromiseRow
from tests.app.documents.paper_samples import LONG_NAME, LONG_WORDS, ORDINARY_SHEET, SHORTEST_SHEET, longest_sheet

DAY = date(2025, 11, 27)
PRINTED_AT = datetime(2025, 11, 26, 16, 40, tzinfo=UTC)


def _sheet(number: int, name: str, street: str, phone: str, room: str, due_minor: int) -> JobSheetRow:
    return JobSheetRow(
        job_number=number,
        visit_on=DAY,
        client_name=name,
        expected_minutes=60,
        technician_name="Luis Santos",
        van_name="van 2",
        street_lines=(street,),
        town_line="Millbrook, OR 97222",
        phones=(PaperPhoneRow(phone),),
        access_note="Client at home.",
        lines=(SheetLineRow(room, "Clean"), SheetLineRow("Hall", "Clean and protect")),
        due_minor=due_minor,
    )


ORDINARY_DAY = DayListRow(
    day=DAY,
    printed_at=PRINTED_AT,
    van_name="van 2",
    crew=("Luis Santos",),
    first_start=time(8),
    last_end=time(16, 30),
    visits=(
        DayListVisitRow(
            replace(
                _sheet(2398, "Rosa Ortiz", "7 Mill Road", "(503) 555 0117", "Living room", 18_500),
                window_starts=time(8),
                window_ends=time(9),
            ),
            time(8, 15),
            time(9, 30),
            minutes_to_next=30,
        ),
        DayListVisitRow(
            ORDINARY_SHEET,
            time(10),
            time(10, 45),
            is_put_right=True,
            complaints=(
                DayListComplaintRow(
                    41,
                    "put_right",
                    "The landing still smells damp, and there is a ring by the door that was not there before.",
                    "Luis dries the landing and takes the ring out",
                    datetime(2025, 11, 27, 11, tzinfo=UTC),
                    "Dana Kowalski",
                ),
            ),
            promises=(SheetPromiseRow("Bring the booklet about wool", "Dana", DAY),),
            private_notes=(
                SheetNoteRow("Says “good” when she means fine", "Ask a second time what would have made it great."),
                SheetNoteRow("Never forgot the broken vase of 2019", "Keep the hose away from the shelf."),
            ),
            minutes_to_next=0,
        ),
        DayListVisitRow(
            replace(
                _sheet(2403, "Tom Reyes", "220 Alder Street, Apartment 4", "(503) 555 0160", "Sofa", 9_900),
                window_starts=time(10, 45),
                window_ends=time(12),
                find_note="Second door from the left, behind the bakery.",
                parking_note="Visitors only, ask for the card.",
            ),
            time(10, 45),
            time(12),
            complaints=(DayListComplaintRow(44, "call_back", owner_name="Dana Kowalski", is_about_crew=True),),
            withheld_notes=1,
            minutes_to_next=90,
        ),
        DayListVisitRow(
            replace(
                _sheet(2404, "St Mark's Hall", "1 Church Square", "(503) 555 0180", "Hall, 120 chairs", 64_000),
                window_starts=time(13, 30),
                window_ends=time(14),
                access_codes=("Side door: 4711",),
                access_note="",
            ),
            time(13, 30),
            time(16, 30),
        ),
    ),
)

SHORTEST_DAY = DayListRow(day=date(2026, 1, 1), printed_at=PRINTED_AT, visits=(DayListVisitRow(SHORTEST_SHEET),))


def longest_day(visit_count: int = 15) -> DayListRow:
    """A round of so many visits, each with more than anybody could type."""
    words = LONG_WORDS * 4
    complaint = DayListComplaintRow(987_654_321, "put_right", words, words, PRINTED_AT, LONG_NAME)
    visit = DayListVisitRow(
        replace(longest_sheet(), access_codes=(LONG_WORDS, LONG_WORDS)),
        time(9, 45),
        time(12, 15),
        is_put_right=True,
        is_done=True,
        complaints=(complaint, replace(complaint, words="", is_about_crew=True), complaint, complaint, complaint),
        promises=(SheetPromiseRow(words, LONG_NAME, DAY),) * 5,
        private_notes=(SheetNoteRow(words, words),) * 9,
        withheld_notes=12,
        minutes_to_next=-15,
    )
    return DayListRow(
        day=date(2025, 9, 24),
        printed_at=PRINTED_AT,
        van_name="the large blue van number 12 with the long hose and the second tank",
        crew=(LONG_NAME, "Bartholomew Featherstonehaugh-Cholmondeley", LONG_NAME),
        visits=(visit,) * visit_count,
        first_start=time(9, 45),
        last_end=time(23, 59),
    )


def full_day(visit_count: int = 15) -> DayListRow:
    """An ordinary round, only longer: fifteen visits in one van."""
    visits = (ORDINARY_DAY.visits * visit_count)[:visit_count]
    return replace(ORDINARY_DAY, visits=visits)
