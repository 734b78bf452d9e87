"""The invented job report that is shown while its words are written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import BinaryIO

from app.documents.example_photos import EXAMPLE_PAIR, example_photos
from app.documents.job_report import write_job_reports
from app.documents.paper_example import PaperExample
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.queries.job_report_rows import JobReportRow, ReportFindingRow, ReportMarkRow, ReportRoomRow
from app.queries.paper_rows import FirmLetterhead
from app.rules.guarantee import GuaranteeExclusion

_PROMISE = {"guarantee_days": 30, "guarantee_until_on": date(2025, 12, 27)}
_LANDING = ReportRoomRow("Landing", "Clean and dry", "Wool", 6_500, "sq_ft", came_out=("Ring by the door",))


def _marks(outcome: str) -> dict[str, object]:
    return {"marks_left": (ReportMarkRow("Living room", "Tea by the window", outcome, "Tannin"),)}


def _write(rows: Sequence[JobReportRow], letterhead: FirmLetterhead, size: PaperSize, target: BinaryIO) -> PaperResult:
    return write_job_reports(rows, letterhead, size, target, photos=example_photos())


JOB_REPORT_EXAMPLE = PaperExample(
    everything=JobReportRow(
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
        rooms=(_LANDING,),
        method="Hot water extraction",
        products="Wool-safe rinse",
        moisture_hundredths=1_200,
        ph_hundredths=680,
        dry_by_at=datetime(2025, 11, 27, 16, 30, tzinfo=UTC),
        price_minor=18_500,
        paid_minor=18_500,
        next_on=date(2026, 5, 21),
        next_at=datetime(2026, 5, 21, 10, tzinfo=UTC),
    ),
    least=JobReportRow(
        job_number=1, visit_on=date(2025, 11, 27), client_name="Jo Li", rooms=(ReportRoomRow("Landing"),)
    ),
    write=_write,
    shown_by={
        ("", "title"): {"rooms": tuple(ReportRoomRow(f"Room {number}", "Clean") for number in range(1, 41))},
        ("thanks", "business"): {"is_home": False},
        ("thanks", "put_right"): {"is_put_right": True},
        ("thanks", "wish_met"): {"wish": "The landing smelling of nothing at all.", "is_wish_met": True},
        **{("promise", name): _PROMISE for name in ("title", "text", "call")},
        ("promise", "left_out"): {
            **_PROMISE,
            "rooms": (ReportRoomRow("Landing", exclusion=GuaranteeExclusion.PERMANENT_STAIN),),
        },
        ("work", "method"): {"method": "Hot water extraction"},
        ("work", "readings"): {"moisture_hundredths": 1_200, "ph_hundredths": 680},
        ("work", "extra"): {"extra_work": "the rug in the hall"},
        **{("photos", name): {"photos": (EXAMPLE_PAIR,)} for name in ("title", "before", "after")},
        ("left", "title"): _marks("lighter"),
        **{("left", name): _marks(name) for name in ("lighter", "permanent", "may_return")},
        ("left", "not_done"): {"rooms": (_LANDING, ReportRoomRow("Stairs", is_done=False))},
        ("left", "found"): {"findings": (ReportFindingRow("fading", "Living room", "along the window"),)},
        ("left", "wish"): {"wish": "The landing smelling of nothing at all.", "is_wish_met": False},
        ("care", "was_dry"): {"dry_by_at": datetime(2025, 11, 27, 16, 30, tzinfo=UTC), "is_dry_by_now": True},
        ("care", "was_dry_text"): {"dry_by_at": datetime(2025, 11, 27, 16, 30, tzinfo=UTC), "is_dry_by_now": True},
        ("not_great", "who"): {"owner_name": "Dana Kowalski", "owner_title": "Owner"},
        ("close", "free"): {"price_minor": 0, "paid_minor": 0, "is_put_right": True},
        ("close", "paid"): {"price_minor": 18_500, "paid_minor": 18_500},
        ("close", "partly"): {"price_minor": 18_500, "paid_minor": 10_000, "owed_minor": 8_500},
        ("close", "open"): {"price_minor": 18_500, "paid_minor": 0, "owed_minor": 18_500},
        ("close", "next"): {"next_on": date(2026, 5, 21)},
    },
)
