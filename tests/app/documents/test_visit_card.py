"""The visit card says who is coming, with a face or handsome initials, and what to do if it is somebody else."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from app.documents.paper_size import PaperSize
from app.documents.visit_card import write_visit_cards
from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress
from app.queries.paper_rows import OwnWordsRow
from tests.app.documents.card_checks import check_layout, check_words
from tests.app.documents.paper_samples import FIRM, NAMES
from tests.app.documents.photo_samples import sand
from tests.app.documents.printed_paper import PrintedPaper
from tests.app.documents.small_paper_samples import LONGEST_VISIT_CARD, PLAIN_VISIT_CARD, VISIT_CARD, face

ROWS = {
    "ordinary": VISIT_CARD,
    "initials": replace(VISIT_CARD, portrait=b""),
    "least": PLAIN_VISIT_CARD,
    "longest": LONGEST_VISIT_CARD,
}


@pytest.fixture(params=[PaperSize.LETTER, PaperSize.A4], ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> PaperSize:
    return request.param


def printed(*rows, paper=PaperSize.LETTER, firm=FIRM) -> PrintedPaper:
    target = io.BytesIO()
    result = write_visit_cards(rows or (VISIT_CARD,), firm, paper, target)
    return PrintedPaper(target.getvalue(), result)


def test_the_card_says_who_comes_when_and_what_we_do(paper: PaperSize) -> None:
    text = printed(paper=paper).text()
    order = (
        "Brightwater Carpet Care",
        "Luis is coming to you",
        "For Margaret Alder · 18 Orchard Lane",
        "Thu 27 Nov",
        "10:00 – 11:00",
        "about 45 min",
        "Luis Santos",
        "Master cleaner",
        "Luis shows you this card and an ID at the door, before stepping in.",
        "Somebody else at your door? Please keep it shut and call us.",
        "What we do at your door",
        "Shoe covers",
        "Corner guards",
        "We walk through the rooms with you",
        "We are insured for two million dollars",
        "What helps us",
        "Small and breakable things",
        "Any question, or a better time? Call us.",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert text.endswith("(503) 555 0100")


@pytest.mark.parametrize("name", ROWS)
def test_one_page_without_overlaps_or_open_fields(paper: PaperSize, name: str) -> None:
    card = printed(ROWS[name], paper=paper)
    assert card.result.pages == 1
    check_layout(card)
    check_words(card)


def test_initials_stand_where_there_is_no_portrait_and_the_face_where_there_is_one() -> None:
    with_face, without = printed(), printed(replace(VISIT_CARD, portrait=b""))
    assert len(pypdf.PdfReader(io.BytesIO(with_face.content)).pages[0].images) == 1
    assert len(pypdf.PdfReader(io.BytesIO(without.content)).pages[0].images) == 0
    assert "LS" in without.text()
    assert "LS" not in with_face.text()
    assert "B" in printed(PLAIN_VISIT_CARD).text().split(), "the firm's own initial where nobody is named"


def test_a_portrait_on_many_cards_is_in_the_file_once_and_a_huge_one_is_made_smaller() -> None:
    one, ten = printed(), printed(*[VISIT_CARD] * 10)
    assert len(ten.content) < len(one.content) + 9 * 6_000
    assert len(printed(replace(VISIT_CARD, portrait=sand())).content) < 160_000


def test_a_portrait_that_cannot_be_shown_is_told_and_initials_stand_there() -> None:
    card = printed(replace(VISIT_CARD, portrait=face()[:900]), replace(VISIT_CARD, portrait=b"no picture"))
    assert card.result.warnings == ("The portrait of Luis Santos cannot be shown; initials stand in its place.",) * 2
    assert "LS" in card.text(0)
    assert card.result.pages == 2


def test_nothing_is_said_about_insurance_where_the_firm_says_nothing() -> None:
    row = replace(VISIT_CARD, insurance="")
    assert "insured" not in printed(row).text()
    own = OwnWordsRow("visit_card", '[door]\ninsured = "Fully insured: {insurance}"\n')
    firm = replace(FIRM, own_words=(own,))
    assert "insured" not in printed(row, firm=firm).text()
    assert "Fully insured: We are insured" in printed(firm=firm).text()


def test_without_a_technician_or_a_time_plain_words_stand_there() -> None:
    text = printed(PLAIN_VISIT_CARD, firm=replace(FIRM, phone="")).text()
    for words in ("Who is coming to you", "One of us from Brightwater", "We call you first", "Time as agreed"):
        assert words in text
    nobody = printed(PLAIN_VISIT_CARD, firm=replace(FIRM, name="", short_name="", phone="", website="", email=""))
    assert "One of us" in nobody.text()
    check_words(nobody)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_can_be_copied_out_again(name: str) -> None:
    card = printed(replace(VISIT_CARD, client_name=name, technician_name=name))
    assert all(part in card.text() for part in name.split())
    assert card.result.missing_characters == ()


def test_the_same_rows_give_the_same_bytes_and_a_cancel_stops() -> None:
    assert printed(VISIT_CARD, PLAIN_VISIT_CARD).content == printed(VISIT_CARD, PLAIN_VISIT_CARD).content
    flag = CancelFlag()
    flag.cancel()
    with pytest.raises(Cancelled):
        write_visit_cards([VISIT_CARD] * 2, FIRM, PaperSize.A4, io.BytesIO(), JobProgress(flag))


def test_a_name_without_an_end_is_cut_and_stays_on_its_page() -> None:
    for text in ("x" * 5_000, "W" * 300 + "\n" * 500):
        row = replace(VISIT_CARD, portrait=b"", client_name=text, technician_name=text, insurance=text)
        card = printed(row, firm=replace(FIRM, name=text, short_name=text, phone=text))
        assert card.result.pages == 1
        check_layout(card)
