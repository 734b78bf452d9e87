"""Our list of ideas has some for each of the four kinds."""

from __future__ import annotations

from app.rules.kindness_ideas import KINDNESS_IDEAS, kindness_ideas
from app.rules.love_touches import SUGGESTED_ORDER
from app.rules.paper_texts import fault_of, parse_texts
from app.rules.worded_papers import worded_paper, worded_papers
from app.shipped_words import shipped_words


def test_every_kind_has_ideas_and_none_of_them_is_a_discount() -> None:
    texts = parse_texts(shipped_words(KINDNESS_IDEAS))
    assert texts is not None
    assert [key for _group, key in texts] == [kind.value for kind in SUGGESTED_ORDER]
    assert [text.key for text in kindness_ideas().texts] == list(texts)
    ideas = [idea for each in texts.values() for idea in each]
    assert all(fault_of(idea, ()) == "" for idea in ideas)
    assert not any(word in idea.lower() for idea in ideas for word in ("discount", "% off", "invoice", "remind"))


def test_it_is_kept_like_the_words_of_a_paper_and_is_none() -> None:
    assert worded_paper(KINDNESS_IDEAS) == kindness_ideas()
    assert KINDNESS_IDEAS not in {paper.name for paper in worded_papers()}
