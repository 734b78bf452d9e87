"""The invented cards and notes that are shown while their words are written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import BinaryIO

from app.documents.care_card import write_care_cards
from app.documents.example_photos import EXAMPLE_PAIR, example_photos
from app.documents.paper_example import PaperExample
from app.documents.paper_result import PaperResult
from app.documents.paper_size import PaperSize
from app.documents.show_card import write_show_cards
from app.documents.thank_you_note import write_thank_you_notes
from app.documents.visit_card import write_visit_cards
from app.queries.job_report_rows import PaperPhotoRow, PhotoPairRow, ShowCardRow
from app.queries.paper_rows import FirmLetterhead
from app.queries.small_paper_rows import CareCardRow, ThanksReason, ThankYouRow, VisitCardRow

_DAY = date(2025, 11, 27)


def _write_show_cards(
    rows: Sequence[ShowCardRow], letterhead: FirmLetterhead, size: PaperSize, target: BinaryIO
) -> PaperResult:
    return write_show_cards(rows, letterhead, size, target, photos=example_photos())


def _remembered(kind: str, what: str) -> dict[str, str]:
    return {"remembered_kind": kind, "remembered": what}


CARE_CARD_EXAMPLE = PaperExample(
    everything=CareCardRow("Margaret Alder", _DAY, "Luis Santos", datetime(2025, 11, 27, 18, tzinfo=UTC)),
    least=CareCardRow(),
    write=write_care_cards,
)

VISIT_CARD_EXAMPLE = PaperExample(
    everything=VisitCardRow(
        job_number=2402,
        visit_on=_DAY,
        client_name="Margaret Alder",
        window_starts=time(10),
        window_ends=time(11),
        expected_minutes=45,
        technician_name="Luis Santos",
        street_lines=("18 Orchard Lane",),
        town_line="Millbrook, OR 97222",
        insurance="We are insured for two million dollars, and glad never to have needed it.",
    ),
    least=VisitCardRow(1, _DAY, "Jo Li"),
    write=write_visit_cards,
    shown_by={("person", "role"): {"technician_name": "Luis Santos", "technician_title": ""}},
)

SHOW_CARD_EXAMPLE = PaperExample(
    everything=ShowCardRow(2402, _DAY, EXAMPLE_PAIR, "Margaret", "Luis"),
    least=ShowCardRow(1, _DAY, PhotoPairRow(PaperPhotoRow("before"), PaperPhotoRow("after"))),
    write=_write_show_cards,
)

THANK_YOU_EXAMPLE = PaperExample(
    everything=ThankYouRow(
        reason=ThanksReason.VISIT,
        client_name="Margaret Alder",
        greeting_name="Margaret",
        written_on=_DAY,
        visit_on=_DAY,
        technician_name="Luis Santos",
        owner_name="Dana Kowalski",
        friend_names=("Greg Halloran",),
        let_down_on=date(2025, 11, 18),
        next_on=date(2026, 5, 21),
        gift="$25 toward your next visit",
        gift_until_on=date(2026, 12, 1),
    ),
    least=ThankYouRow(ThanksReason.VISIT, "Jo Li", "Jo", _DAY),
    write=write_thank_you_notes,
    shown_by={
        **{("thanks", reason.value): {"reason": reason} for reason in ThanksReason},
        ("remembered", "pet"): _remembered("pet", "Biscuit the spaniel"),
        ("remembered", "person"): _remembered("person", "Granddaughter Ivy"),
        ("remembered", "story"): _remembered("story", "The summer on the coast"),
        ("next", "agreed"): {"next_on": date(2026, 5, 21)},
        ("next", "due"): {"next_on": None, "due_on": date(2026, 11, 20)},
        ("next", "plain"): {"next_on": None, "due_on": None},
        ("gift", "line"): {"gift": "$25 toward your next visit"},
        ("signature", "part"): {"owner_name": "Dana Kowalski"},
    },
)
