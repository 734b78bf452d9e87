"""The examples beside the editor of words: each text is to be seen on one, each field is known on one."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest

from app.documents.paper_examples import PAPER_EXAMPLES
from app.documents.paper_size import PaperSize
from app.queries.paper_rows import OwnWordsRow
from app.rules.paper_texts import PaperText, TextKey, Texts, format_texts
from app.rules.worded_papers import worded_papers
from tests.app.documents.paper_samples import FIRM
from tests.app.documents.printed_paper import PrintedPaper

PAPERS = {paper.name: paper for paper in worded_papers()}
EVERY_TEXT = [(name, text) for name, paper in PAPERS.items() for text in paper.texts]
MARK = "quagga"


def printed(name: str, key: TextKey, own: Texts, *, is_least: bool = False) -> PrintedPaper:
    """The example of a text with these words of the firm's own."""
    words = OwnWordsRow(name, format_texts(own))
    target = BytesIO()
    firm = replace(FIRM, own_words=(words,))
    result = PAPER_EXAMPLES[name].print(key, firm, PaperSize.LETTER, target, is_least=is_least)
    return PrintedPaper(target.getvalue(), result)


def test_every_paper_has_an_example() -> None:
    assert list(PAPER_EXAMPLES) == list(PAPERS)


@pytest.mark.parametrize("is_least", [False, True], ids=["everything", "least"])
@pytest.mark.parametrize(("name", "text"), EVERY_TEXT, ids=lambda each: getattr(each, "key", each))
def test_the_text_that_is_being_written_stands_on_its_example(name: str, text: PaperText, is_least: bool) -> None:
    found = printed(name, text.key, {text.key: (f"{MARK} one.",)}, is_least=is_least)
    assert MARK in found.all_text().lower()
    assert found.result.missing_characters == ()


@pytest.mark.parametrize("name", PAPERS)
def test_every_field_is_known_on_some_example_with_everything_known(name: str) -> None:
    missing = []
    for field in PAPERS[name].fields:
        for text in (each for each in PAPERS[name].texts if field in PAPERS[name].fields_of(each)):
            own = {text.key: (f"{MARK} {{{field.name}}}",)}
            if MARK in printed(name, text.key, own).all_text().lower():
                break
        else:
            missing.append(field.name)
    assert missing == []


@pytest.mark.parametrize("is_least", [False, True], ids=["everything", "least"])
@pytest.mark.parametrize("name", PAPERS)
def test_own_words_that_need_every_field_at_once_leave_neither_gap_nor_brace(name: str, is_least: bool) -> None:
    paper = PAPERS[name]
    own = {
        text.key: (" ".join((MARK, *(f"{{{field.name}}}" for field in paper.fields_of(text)))),) for text in paper.texts
    }
    for text in paper.texts:
        ours, theirs = printed(name, text.key, {}, is_least=is_least), printed(name, text.key, own, is_least=is_least)
        assert [sign for sign in ("{", "}", "None") if sign in theirs.all_text()] == []
        assert len(theirs.all_text()) >= 0.8 * len(ours.all_text())
