"""Every text that ships has a name for people, and every field it uses is explained."""

from __future__ import annotations

import pytest

from app.resource_files import resource_path
from app.rules.paper_texts import fault_of, fields_in, parse_texts
from app.rules.worded_papers import worded_paper, worded_papers
from app.shipped_words import shipped_words

_NO_PAPER = "numbers"
_NOT_PAPERS = {"numbers", "kindness_ideas", "answer_book"}
PAPERS = {paper.name: paper for paper in worded_papers()}


def test_every_paper_that_ships_words_can_be_changed() -> None:
    shipped = {file.stem for file in resource_path("words").glob("*.toml")} - _NOT_PAPERS
    assert shipped == set(PAPERS)
    assert worded_paper("certificate") == PAPERS["certificate"]
    assert worded_paper(_NO_PAPER) is None


@pytest.mark.parametrize("name", PAPERS)
def test_every_text_has_a_name_and_every_field_is_explained(name: str) -> None:
    paper, texts = PAPERS[name], parse_texts(shipped_words(name))
    assert texts is not None
    assert [text.key for text in paper.texts] == list(texts), "in the order of the file"
    every = [field.name for field in paper.fields]
    assert len(set(every)) == len(every)
    for text in paper.texts:
        known = [field.name for field in paper.fields_of(text)]
        assert set(text.only) <= set(known)
        for sentence in texts[text.key]:
            assert set(fields_in(sentence)) <= set(known), sentence
            assert fault_of(sentence, known) == ""
    for field in paper.fields:
        assert field.label
        assert field.meaning
        assert field.example


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_is_called_the_same_twice(name: str) -> None:
    paper = PAPERS[name]
    assert len({(text.part, text.label) for text in paper.texts}) == len(paper.texts)
    assert len({field.label for field in paper.fields}) == len(paper.fields)
    parts = [text.part for text in paper.texts]
    assert sorted(set(parts), key=parts.index) == [
        part for place, part in enumerate(parts) if place == 0 or parts[place - 1] != part
    ], "what stands under one heading stands together"
