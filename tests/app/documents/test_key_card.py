"""All keys stand on one page, on both papers, large enough to be read from a chair; nothing overlaps."""

from __future__ import annotations

from io import BytesIO
from itertools import combinations

import pytest

from app.documents.key_card import write_key_card
from app.documents.paper_size import PaperSize, millimetres
from app.keys.commands import command_menus
from app.keys.key_card import KeyGroup, list_key_groups
from tests.app.documents.key_card_samples import LEAST_KEYS, ORDINARY_KEYS, WORST_KEYS
from tests.app.documents.paper_samples import FIRM
from tests.app.documents.printed_paper import PrintedPaper

CARDS = {"real": list_key_groups(), "ordinary": ORDINARY_KEYS, "least": LEAST_KEYS, "worst": WORST_KEYS}


def print_card(groups: tuple[KeyGroup, ...], paper: PaperSize = PaperSize.LETTER) -> PrintedPaper:
    target = BytesIO()
    result = write_key_card(groups, FIRM, paper, target)
    return PrintedPaper(target.getvalue(), result)


@pytest.fixture(params=[PaperSize.LETTER, PaperSize.A4], ids=lambda paper: paper.value)
def paper(request: pytest.FixtureRequest) -> PaperSize:
    return request.param


@pytest.mark.parametrize("card", CARDS)
def test_no_two_texts_overlap_and_all_stay_within_the_margins(card: str, paper: PaperSize) -> None:
    printed = print_card(CARDS[card], paper)
    width, _height = printed.size()
    for page in range(len(printed.pdf)):
        boxes = printed.boxes(page)
        assert [(one.text, other.text) for one, other in combinations(boxes, 2) if one.overlaps(other)] == []
        assert min(box.left for box in boxes) >= millimetres(12) - 1
        assert max(box.right for box in boxes) <= width - millimetres(12) + 1
        assert min(box.bottom for box in boxes) >= millimetres(8)


def test_all_keys_of_the_program_are_on_one_page(paper: PaperSize) -> None:
    printed = print_card(list_key_groups(), paper)
    assert printed.result.pages == 1
    assert printed.result.missing_characters == ()
    text = printed.text()
    for menu in command_menus():
        assert all(each.plain_text in text for each in menu.commands if each.shortcut)
    assert "Promises come first." in text
    assert "Everafter" not in text


def test_the_letters_stay_large_enough_to_be_read_from_a_chair(paper: PaperSize) -> None:
    heights = [box.top - box.bottom for box in print_card(list_key_groups(), paper).boxes() if "Book job" in box.text]
    assert heights
    assert min(heights) > 6


def test_a_card_with_far_too_many_keys_goes_on_under_the_same_head() -> None:
    printed = print_card(WORST_KEYS)
    assert printed.result.pages > 1
    for page in range(printed.result.pages):
        assert printed.text(page).startswith("Brightwater All keys") or "All keys" in printed.text(page)
        assert f"Page {page + 1} of {printed.result.pages}" in printed.text(page)


def test_the_same_keys_give_the_same_bytes() -> None:
    assert print_card(list_key_groups()).content == print_card(list_key_groups()).content
