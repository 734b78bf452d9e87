"""The card to show a friend: both photos, the room, the month, a first name if there is one, and never an address."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import combinations

import pypdf
import pytest

from app.documents.paper_photos import PaperPhotos
from app.documents.paper_size import PaperSize, millimetres
from app.documents.show_card import write_show_cards
from app.queries.job_report_rows import PaperPhotoRow, ShowCardRow
from tests.app.documents.job_report_samples import LEAST_CARD, ORDINARY_CARD, SHELF, WORST_CARD, write_cards
from tests.app.documents.paper_samples import FIRM, NAMES
from tests.app.documents.printed_paper import PrintedPaper

CARDS = {"ordinary": ORDINARY_CARD, "least": LEAST_CARD, "worst": WORST_CARD}


@pytest.fixture(params=[PaperSize.LETTER, PaperSize.A4], ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> PaperSize:
    return request.param


def printed(row: ShowCardRow, paper: PaperSize = PaperSize.LETTER) -> PrintedPaper:
    target = BytesIO()
    result = write_cards([row], FIRM, paper, target)
    return PrintedPaper(target.getvalue(), result)


def test_each_half_of_the_sheet_is_the_same_card(paper: PaperSize) -> None:
    made = printed(ORDINARY_CARD, paper)
    text = made.text()
    for words in (
        "BRIGHTWATER CARPET CARE",
        "BEFORE",
        "AFTER",
        "Landing",
        "Luis brought it back for Margaret, March 2026.",
        "(503) 555 0100",
    ):
        assert text.count(words) == 2
    assert made.result.pages == 1
    upper, lower = made.picture(scale=1), made.picture(scale=1)
    width, height = upper.size
    upper, lower = upper.crop((0, 0, width, height // 2 - 4)), lower.crop((0, height // 2, width, height - 4))
    assert abs(sum(upper.resize((1, 1)).tobytes()) - sum(lower.resize((1, 1)).tobytes())) <= 2


def test_each_photo_is_in_the_file_once() -> None:
    made = printed(ORDINARY_CARD)
    assert made.content.count(b"/Subtype/Image") == 2
    assert len(pypdf.PdfReader(BytesIO(made.content)).pages[0].images) == 2


def test_without_a_name_or_room_it_speaks_in_plain_words() -> None:
    text = printed(LEAST_CARD).text()
    assert "The same place, twice" in text
    assert "Brought back in January 2026." in text
    assert "{" not in text
    assert "None" not in text


@pytest.mark.parametrize("name", CARDS)
def test_nothing_overlaps_and_nothing_leaves_its_half(paper: PaperSize, name: str) -> None:
    made = printed(CARDS[name], paper)
    width, height = made.size()
    boxes = made.boxes()
    assert [(one.text, other.text) for one, other in combinations(boxes, 2) if one.overlaps(other, 1)] == []
    for box in boxes:
        assert min(box.left, box.bottom, width - box.right, height - box.top) > millimetres(12), box.text
        assert not box.bottom < height / 2 + millimetres(10) < box.top + millimetres(20), box.text


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_shown(name: str) -> None:
    made = printed(replace(ORDINARY_CARD, client_name=name))
    assert not set(made.result.missing_characters) & set(name) - {"😀"}


def test_a_pair_whose_file_is_gone_has_no_sheet() -> None:
    lost = replace(ORDINARY_CARD, pair=replace(ORDINARY_CARD.pair, after=PaperPhotoRow("0" * 64)))
    photos, target = PaperPhotos(SHELF.read), BytesIO()
    result = write_show_cards([lost, ORDINARY_CARD], FIRM, PaperSize.LETTER, target, photos=photos)
    assert (result.papers, result.pages, photos.left_out) == (1, 1, ["0" * 64])


def test_the_same_card_gives_the_same_bytes_and_a_small_file() -> None:
    assert printed(ORDINARY_CARD).content == printed(ORDINARY_CARD).content
    assert len(printed(WORST_CARD).content) < 260_000
