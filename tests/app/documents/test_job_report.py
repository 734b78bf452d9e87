"""The report of a visit: care and promise before the work, honest once, up to four photos, one page where it can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations

import pypdf
import pytest

from app.documents.job_report import write_job_reports
from app.documents.paper_photos import PaperPhotos
from app.documents.paper_size import PaperSize, millimetres
from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress
from app.queries.job_report_rows import JobReportRow, PaperPhotoRow, PhotoPairRow, ReportMarkRow, ReportRoomRow
from app.queries.paper_rows import FirmLetterhead, OwnWordsRow
from tests.app.documents.job_report_samples import (
    CLEAN,
    FORTY_ROOMS,
    LANDING,
    LEAST_REPORT,
    ONE_PAIR_REPORT,
    ORDINARY_REPORT,
    PUT_RIGHT_REPORT,
    SHELF,
    STAIRS,
    WORST_REPORT,
    write_reports,
)
from tests.app.documents.paper_samples import FIRM, NAMES
from tests.app.documents.photo_samples import PhotoShelf, name_of
from tests.app.documents.printed_paper import PrintedPaper

REPORTS = {
    "ordinary": ORDINARY_REPORT,
    "one-pair": ONE_PAIR_REPORT,
    "least": LEAST_REPORT,
    "put-right": PUT_RIGHT_REPORT,
    "forty-rooms": FORTY_ROOMS,
    "worst": WORST_REPORT,
}


@pytest.fixture(params=[PaperSize.LETTER, PaperSize.A4], ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> PaperSize:
    return request.param


def printed(row: JobReportRow, paper: PaperSize = PaperSize.LETTER, firm: FirmLetterhead = FIRM) -> PrintedPaper:
    target = BytesIO()
    result = write_job_reports([row], firm, paper, target, photos=PaperPhotos(SHELF.read))
    return PrintedPaper(target.getvalue(), result)


def images_of(paper: PrintedPaper, page: int = 0) -> int:
    return len(pypdf.PdfReader(BytesIO(paper.content)).pages[page].images)


def test_care_and_promise_come_before_the_list_of_work(paper: PaperSize) -> None:
    text = printed(ORDINARY_REPORT, paper).text()
    order = (
        "Brightwater Carpet Care",
        "Margaret Alder",
        "Thank you, Margaret, for having Luis Santos in your home.",
        "What you wished for most was “The landing smelling of nothing at all.”",
        "Our promise, until December 27, 2025",
        "For 30 days, if anything is not as it should be, we come back and put it right.",
        "Call Dana Kowalski",
        "(503) 555 0101",
        "Not covered: Living room (permanent stain).",
        "What we did",
        "Landing Wool 80/20 · 65 sq ft Re-clean, dry, deodorize Out: Ring mark by door",
        "Method: Hot water extraction. Used: Wool-safe rinse, pH 6.5.",
        "Before and after",
        "What did not come out, and why",
        "Tea by the window (tannin) stays: the fibers themselves have changed.",
        "Old ring under the rug may show again as the pile dries: call us then, and we come back.",
        "Fading, along the window: there before we began, as we showed you.",
        "Until it is dry, and after",
        "Dry by 16:30",
        "Not great? Call us before you tell a neighbor. We come back.",
        "Dana Kowalski, owner",
        "Your next visit: May 21, 2026, 10:00.",
        "Price $185.00, paid in full. Thank you.",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_what_did_not_come_out_is_said_once() -> None:
    text = printed(ORDINARY_REPORT).text()
    assert text.count("Tea by the window") == 1
    assert text.count("Fading") == 1


@pytest.mark.parametrize("name", ["ordinary", "one-pair", "least", "put-right"])
def test_a_usual_report_is_one_page(paper: PaperSize, name: str) -> None:
    assert printed(REPORTS[name], paper).result.pages == 1


@pytest.mark.parametrize("name", REPORTS)
def test_no_two_lines_overlap_and_none_leaves_the_page(paper: PaperSize, name: str) -> None:
    made = printed(REPORTS[name], paper)
    for page in range(made.result.pages):
        width, height = made.size(page)
        boxes = made.boxes(page)
        assert [(one.text, other.text) for one, other in combinations(boxes, 2) if one.overlaps(other, 1)] == []
        for box in boxes:
            assert min(box.left, box.bottom, width - box.right, height - box.top) > millimetres(11), box.text


def test_forty_rooms_run_on_with_the_head_and_the_names_of_the_columns_again(paper: PaperSize) -> None:
    made = printed(FORTY_ROOMS, paper)
    assert made.result.pages == 2
    assert made.text(1).startswith(
        "Brightwater · Your visit on November 27, 2025 · Millbrook County School District Where What it is"
    )
    assert [f"Room {number} " in made.all_text() for number in range(1, 41)] == [True] * 40
    assert "Page 2 of 2" in made.text(1)
    assert made.all_text().count("Not great?") == 1


def test_two_pairs_are_four_photos_of_one_shape_and_a_third_pair_stays_out() -> None:
    assert images_of(printed(ORDINARY_REPORT)) == 4
    assert images_of(printed(ONE_PAIR_REPORT)) == 2
    many = printed(replace(ORDINARY_REPORT, photos=(LANDING, STAIRS, LANDING)))
    reader = pypdf.PdfReader(BytesIO(many.content))
    sizes = {image.image.size for page in reader.pages for image in page.images if image.image is not None}
    assert sum(len(page.images) for page in reader.pages) == 4
    ratios = {round(width / height, 1) for width, height in sizes}
    assert len(ratios) == 1


def test_photos_show_at_two_hundred_dots_an_inch(paper: PaperSize) -> None:
    rooms = (ReportRoomRow("Landing", "Clean"),)
    large = pypdf.PdfReader(BytesIO(printed(replace(ONE_PAIR_REPORT, rooms=rooms, marks_left=()), paper).content))
    image = large.pages[0].images[0].image
    assert image is not None
    shown_inches = (paper.upright[0] - 2 * millimetres(18) - 10) / 2 / 72
    assert 150 < image.width / shown_inches <= 201


def test_a_missing_photo_leaves_its_pair_out_and_the_next_pair_takes_its_place() -> None:
    lost = PhotoPairRow(PaperPhotoRow("0" * 64), PaperPhotoRow(name_of(CLEAN)), "Hall")
    torn = b"\xff\xd8\xff\xe0 torn"
    broken = PhotoPairRow(PaperPhotoRow(name_of(torn)), PaperPhotoRow(name_of(torn)), "Study")
    shelf = PhotoShelf(
        *(SHELF.read(photo) for pair in (LANDING, STAIRS) for photo in (pair.before.sha256, pair.after.sha256)), torn
    )
    photos, target = PaperPhotos(shelf.read), BytesIO()
    row = replace(ORDINARY_REPORT, photos=(lost, broken, LANDING))
    result = write_job_reports([row, row], FIRM, PaperSize.LETTER, target, photos=photos)
    made = PrintedPaper(target.getvalue(), result)
    assert (images_of(made, 0), images_of(made, 1)) == (2, 2)
    assert "Hall" not in made.text()
    assert photos.left_out == ["0" * 64, name_of(torn)]


def test_without_photos_there_is_no_heading_for_them() -> None:
    text = printed(replace(ORDINARY_REPORT, photos=())).text()
    assert "Before" not in text
    target = BytesIO()
    write_job_reports([ORDINARY_REPORT], FIRM, PaperSize.LETTER, target)
    assert b"/Subtype/Image" not in target.getvalue()


def test_four_of_the_most_restless_photos_stay_below_400_kilobytes() -> None:
    assert len(printed(WORST_REPORT).content) < 400_000
    assert len(printed(ORDINARY_REPORT).content) < 150_000


def test_the_same_report_gives_the_same_bytes() -> None:
    assert printed(ORDINARY_REPORT).content == printed(ORDINARY_REPORT).content


def test_a_visit_to_put_something_right_thanks_for_that_and_costs_nothing() -> None:
    text = printed(PUT_RIGHT_REPORT).text()
    assert "Thank you, Margaret, for letting Luis Santos come back and put it right." in text
    assert "This visit cost you nothing." in text
    assert "You wished for “The landing smelling of nothing at all.” We did not get there." in text


def test_what_is_not_known_is_said_in_plain_words() -> None:
    text = printed(LEAST_REPORT).text()
    assert "Thank you for having us in your home." in text
    assert "Our promise If anything is not as it should be, we come back and put it right." in text
    assert "Let it dry" in text
    for never in ("None", "{", "}", "0 days", "What we did", "What did not come out"):
        assert never not in text


@pytest.mark.parametrize(
    ("price", "paid", "owed", "words"),
    [
        (18_500, 0, 18_500, "Price $185.00, to be paid."),
        (18_500, 5_000, 13_500, "Price $185.00, paid $50.00, left to pay $135.00."),
        (18_500, 20_000, -1_500, "Price $185.00, paid in full. Thank you."),
    ],
)
def test_the_money_is_one_small_line(price: int, paid: int, owed: int, words: str) -> None:
    row = replace(ORDINARY_REPORT, price_minor=price, paid_minor=paid, owed_minor=owed)
    assert words in printed(row).text()


@pytest.mark.parametrize(
    ("moisture", "ph", "words"),
    [
        (1_200, 680, "Moisture was down to 12% when we left, and the fibers at pH 6.8: nothing harsh stays in them."),
        (1_250, None, "Moisture was down to 12.5% when we left."),
        (None, 700, "Rinsed to pH 7: nothing harsh stays in the fibers."),
    ],
)
def test_what_was_measured_is_one_small_line_below_the_work(moisture: int | None, ph: int | None, words: str) -> None:
    row = replace(ORDINARY_REPORT, moisture_hundredths=moisture, ph_hundredths=ph)
    text = printed(row).text()
    assert text.index("Method: Hot water extraction.") < text.index(words) < text.index("Before and after")
    assert "when we left" not in printed(ORDINARY_REPORT).text()


def test_once_it_should_be_dry_the_report_asks_to_call() -> None:
    text = printed(replace(ORDINARY_REPORT, is_dry_by_now=True)).text()
    assert "It should be dry" in text
    assert "Dry by" not in text


def test_a_next_visit_that_is_only_agreed_has_no_time() -> None:
    text = printed(replace(ORDINARY_REPORT, next_at=None, next_on=date(2026, 5, 21))).text()
    assert "Your next visit, as we agreed: around May 21, 2026." in text
    assert "next visit" not in printed(replace(ORDINARY_REPORT, next_at=None, next_on=None)).text()


def test_a_room_that_was_not_done_is_told_in_both_places() -> None:
    rooms = (ReportRoomRow("Landing", "Clean"), ReportRoomRow("Attic", "Clean", is_done=False))
    text = printed(replace(ORDINARY_REPORT, rooms=rooms)).text()
    assert "Attic Not done this time" in text
    assert "Attic We did not get to this." in text


@pytest.mark.parametrize("outcome", ["lighter", "permanent", "may_return"])
def test_each_outcome_has_words_with_and_without_what_the_mark_is_of(outcome: str) -> None:
    for stain in ("", "Rust or metal"):
        row = replace(ORDINARY_REPORT, marks_left=(ReportMarkRow("Hall", "Ring", outcome, stain),))
        assert ("Ring (rust or metal) " if stain else "Ring ") in printed(row).text()


def test_the_firms_own_words_replace_ours_and_what_they_leave_out_stays() -> None:
    own = OwnWordsRow("job_report", '[thanks]\nhome = "Much obliged, {name}."\n')
    made = printed(ORDINARY_REPORT, firm=replace(FIRM, own_words=(own,)))
    assert "Much obliged, Margaret." in made.text()
    assert "Our promise, until December 27, 2025" in made.text()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_is_thanked(name: str) -> None:
    made = printed(replace(ORDINARY_REPORT, client_name=name, greeting_name=name, technician_name=name))
    assert made.result.pages == 1
    assert not set(made.result.missing_characters) & set(name) - {"😀"}


def test_a_cancelled_print_has_no_end() -> None:
    flag, target = CancelFlag(), BytesIO()
    flag.cancel()
    with pytest.raises(Cancelled):
        write_job_reports([ORDINARY_REPORT], FIRM, PaperSize.LETTER, target, JobProgress(flag))
    assert b"%%EOF" not in target.getvalue()


def test_each_report_begins_on_a_page_of_its_own() -> None:
    target = BytesIO()
    result = write_reports([ORDINARY_REPORT, LEAST_REPORT], FIRM, PaperSize.A4, target)
    assert (result.papers, result.pages) == (2, 2)
