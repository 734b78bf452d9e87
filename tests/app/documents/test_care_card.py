"""The care card says what to mind while it dries, large enough for old eyes, and nothing is left open on it."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from app.documents.care_card import write_care_cards
from app.documents.paper_size import PaperSize
from app.errors import Cancelled
from app.jobs import CancelFlag, JobProgress
from app.queries.paper_rows import OwnWordsRow
from app.rules.paper_texts import LONGEST_SENTENCE
from tests.app.documents.card_checks import check_layout, check_words
from tests.app.documents.paper_samples import FIRM, LONG_NAME, NAMES
from tests.app.documents.printed_paper import PrintedPaper
from tests.app.documents.small_paper_samples import BLANK_CARE_CARD, CARE_CARD, LONGEST_CARE_CARD

ROWS = {"ordinary": CARE_CARD, "blank": BLANK_CARE_CARD, "longest": LONGEST_CARE_CARD}


@pytest.fixture(params=[PaperSize.LETTER, PaperSize.A4], ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> PaperSize:
    return request.param


def printed(*rows, paper=PaperSize.LETTER, firm=FIRM, own_words="") -> PrintedPaper:
    target = io.BytesIO()
    firm = replace(firm, own_words=(OwnWordsRow("care_card", own_words),))
    result = write_care_cards(rows or (CARE_CARD,), firm, paper, target)
    return PrintedPaper(target.getvalue(), result)


def sizes_of(paper: PrintedPaper) -> set[float]:
    """The sizes of type on the first page."""
    found: set[float] = set()

    def visit(text: str, _user: object, _matrix: object, _font: object, size: float) -> None:
        if text.strip():
            found.add(round(size, 1))

    pypdf.PdfReader(io.BytesIO(paper.content)).pages[0].extract_text(visitor_text=visit)
    return found


def test_the_card_says_everything_that_matters_in_its_order(paper: PaperSize) -> None:
    text = printed(paper=paper).text()
    order = (
        "Brightwater Carpet Care",
        "While your carpet dries",
        "For Margaret Alder, cleaned on Thu 27 Nov",
        "Careful: slippery!",
        "A damp carpet makes hard floors slippery.",
        "Dry by",
        "Thu 27 Nov 18:00",
        "Keep children and pets off until it is dry.",
        "clean socks only",
        "68–72°F is best.",
        "24 to 72 hours",
        "No rugs or mats",
        "If something spills",
        "Wine",
        "Coffee, tea",
        "Pets",
        "Grease",
        "Ink",
        "Gum",
        "A spot may come back as the carpet dries. Call us: we come again, free of charge.",
        "Still damp after 24 hours? Please ring us.",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert text.endswith("(503) 555 0100"), "the number to call comes last and large"


@pytest.mark.parametrize("name", ROWS)
def test_one_page_without_overlaps_or_open_fields(paper: PaperSize, name: str) -> None:
    card = printed(ROWS[name], paper=paper)
    assert card.result.pages == 1
    check_layout(card)
    check_words(card)


def test_the_type_is_large_enough_for_an_arms_length(paper: PaperSize) -> None:
    assert min(sizes_of(printed(paper=paper)) - {11.0}) >= 13, "all but the firm's number in the head"


def test_degrees_are_those_of_the_country() -> None:
    assert "20–22°C" in printed(firm=replace(FIRM, locale="en_GB")).text()
    assert "20–22°C" in printed(firm=replace(FIRM, locale="de_DE")).text()
    assert "68–72°F" in printed(firm=replace(FIRM, locale="nonsense")).text()


def test_without_a_known_time_there_is_a_line_to_write_on() -> None:
    known, open_card = printed().picture(), printed(replace(CARE_CARD, dry_by=None))
    assert "18:00" not in open_card.text()
    assert "Dry by" in open_card.text()
    assert open_card.picture().tobytes() != known.tobytes()


def test_a_firm_without_a_number_is_called_by_its_name() -> None:
    text = printed(firm=replace(FIRM, phone="")).text()
    assert text.endswith("Brightwater Carpet Care")
    nothing = printed(BLANK_CARE_CARD, firm=replace(FIRM, name="", phone="", short_name="", website="", email=""))
    check_words(nothing)
    assert nothing.text().startswith("Our firm")


def test_words_of_the_firm_that_are_far_too_long_go_on_on_a_second_page(paper: PaperSize) -> None:
    longest = (LONG_NAME * 8)[:LONGEST_SENTENCE]
    words = "[care]\n" + "".join(f'{name} = "{longest}"\n' for name in ("keep_off", "socks", "air", "tabs", "rugs"))
    card = printed(paper=paper, own_words=words)
    assert card.result.pages >= 2
    assert "Page 1 of" in card.text()
    check_layout(card)


def test_the_firms_own_words_replace_the_shipped_ones() -> None:
    text = printed(own_words='[slippery]\nbold = "Mind the step, {name}!"\n').text()
    assert "Mind the step, Margaret Alder!" in text
    assert "Careful: slippery!" not in text
    assert "A damp carpet makes hard floors slippery." in text
    broken = printed(own_words="title =")
    assert "Careful: slippery!" in broken.text()
    assert broken.result.warnings


@pytest.mark.parametrize("name", NAMES)
def test_a_name_in_any_script_can_be_copied_out_again(name: str) -> None:
    card = printed(replace(CARE_CARD, client_name=name))
    assert all(part in card.text() for part in name.split())
    assert card.result.missing_characters == ()


def test_the_same_rows_give_the_same_bytes_and_a_cancel_stops() -> None:
    assert printed(CARE_CARD, BLANK_CARE_CARD).content == printed(CARE_CARD, BLANK_CARE_CARD).content
    flag = CancelFlag()
    flag.cancel()
    with pytest.raises(Cancelled):
        write_care_cards([CARE_CARD] * 2, FIRM, PaperSize.A4, io.BytesIO(), JobProgress(flag))
