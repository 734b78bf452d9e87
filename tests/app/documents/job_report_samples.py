"""Sample rows for the papers with photos: the ordinary, the least, forty rooms, and the longest anybody could type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

from app.documents.job_report import write_job_reports
from app.documents.paper_photos import PaperPhotos
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.documents.show_card import write_show_cards
from app.queries.job_report_rows import (
    JobReportRow,
    PaperPhotoRow,
    PhotoPairRow,
    ReportFindingRow,
    ReportMarkRow,
    ReportRoomRow,
    ShowCardRow,
)
from app.queries.paper_rows import FirmLetterhead
from app.rules.guarantee import GuaranteeExclusion
from tests.app.documents.paper_samples import LONG_NAME, LONG_WORDS
from tests.app.documents.photo_samples import PhotoShelf, carpet, name_of, sand

STAINED, CLEAN = carpet(is_clean=False), carpet(is_clean=True)
TALL_STAINED, TALL_CLEAN = carpet(is_clean=False, size=(480, 640)), carpet(is_clean=True, size=(480, 640))
SHELF = PhotoShelf(STAINED, CLEAN, TALL_STAINED, TALL_CLEAN, sand())

LANDING = PhotoPairRow(
    PaperPhotoRow(name_of(STAINED), "ring by the door"), PaperPhotoRow(name_of(CLEAN), "the same evening"), "Landing"
)
STAIRS = PhotoPairRow(PaperPhotoRow(name_of(TALL_STAINED)), PaperPhotoRow(name_of(TALL_CLEAN)), "Stairs")
RESTLESS = PhotoPairRow(
    PaperPhotoRow(name_of(sand()), LONG_WORDS), PaperPhotoRow(name_of(sand()), LONG_WORDS), LONG_WORDS
)

ORDINARY_REPORT = JobReportRow(
    job_number=2402,
    visit_on=date(2025, 11, 27),
    client_name="Margaret Alder",
    greeting_name="Margaret",
    street_lines=("18 Orchard Lane",),
    town_line="Millbrook, OR 97222",
    technician_name="Luis Santos",
    owner_name="Dana Kowalski",
    owner_title="Owner",
    owner_phone="(503) 555 0101",
    guarantee_days=30,
    guarantee_until_on=date(2025, 12, 27),
    wish="The landing smelling of nothing at all.",
    is_wish_met=True,
    rooms=(
        ReportRoomRow(
            "Landing", "Re-clean, dry, deodorize", "Wool 80/20", 6500, "sq_ft", came_out=("Ring mark by door",)
        ),
        ReportRoomRow("Stairs", "Pre-spray, clean, groom", "Polypropylene", 1300, "tread"),
        ReportRoomRow(
            "Living room",
            "Clean and groom",
            "Wool 80/20",
            26000,
            "sq_ft",
            came_out=("Coffee trail from the kitchen",),
            exclusion=GuaranteeExclusion.PERMANENT_STAIN,
        ),
    ),
    method="Hot water extraction",
    products="Wool-safe rinse, pH 6.5",
    photos=(LANDING, STAIRS),
    marks_left=(
        ReportMarkRow("Living room", "Tea by the window", "permanent", "Tannin"),
        ReportMarkRow("Landing", "Old ring under the rug", "may_return"),
    ),
    findings=(ReportFindingRow("fading", "Living room", "along the window"),),
    dry_by_at=datetime(2025, 11, 27, 16, 30),
    price_minor=18_500,
    paid_minor=18_500,
    next_on=date(2026, 5, 21),
    next_at=datetime(2026, 5, 21, 10),
)

ONE_PAIR_REPORT = replace(ORDINARY_REPORT, photos=(LANDING,), findings=(), wish="")

LEAST_REPORT = JobReportRow(job_number=1, visit_on=date(2026, 1, 1), client_name="Jo Li")

PUT_RIGHT_REPORT = replace(
    ORDINARY_REPORT, is_put_right=True, photos=(), marks_left=(), price_minor=0, paid_minor=0, is_wish_met=False
)

_MANY = tuple(
    ReportRoomRow(f"Room {number}", "Pre-spray, clean, groom", "Nylon", 12_000, "sq_ft", came_out=("Coffee",))
    for number in range(1, 41)
)
FORTY_ROOMS = replace(ORDINARY_REPORT, client_name="Millbrook County School District", rooms=_MANY)

WORST_REPORT = replace(
    ORDINARY_REPORT,
    job_number=987654321,
    client_name=LONG_NAME,
    greeting_name=LONG_NAME,
    street_lines=(LONG_WORDS, LONG_WORDS, LONG_WORDS),
    town_line="Taumatawhakatangihangakoauauotamateaturipukakapikimaungahoronukupokaiwhenuakitanatahu 97222",
    technician_name="Bartholomew Featherstonehaugh-Cholmondeley",
    owner_name=LONG_NAME,
    owner_title=LONG_WORDS,
    owner_phone="+49 (0) 30 1234567890 ext. 12345",
    wish=LONG_WORDS * 5,
    rooms=(
        ReportRoomRow(
            LONG_WORDS,
            LONG_WORDS * 3,
            LONG_WORDS,
            123456789,
            "sq_ft",
            came_out=(LONG_WORDS,) * 2,
            marks_found=(LONG_WORDS * 3,),
            exclusion=GuaranteeExclusion.EXISTING_DAMAGE,
        ),
    )
    * 9,
    extra_work=LONG_WORDS * 5,
    method=LONG_WORDS * 3,
    products=LONG_WORDS * 3,
    moisture_hundredths=1_500,
    ph_hundredths=785,
    photos=(RESTLESS, RESTLESS),
    marks_left=(ReportMarkRow(LONG_WORDS, LONG_WORDS * 2, "permanent", LONG_WORDS),) * 4,
    findings=(ReportFindingRow("other", LONG_WORDS, LONG_WORDS * 3),) * 3,
    price_minor=123_456_789_01,
    paid_minor=1,
    owed_minor=123_456_789_00,
)


ORDINARY_CARD = ShowCardRow(2402, date(2026, 3, 5), LANDING, "Margaret", "Luis")
LEAST_CARD = ShowCardRow(1, date(2026, 1, 1), PhotoPairRow(STAIRS.before, STAIRS.after))
WORST_CARD = ShowCardRow(987654321, date(2025, 9, 24), RESTLESS, LONG_NAME, "Bartholomew-Maximilian")


def write_cards(rows: Sequence[ShowCardRow], firm: FirmLetterhead, paper: PaperSize, target: BytesIO) -> PaperResult:
    """The cards with the photos of the shelf."""
    return write_show_cards(rows, firm, paper, target, photos=PaperPhotos(SHELF.read))


def write_reports(rows: Sequence[JobReportRow], firm: FirmLetterhead, paper: PaperSize, target: BytesIO) -> PaperResult:
    """The reports with the photos of the shelf."""
    return write_job_reports(rows, firm, paper, target, photos=PaperPhotos(SHELF.read))
