"""What a job sheet promises to the technician, to the client who signs it, and to the office that keys it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from itertools import combinations

import pypdf
import pytest
import zxingcpp
from PIL import ImageFilter

from app.documents.job_sheet import write_job_sheets
from app.documents.job_sheet_style import ROOMY, TIGHT
from app.documents.paper_size import PaperSize, millimetres
from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress
from app.queries.paper_rows import JobSheetRow, PaperPhoneRow, SheetLineRow, SheetNoteRow, SheetPromiseRow
from app.rules.paper_codes import code_payload
from tests.app.documents.paper_samples import FIRM, NAMES, ORDINARY_SHEET, SHORTEST_SHEET, longest_sheet
from tests.app.documents.printed_paper import PrintedPaper, print_sheets

PAPERS = [PaperSize.LETTER, PaperSize.A4]
LONG_CHECKS = (
    "Nobody is talked down to, whatever they ask, however often, in front of whomever it may be in their own house",
    "Nobody walks in with shoes on; covers are on before the first step is taken into the house",
    "No pet is let out",
    "Nobody leaves without showing the client every room that was cleaned, by daylight if there is any",
    "No price is said at the door that was not agreed on the telephone, in writing, or on this very sheet",
    "Doors stay shut",
)
SHEETS = {
    "ordinary": ORDINARY_SHEET,
    "shortest": SHORTEST_SHEET,
    "longest": longest_sheet(),
    "very many rooms": longest_sheet(40),
    "a long list of never here": replace(ORDINARY_SHEET, checks=LONG_CHECKS),
    "many plain rooms": replace(ORDINARY_SHEET, lines=ORDINARY_SHEET.lines * 12),
}


@pytest.fixture(params=PAPERS, ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> PaperSize:
    return request.param


@pytest.fixture(params=SHEETS, ids=str)
def printed(request: pytest.FixtureRequest, paper: PaperSize) -> PrintedPaper:
    return print_sheets([SHEETS[request.param]], paper)


def test_no_two_texts_overlap(printed: PrintedPaper) -> None:
    for page in range(len(printed.pdf)):
        meeting = [(one.text, other.text) for one, other in combinations(printed.boxes(page), 2) if one.overlaps(other)]
        assert meeting == []


def test_nothing_is_printed_within_eight_millimetres_of_the_edge(printed: PrintedPaper) -> None:
    edge = round(millimetres(8) * 2)
    for page in range(len(printed.pdf)):
        picture = printed.picture(page, scale=2)
        width, height = picture.size
        ink = picture.point(lambda grey: 255 if grey < 250 else 0).getbbox()
        assert ink is not None
        left, top, right, bottom = ink
        assert min(left, top, width - right, height - bottom) >= edge


def test_texts_and_tables_keep_to_margins_of_twelve_millimetres_at_the_sides(printed: PrintedPaper) -> None:
    width, _height = printed.size()
    for box in printed.boxes():
        assert box.left >= millimetres(12) - 3.5  # the caption of the square may be a little wider than the square
        assert box.right <= width - millimetres(12) + 3.5


def test_an_ordinary_job_fits_one_page_with_two_spare_rows(paper: PaperSize) -> None:
    printed = print_sheets([ORDINARY_SHEET], paper)
    assert printed.result.pages == 1
    forms = printed.content.count(b"/Subtype/Form")
    assert forms > 5
    assert printed.text().count("$0.00") == 4


def test_a_spare_row_is_at_least_nine_millimetres_high() -> None:
    for measures in (ROOMY, TIGHT):
        assert measures.row_height >= millimetres(9)


def _home_of(rooms: int, **more: object) -> JobSheetRow:
    lines = tuple(replace(ORDINARY_SHEET.lines[place % 3], name=f"Room {place + 1}") for place in range(rooms))
    return replace(ORDINARY_SHEET, lines=lines, **more)


def test_a_home_of_six_rooms_with_a_warning_is_one_page(paper: PaperSize) -> None:
    assert print_sheets([_home_of(6)], paper).result.pages == 1
    shoes_and_pets = ("No shoes inside", "No pet let out")
    assert print_sheets([_home_of(5, checks=shoes_and_pets)], paper).result.pages == 1


def test_the_code_is_read_from_the_printed_page(paper: PaperSize) -> None:
    printed = print_sheets([ORDINARY_SHEET, longest_sheet()], paper)
    for page in range(printed.result.pages):
        (found,) = zxingcpp.read_barcodes(printed.picture(page, scale=2))
        assert found.text == code_payload("BRWTR", "J", 2402 if page == 0 else 987654321)
        side = found.position.top_right.x - found.position.top_left.x
        assert side == pytest.approx(millimetres(22) * 2, abs=4)


def test_the_code_is_read_from_a_poor_copy(paper: PaperSize) -> None:
    picture = print_sheets([longest_sheet()], paper).picture(scale=150 / 72)
    black_and_white = picture.point(lambda grey: 255 if grey > 128 else 0)
    for copy in (black_and_white, black_and_white.filter(ImageFilter.GaussianBlur(1.5))):
        (found,) = zxingcpp.read_barcodes(copy)
        assert found.text == code_payload("BRWTR", "J", 987654321)


def test_the_same_rows_give_the_same_bytes() -> None:
    first = print_sheets([ORDINARY_SHEET, replace(ORDINARY_SHEET, client_name="山田 محمد สมชาย")])
    print_sheets([replace(SHORTEST_SHEET, client_name="हिन्दी 김민수 Ελένη")])
    assert (
        print_sheets([ORDINARY_SHEET, replace(ORDINARY_SHEET, client_name="山田 محمد สมชาย")]).content == first.content
    )


def test_every_font_is_embedded_as_a_subset_and_none_is_built_in() -> None:
    reader = pypdf.PdfReader(BytesIO(print_sheets([ORDINARY_SHEET]).content))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    assert len(fonts) >= 4
    for font in (entry.get_object() for entry in fonts.values()):
        assert font["/Subtype"] == "/TrueType"
        assert font["/BaseFont"][7] == "+"
        assert len(font["/FontDescriptor"]["/FontFile2"].get_data()) < 60_000
    assert b"Helvetica" not in print_sheets([ORDINARY_SHEET]).content


def test_title_author_and_language_are_set() -> None:
    reader = pypdf.PdfReader(BytesIO(print_sheets([ORDINARY_SHEET]).content))
    assert reader.metadata is not None
    assert reader.metadata.title == "Job sheets"
    assert reader.metadata.author == "Brightwater Carpet Care"
    assert reader.trailer["/Root"]["/Lang"] == "en-US"


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_can_be_copied_out_again(name: str) -> None:
    printed = print_sheets([replace(ORDINARY_SHEET, client_name=name)])
    text = printed.text()
    assert all(part in text for part in name.split())
    assert printed.result.missing_characters == ()


def test_a_character_that_no_font_has_is_marked_and_reported() -> None:
    printed = print_sheets([replace(ORDINARY_SHEET, client_name="Anna \U00012345 Bell")])
    assert printed.result.missing_characters == ("\U00012345",)
    assert "�" in printed.text()


def test_head_sections_and_foot_say_what_the_picture_says() -> None:
    text = print_sheets([ORDINARY_SHEET]).text()
    for words in (
        "Thu 27 Nov",
        "10:00 – 11:00",
        "about 45 min",
        "Luis Santos · van 2 · 3rd of 5",
        "With us 11 years · 23 jobs",
        "(503) 555 0142",
        "husband Alan (503) 555 0199",
        "Before you knock",
        "Biscuit the spaniel",
        "Tue 18 Nov, Luis Santos, living room and stairs",
        "Call after the visit, Dana, by Fri 28 Nov",
        "Granddaughter Ivy: starts school in Eugene",
        "What would make today perfect?",
        "The landing smelling of nothing at all",
        "Fiber",
        "65 sq ft",
        "13 treads",
        "Odor",
        "Risk explained",
        "Shoe covers",
        "Corner guards",
        "Rooms walked",
        "How was that for you?",
        "We do this job for “great”. Good tells us we missed something.",
        "Due $0.00",
        "Check",
        "I have walked through the rooms with the technician.",
        "Next visit agreed",
        "Hand this sheet in the same day.",
        "Page 1 of 1",
    ):
        assert words in text, words


def test_at_most_three_notes_three_facts_and_three_promises_print() -> None:
    row = replace(
        ORDINARY_SHEET,
        notes=tuple(SheetNoteRow(f"note{number}x") for number in range(5)),
        facts=tuple(SheetNoteRow(f"fact{number}x") for number in range(5)),
        promises=tuple(SheetPromiseRow(f"promise{number}x") for number in range(5)),
    )
    text = print_sheets([row]).all_text()
    for kind in ("note", "fact", "promise"):
        assert [f"{kind}{number}x" in text for number in range(5)] == [True, True, True, False, False]


def test_a_private_note_has_no_way_onto_the_sheet_and_a_code_only_the_one_for_what_may_be_printed() -> None:
    names = " ".join(JobSheetRow.__slots__)
    assert "private" not in names
    assert [name for name in JobSheetRow.__slots__ if "code" in name] == ["access_codes"]
    text = print_sheets([replace(SHORTEST_SHEET, access_codes=("Gate: 4711",), access_note="Side door")]).text()
    assert "Gate: 4711 · Side door" in text


def test_what_is_not_known_is_said_in_plain_words_and_never_as_none() -> None:
    text = print_sheets([replace(SHORTEST_SHEET, client_name=" ", lines=(SheetLineRow(""),))]).text()
    assert "None" not in text.replace("None yet", "")
    for words in ("Name not noted", "Address not noted: call the office", "Call the office: (503) 555 0100"):
        assert words in text
    for words in (
        "Time as agreed",
        "Technician to be named",
        "First visit to this client",
        "No telephone number noted",
    ):
        assert words in text


def test_a_long_job_goes_on_under_a_repeated_head_and_is_signed_once() -> None:
    printed = print_sheets([replace(ORDINARY_SHEET, lines=ORDINARY_SHEET.lines * 12)])
    pages = printed.result.pages
    assert pages > 1
    for page in range(pages):
        assert "Thu 27 Nov" in printed.text(page)
        assert f"Page {page + 1} of {pages}" in printed.text(page)
    assert ["Next visit agreed" in printed.text(page) for page in range(pages)] == [False] * (pages - 1) + [True]
    assert "Margaret Alder, continued" in printed.text(1)
    assert "Rooms, continued" in printed.text(1)
    assert printed.all_text().count("Polyprop.") == 12


def test_what_must_never_happen_is_printed_whole_however_long_and_short_ones_share_a_line(paper: PaperSize) -> None:
    printed = print_sheets([replace(ORDINARY_SHEET, checks=LONG_CHECKS)], paper)
    text = " ".join(printed.all_text().split())
    for words in LONG_CHECKS:
        assert words in text
    short = print_sheets([replace(ORDINARY_SHEET, checks=("No pet is let out", "Doors stay shut"))], paper)
    assert short.result.pages == 1
    assert "No pet is let out Doors stay shut" in " ".join(short.text().split())


def test_a_warning_to_explain_has_a_place_for_the_clients_initials() -> None:
    text = print_sheets([ORDINARY_SHEET]).text()
    assert "Explain first The ring may come back once" in text
    assert "Client’s initials" in text


def test_sizes_dates_and_money_follow_the_firm() -> None:
    firm = replace(FIRM, locale="de_DE", currency="EUR", area_unit="m2")
    text = print_sheets([replace(ORDINARY_SHEET, due_minor=123456)], PaperSize.A4, firm).text()
    assert "6 m²" in text
    assert "1.234,56 €" in text
    assert "27. Nov" in text


def test_a_cancel_stops_the_print() -> None:
    flag = CancelFlag()

    class Impatient(JobProgress):
        def report(self, done: int, total: int, message: str) -> None:
            assert (done, total, message) == (10, 30, "10 sheets")
            flag.cancel()

    with pytest.raises(Cancelled):
        write_job_sheets([ORDINARY_SHEET] * 30, FIRM, PaperSize.A4, BytesIO(), Impatient(flag))


def test_rows_are_taken_one_after_the_other_and_written_at_once() -> None:
    target = BytesIO()
    sizes: list[int] = []

    def rows() -> Iterator[JobSheetRow]:
        for number in range(60):
            sizes.append(len(target.getvalue()))
            yield replace(ORDINARY_SHEET, job_number=number)

    result = write_job_sheets(rows(), FIRM, PaperSize.LETTER, target)
    assert result.papers == 60
    assert sizes[50] > sizes[20] > sizes[5]


def test_a_page_of_many_takes_less_than_two_kibibytes() -> None:
    def size(count: int) -> int:
        return len(print_sheets([replace(ORDINARY_SHEET, job_number=number) for number in range(count)]).content)

    assert (size(120) - size(20)) / 100 < 2 * 1024


def test_phones_that_do_not_fit_beside_the_first_stand_below_it() -> None:
    phones = (PaperPhoneRow("(503) 555 0142"), PaperPhoneRow("(503) 555 0199", "the neighbour who keeps the key"))
    printed = print_sheets([replace(ORDINARY_SHEET, phones=phones)])
    assert "the neighbour who keeps the key" in printed.text()


def test_an_open_ended_window_and_a_long_visit_are_said_in_words() -> None:
    row = replace(ORDINARY_SHEET, window_ends=None, expected_minutes=150)
    assert "about 2 h 30 min" in print_sheets([row]).text()
    row = replace(
        ORDINARY_SHEET, window_starts=None, window_ends=time(12), expected_minutes=120, visit_on=date(2026, 5, 1)
    )
    text = print_sheets([row]).text()
    assert "until 12:00" in text
    assert "about 2 h" in text


def test_no_rows_make_an_empty_result() -> None:
    result = write_job_sheets([], FIRM, PaperSize.A4, BytesIO())
    assert (result.pages, result.papers, result.missing_characters) == (0, 0, ())
