"""What a certificate promises: handsome on every paper, words that only fit this person, nothing that could hurt."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations
from tempfile import TemporaryFile

import pypdf
import pytest

from app.documents.certificate import write_certificates
from app.documents.certificate_frame import inner_edge
from app.documents.paper_size import PaperSize, millimetres
from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress
from app.queries.paper_rows import CertificateReasonRow, CertificateRow, CertificateRule, OwnWordsRow
from tests.app.documents.paper_samples import (
    FINE_CERTIFICATE,
    FIRM,
    LONGEST_CERTIFICATE,
    NAMES,
    PLAIN_CERTIFICATE,
    tenure,
    visits,
)
from tests.app.documents.printed_paper import PrintedPaper, boxes_outside_the_seal, print_certificates

STAGE_WORDS = ("married", "fan", "drifting", "stranger", "courting", "steady", "lost", "hurt")
CERTIFICATES = {"fine": FINE_CERTIFICATE, "plain": PLAIN_CERTIFICATE, "longest": LONGEST_CERTIFICATE}


@pytest.fixture(params=PaperSize, ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> PaperSize:
    return request.param


@pytest.fixture(params=CERTIFICATES, ids=str)
def printed(request: pytest.FixtureRequest, paper: PaperSize) -> PrintedPaper:
    return print_certificates([CERTIFICATES[request.param]], paper)


def test_no_two_texts_overlap(printed: PrintedPaper) -> None:
    boxes = boxes_outside_the_seal(printed)
    assert [(one.text, other.text) for one, other in combinations(boxes, 2) if one.overlaps(other)] == []


def test_all_text_stays_inside_the_frame_and_the_frame_eight_millimetres_off_the_edge(printed: PrintedPaper) -> None:
    width, height = printed.size()
    frame = inner_edge(min(width / 792, height / 612))
    for box in printed.boxes():
        assert min(box.left, box.bottom, width - box.right, height - box.top) > frame
    ink = printed.picture(scale=2).point(lambda grey: 255 if grey < 250 else 0).getbbox()
    assert ink is not None
    left, top, right, bottom = ink
    assert min(left, top, width * 2 - right, height * 2 - bottom) >= millimetres(8) * 2 - 1


def test_a_signature_has_thirty_points_of_room(printed: PrintedPaper) -> None:
    width, height = printed.size()
    lower = [box for box in boxes_outside_the_seal(printed) if box.left < width / 2 and box.top < height * 0.22]
    signature = max(box.top for box in lower)
    above = [box.bottom for box in boxes_outside_the_seal(printed) if box.left < width / 2 and box.bottom > signature]
    assert min(above) - signature >= 36  # the line itself runs six points above the name


def test_the_fine_certificate_says_what_only_fits_this_client() -> None:
    text = print_certificates([FINE_CERTIFICATE]).text()
    for words in (
        "BRIGHTWATER CARPET CARE",
        "CERTIFICATE OF LOYALTY",
        "Margaret Alder",
        "has trusted us at home for",
        "Twelve Years",
        "Since March 9, 2014 you have opened your door to us twenty-six times.",
        "Nor have we forgotten Biscuit.",
        "Dana Kowalski",
        "Owner, with everyone at Brightwater",
        "WITH OUR THANKS",
        "$25 toward your next visit",
        "Any time until March 9, 2027. Just call.",
        "March 9, 2026",
        "Certificate 2026-0031",
        "(503) 555 0100 · brightwater.example",
    ):
        assert words in text, words


def test_without_anything_remembered_the_text_of_the_rule_is_used() -> None:
    text = print_certificates([PLAIN_CERTIFICATE]).text()
    assert "To Ana Bell – thank you for five years of trusting us with your home, since March 2021." in text
    assert "Five Years" in text


def test_a_certificate_for_visits_says_that_they_could_have_called_anyone() -> None:
    row = replace(PLAIN_CERTIFICATE, reasons=(visits(10),), visit_count=10)
    text = print_certificates([row]).text()
    assert "Ten Visits" in text
    assert "Our 10th visit to your home. You could have called anyone; you called us." in text


def test_an_ambassador_is_thanked_for_the_homes() -> None:
    row = replace(PLAIN_CERTIFICATE, reasons=(CertificateReasonRow(CertificateRule.AMBASSADOR, 3),))
    text = print_certificates([row]).text()
    assert "Three Homes" in text
    assert "Three homes are cleaner because you spoke up for us." in text


def test_a_merged_certificate_names_both_reasons() -> None:
    row = replace(PLAIN_CERTIFICATE, reasons=(tenure(5), visits(20)), visit_count=20)
    text = print_certificates([row]).text()
    assert "Five Years & Twenty Visits" in text
    assert "thank you for five years" in text
    assert "Our 20th visit to your home." in text


def test_no_stage_word_is_printed() -> None:
    text = print_certificates([FINE_CERTIFICATE, PLAIN_CERTIFICATE]).all_text().lower().split()
    assert not set(text) & set(STAGE_WORDS)


def test_the_second_signature_and_the_thank_you_are_optional() -> None:
    bare = print_certificates([PLAIN_CERTIFICATE]).text()
    assert "Your technician" not in bare
    assert "WITH OUR THANKS" not in bare
    full = print_certificates([replace(FINE_CERTIFICATE, technician_name="Luis Santos")]).text()
    assert "Luis Santos" in full
    assert "Your technician" in full


def test_a_gift_without_an_end_says_any_time() -> None:
    row = replace(FINE_CERTIFICATE, gift_until_on=None)
    assert "Any time. Just call." in print_certificates([row]).text()


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_can_be_copied_out_again(name: str) -> None:
    printed = print_certificates([replace(FINE_CERTIFICATE, client_name=name)])
    text = printed.text()
    assert all(part in text for part in name.split())
    assert printed.result.missing_characters == ()


def test_the_longest_name_is_printed_whole() -> None:
    text = print_certificates([LONGEST_CERTIFICATE]).text()
    for part in ("Maximiliana Alexandrina von und zu", "Württemberg-Oettingen-Wallerstein"):
        assert part in text


def test_an_almost_empty_row_still_makes_a_certificate_without_blanks() -> None:
    row = CertificateRow(number="", client_name="", reasons=(), issued_on=date(2026, 3, 9))
    text = print_certificates([row], firm=replace(FIRM, owner_name="", name="", short_name="")).text()
    assert "None" not in text
    assert "{" not in text
    assert "Our client" in text
    assert "Thank you" in text


def test_a_batch_takes_less_than_sixty_kilobytes_each_and_one_less_than_three_hundred() -> None:
    assert len(print_certificates([FINE_CERTIFICATE]).content) < 300_000
    batch = [replace(FINE_CERTIFICATE, number=f"2026-{number:04d}") for number in range(10)]
    assert len(print_certificates(batch).content) / 10 < 60_000


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = [FINE_CERTIFICATE, replace(PLAIN_CERTIFICATE, client_name="محمد 山田")]
    assert print_certificates(rows).content == print_certificates(rows).content


def test_title_author_and_language_are_set() -> None:
    reader = pypdf.PdfReader(
        BytesIO(print_certificates([FINE_CERTIFICATE], firm=replace(FIRM, locale="en_GB")).content)
    )
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Certificates", "Brightwater Carpet Care")
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


def test_a_british_firm_writes_the_day_first() -> None:
    text = print_certificates([FINE_CERTIFICATE], firm=replace(FIRM, locale="en_GB")).text()
    assert "Since 9 March 2014 you have" in text


def test_the_firms_own_words_replace_the_shipped_ones() -> None:
    own = OwnWordsRow("certificate", '[tenure]\nlead = "stays with {firm_short} for"\n')
    text = print_certificates([FINE_CERTIFICATE], firm=replace(FIRM, own_words=(own,))).text()
    assert "stays with Brightwater for" in text
    assert "Twelve Years" in text


def test_a_cancel_stops_the_print() -> None:
    flag = CancelFlag()
    flag.cancel()
    with pytest.raises(Cancelled):
        write_certificates([FINE_CERTIFICATE] * 2, FIRM, PaperSize.A5, BytesIO(), JobProgress(flag))


def test_it_stays_handsome_in_grey() -> None:
    picture = print_certificates([FINE_CERTIFICATE]).picture(scale=1)
    seal = picture.crop((360, 410, 432, 490))
    darkest, lightest = seal.getextrema()
    assert darkest < 90
    assert lightest > 200


@pytest.mark.parametrize("locale", ["ar_EG", "hi_IN", "th_TH"])
def test_a_month_whose_letters_join_stands_straight_on_the_seal(locale: str) -> None:
    printed = print_certificates([FINE_CERTIFICATE], firm=replace(FIRM, locale=locale))
    assert printed.result.missing_characters == ()
    middle = [box for box in printed.boxes() if box.left > 360 and box.right < 432 and 110 < box.bottom < 150]
    month = [box for box in middle if box.text != "YEARS"]
    assert max(box.top for box in month) < min(box.bottom for box in middle if box.text == "YEARS")
    assert max(box.right for box in month) - min(box.left for box in month) <= 31


def test_a_large_batch_takes_no_more_memory_than_a_small_one() -> None:
    def peak_of(count: int) -> int:
        rows = (replace(FINE_CERTIFICATE, number=f"2026-{number:04}") for number in range(count))
        with TemporaryFile() as target:
            tracemalloc.start()
            try:
                write_certificates(rows, FIRM, PaperSize.LETTER, target)
                return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()

    peak_of(1)  # fonts are parsed once
    assert peak_of(400) < 3 * peak_of(40)


def flowing(printed: PrintedPaper) -> str:
    """The words of a page, wherever its lines end."""
    return " ".join(printed.text().split())


def test_their_rooms_make_a_sentence_where_nobody_chose_one_and_many_are_cut_short() -> None:
    rooms = ("Living room", "Stairs", "Hall", "Study", "Persian rug", "Attic")
    row = replace(FINE_CERTIFICATE, care_line="", rooms=rooms)
    assert "In our care: Living room, Stairs, Hall, Study, and more." in flowing(print_certificates([row]))
    chosen = replace(row, care_line="Nor have we forgotten Biscuit.")
    assert "In our care" not in flowing(print_certificates([chosen]))


def test_without_anything_personal_the_words_of_r11_stand_there() -> None:
    bare = replace(PLAIN_CERTIFICATE, visit_count=0, care_line="", rooms=())
    five = replace(bare, client_name="Margaret Alder", reasons=(tenure(5),), years=5, since_on=date(2021, 3, 10))
    for row, words in (
        (
            five,
            "To Margaret Alder – thank you for five years of trusting us with your home, since March 2021.",
        ),
        (
            replace(bare, reasons=(visits(5),)),
            "Our 5th visit to your home. You could have called anyone; you called us.",
        ),
        (
            replace(bare, reasons=(CertificateReasonRow(CertificateRule.AMBASSADOR, 3),)),
            "Three homes are cleaner because you spoke up for us.",
        ),
    ):
        assert words in flowing(print_certificates([row]))
