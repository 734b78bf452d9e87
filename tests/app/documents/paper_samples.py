"""Sample rows for papers: the ordinary, the shortest, and the longest that anybody could type."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from app.queries.care_report_rows import BreachRow, CareReport
from app.queries.come_back import ComeBackRow
from app.queries.insights import ComeBackCount
from app.queries.paper_rows import (
    CertificateReasonRow,
    CertificateRow,
    CertificateRule,
    FirmLetterhead,
    JobSheetRow,
    LastVisitRow,
    PaperPhoneRow,
    SheetLineRow,
    SheetNoteRow,
    SheetPromiseRow,
)
from app.rules.care_figures import CareFacts, Period, care_figures, what_happened
from app.rules.complaint_clocks import Clock, ClockKind
from app.rules.complaint_events import BoardColumn
from app.rules.complaints import Category
from app.rules.won_back import WonBack

FIRM = FirmLetterhead(
    name="Brightwater Carpet Care",
    phone="(503) 555 0100",
    owner_name="Dana Kowalski",
    short_name="Brightwater",
    website="brightwater.example",
    firm_code="BRWTR",
)

NAMES = (
    "Margaret Alder",
    "Łukasz Đặng",
    "山田 太郎",
    "王小明",
    "محمد علي",
    "דנה כהן",
    "สมชาย",
    "Ζωή",
    "Анна",
    "김민수",
    "हिन्दी",
    "Anna 😀",
)

ORDINARY_SHEET = JobSheetRow(
    job_number=2402,
    visit_on=date(2025, 11, 27),
    client_name="Margaret Alder",
    window_starts=time(10),
    window_ends=time(11),
    expected_minutes=45,
    technician_name="Luis Santos",
    van_name="van 2",
    position_of_day=3,
    visits_of_day=5,
    years=11,
    visit_count=23,
    street_lines=("18 Orchard Lane",),
    town_line="Millbrook, OR 97222",
    phones=(PaperPhoneRow("(503) 555 0142"), PaperPhoneRow("(503) 555 0199", "husband Alan")),
    find_note="Off Mill Road, second left after the church. Blue gate.",
    parking_note="On the drive, behind the hedge. Hose run 25 ft to the front door.",
    access_note="Client at home. No code on this sheet.",
    notes=(
        SheetNoteRow(
            "Put-right visit, no charge", "Landing smells damp, ring mark by the door. Dana promised this visit."
        ),
        SheetNoteRow("Biscuit the spaniel", "Keep the kitchen door shut."),
        SheetNoteRow("Alan works nights", "Knock softly, no doorbell."),
    ),
    facts=(
        SheetNoteRow("Granddaughter Ivy", "starts school in Eugene"),
        SheetNoteRow("Likes lavender", "no other scent"),
    ),
    promises=(SheetPromiseRow("Call after the visit", "Dana", date(2025, 11, 28)),),
    last_visit=LastVisitRow(date(2025, 11, 18), "Luis Santos", "living room and stairs"),
    expectation="The landing smelling of nothing at all, and the ring gone if it can be.",
    lines=(
        SheetLineRow("Landing", "Re-clean, dry, deodorize", "Wool 80/20", 6500, "sq_ft", ("Ring mark by door",), 0),
        SheetLineRow("Stairs", "Check only", "Polyprop.", 1300, "tread", (), 0),
        SheetLineRow(
            "Living room", "Check only", "Wool 80/20", 26000, "sq_ft", ("Tea by window: permanent, client knows",), 0
        ),
    ),
    warnings=("The ring may come back once as the pile dries. Call us, we return.",),
)

SHORTEST_SHEET = JobSheetRow(job_number=1, visit_on=date(2026, 1, 1), client_name="Jo Li")

LONG_WORDS = (
    "An extraordinarily long word Donaudampfschifffahrtsgesellschaftskapitän and so on, "
    "with more to say than there is room for. "
)
LONG_NAME = "Maximiliana Alexandrina von und zu Hohenstaufen-Württemberg-Oettingen-Wallerstein"


def longest_sheet(room_count: int = 9) -> JobSheetRow:
    """A sheet whose every field is longer than any real one."""
    words = LONG_WORDS
    return JobSheetRow(
        job_number=987654321,
        visit_on=date(2025, 9, 24),
        client_name=LONG_NAME,
        window_starts=time(10),
        window_ends=time(11, 45),
        expected_minutes=605,
        technician_name="Bartholomew Featherstonehaugh-Cholmondeley",
        van_name="the large blue van number 12",
        position_of_day=13,
        visits_of_day=15,
        years=101,
        visit_count=1234,
        street_lines=(
            "1234567 Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Boulevard",
            words,
            words,
            words,
        ),
        town_line="Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu 97222",
        phones=(PaperPhoneRow("+49 (0) 30 1234567890 ext. 12345", "her sister-in-law Wilhelmina"),) * 5,
        find_note=words * 4,
        parking_note=words * 4,
        water_note=words * 4,
        access_note=words * 4,
        notes=(SheetNoteRow(words * 2, words * 4),) * 6,
        facts=(SheetNoteRow(words, words * 2),) * 6,
        promises=(SheetPromiseRow(words * 2, "Wilhelmina Longname", date(2025, 11, 28)),) * 5,
        last_visit=LastVisitRow(date(2025, 11, 18), "Luis Santos", words * 3),
        expectation=words * 5,
        lines=(SheetLineRow(words, words * 3, words, 123456789, "sq_ft", (words * 2, words), 123456789),) * room_count,
        warnings=(words * 4,) * 5,
        due_minor=12345678901,
    )


def tenure(years: int = 12) -> CertificateReasonRow:
    """The reason of a certificate for years together."""
    return CertificateReasonRow(CertificateRule.TENURE, years)


def visits(count: int = 10) -> CertificateReasonRow:
    """The reason of a certificate for visits."""
    return CertificateReasonRow(CertificateRule.VISITS, count)


FINE_CERTIFICATE = CertificateRow(
    number="2026-0031",
    client_name="Margaret Alder",
    reasons=(tenure(12),),
    issued_on=date(2026, 3, 9),
    since_on=date(2014, 3, 9),
    years=12,
    visit_count=26,
    care_line="When we fell short you told us, and let us put it right. That is rarer than praise, "
    "and we have not forgotten it. Nor have we forgotten Biscuit.",
    gift="$25 toward your next visit",
    gift_until_on=date(2027, 3, 9),
)

PLAIN_CERTIFICATE = CertificateRow(
    number="2026-0001",
    client_name="Ana Bell",
    reasons=(tenure(5),),
    issued_on=date(2026, 3, 9),
    since_on=date(2021, 3, 10),
    years=5,
    visit_count=9,
)

LONGEST_CERTIFICATE = CertificateRow(
    number="2026-" + "0" * 40,
    client_name=LONG_NAME,
    reasons=(tenure(57), visits(1234)),
    issued_on=date(2026, 9, 27),
    since_on=date(1969, 9, 27),
    years=57,
    visit_count=1234,
    care_line=LONG_WORDS * 30,
    gift=LONG_WORDS * 3,
    gift_until_on=date(2027, 9, 27),
    owner_name=LONG_NAME,
    technician_name="Bartholomew Featherstonehaugh-Cholmondeley",
)


def breach_rows(count: int, name: str = "") -> tuple[BreachRow, ...]:
    """So many clocks that ran out, of a few clients in turn."""
    shown = (
        ("Margaret A.", "answer", 300, False),
        ("Tom R.", "site", 35, True),
        ("Jean W.", "check_back", 4_500, True),
    )
    rows = []
    for number in range(count):
        short_name, kind, minutes, is_met = shown[number % len(shown)]
        due_at = datetime(2026, 3, 2, 18, tzinfo=UTC) + timedelta(hours=4 * number)
        late_by = timedelta(minutes=minutes)
        rows.append(
            BreachRow(
                complaint_id=number,
                number=101 + number,
                client_id=number,
                client_name="Margaret Alder",
                short_name=name or short_name,
                category="wicking",
                kind=kind,
                due_at=due_at,
                met_at=due_at + late_by if is_met else None,
                late_by=late_by,
            )
        )
    return tuple(rows)


def honest_report(
    breaches: tuple[BreachRow, ...], first: date = date(2026, 3, 1), last: date = date(2026, 3, 31)
) -> CareReport:
    """A report of a month with these misses."""
    at = datetime(2026, 3, 2, 15, tzinfo=UTC)
    clocks = tuple(
        Clock(kind=kind, started_at=at, due_at=at + timedelta(days=2), amber_at=at, met_at=at + timedelta(hours=5))
        for kind in ClockKind
    )
    facts = [
        CareFacts(
            complaint=number,
            category=Category.WICKING,
            received_at=at,
            answered_at=at + timedelta(minutes=25),
            closed_at=at + timedelta(days=3),
            column=BoardColumn.WITHDRAWN if number == 13 else BoardColumn.MADE_GOOD,
            clocks=clocks,
            result=list(WonBack)[number % 4],
        )
        for number in range(14)
    ]
    happened = what_happened(facts, Period(at, at + timedelta(days=30)), at + timedelta(days=29))
    return CareReport(
        first=first,
        last=last,
        made_at=at + timedelta(days=29),
        figures=care_figures(happened),
        happened=happened,
        breaches=breaches,
        come_back=ComeBackCount(6, 10),
        come_back_by_source=(),
        come_back_by_year=tuple(ComeBackRow(str(2025 - year), ComeBackCount(2, 4 + year)) for year in range(9)),
    )
