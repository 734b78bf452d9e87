"""Words that a firm may change: fields are filled in, unknown ones never leave a gap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.plain_text import one_line
from app.documents.text_direction import is_right_to_left
from app.documents.wording import Wording, fill, number_in_words, paper_wording
from app.errors import UnreadableFileError
from app.rules.paper_texts import PaperText, WordedPaper, fault_of, fields_in, format_texts, parse_texts, tidy_sentence
from app.rules.worded_papers import worded_papers
from app.shipped_words import shipped_words

PAPERS = worded_papers()
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="{}")
PLAIN_TEXTS = [
    (paper, text)
    for paper in PAPERS
    for text in paper.texts
    if not fields_in((parse_texts(shipped_words(paper.name)) or {})[text.key][-1])
]


def test_fields_are_filled_in() -> None:
    assert fill("To {name}, thanks", {"name": "Ana"}) == "To Ana, thanks"
    assert fill("{homes} are cleaner", {"homes": "three homes"}) == "Three homes are cleaner"


@pytest.mark.parametrize("fields", [{}, {"name": ""}, {"name": "  "}])
def test_a_sentence_with_an_unknown_field_is_left_out(fields: dict[str, str]) -> None:
    assert fill("To {name}", fields) == ""


def test_what_is_filled_in_is_not_read_as_a_template_again() -> None:
    assert fill("To {name}", {"name": "{owner} {name}", "owner": "Dana"}) == "To {owner} {name}"


def test_other_braces_stand_as_they_are() -> None:
    assert fill("{Name} {0} {} {a.b} {", {}) == "{Name} {0} {} {a.b} {"


def test_a_firms_own_words_fall_back_to_the_shipped_ones() -> None:
    own = Wording('title = "Thanks"\n[tenure]\nlead = 5\n', Wording('[tenure]\nlead = "shipped"\n'))
    assert own.first("", "title", {}) == "Thanks"
    assert own.first("tenure", "lead", {}) == "shipped"
    assert own.first("tenure", "nothing", {}) == ""


def test_own_sentences_that_need_what_is_not_known_leave_the_word_to_ours() -> None:
    own = Wording('[gift]\nuntil = ["until {day}", "\u200b"]\n', Wording('[gift]\nuntil = ["any time"]\n'))
    assert own.first("gift", "until", {"day": "Monday"}) == "until Monday"
    assert own.first("gift", "until", {"day": " "}) == "any time"
    assert own.complete("gift", "until", {}) == []


def test_words_that_grew_beyond_all_measure_in_the_database_leave_the_word_to_ours() -> None:
    ours = paper_wording("job_report")
    (group, name), sentences = next(iter((parse_texts(shipped_words("job_report")) or {}).items()))
    own = format_texts({(group, name): ("word " * 40_000, "W" * 5_000)})
    assert paper_wording("job_report", own).choices(group, name) == ours.choices(group, name) == list(sentences)
    assert parse_texts(own) == {}


def test_the_first_sentence_that_can_be_completed_wins() -> None:
    wording = Wording('[gift]\nuntil = ["until {day}", "any time"]\n')
    assert wording.first("gift", "until", {}) == "any time"
    assert wording.complete("gift", "until", {"day": "Monday"}) == ["until Monday", "any time"]


def test_the_shipped_words_can_be_read() -> None:
    assert paper_wording("certificate").first("", "title", {}) == "Certificate of loyalty"


def test_words_of_an_unknown_paper_are_refused() -> None:
    with pytest.raises(UnreadableFileError):
        paper_wording("no such paper")


def test_own_words_that_are_no_toml_are_refused() -> None:
    with pytest.raises(UnreadableFileError, match="correct them in Settings"):
        paper_wording("certificate", "= nonsense")
    with pytest.raises(UnreadableFileError):
        paper_wording("certificate", "a = " + "[" * 9_000)


def test_numbers_are_words_up_to_sixty() -> None:
    assert [number_in_words(number) for number in (0, 12, 26, 60, 61, -1)] == [
        "zero",
        "twelve",
        "twenty-six",
        "sixty",
        "61",
        "-1",
    ]


@given(st.data(), st.sampled_from(PLAIN_TEXTS))
def test_no_words_of_a_firm_and_nothing_unknown_leave_a_blank_or_a_brace(
    data: st.DataObject, chosen: tuple[WordedPaper, PaperText]
) -> None:
    paper, text = chosen
    names = [field.name for field in paper.fields_of(text)]
    pieces = st.one_of(st.text(LETTERS, max_size=8), st.sampled_from([f"{{{name}}}" for name in names]))
    sentences = st.lists(pieces, max_size=6).map("".join).filter(lambda words: not fault_of(words, names))
    own = data.draw(st.lists(sentences, max_size=4), label="own")
    values = st.text(LETTERS, max_size=8).map(one_line)
    known = data.draw(st.dictionaries(st.sampled_from(names), values), label="known")
    wording = paper_wording(paper.name, format_texts({text.key: tuple(own)} if own else {}))
    said = wording.first(text.group, text.name, known)
    assert tidy_sentence(said)
    assert "{" not in said
    assert "None" not in said or any("None" in words for words in (*own, *known.values()))


def test_a_sentence_that_begins_with_a_name_reads_as_its_own_words_do() -> None:
    assert not is_right_to_left(fill("{name} came to you.", {"name": "محمد علي"}))
    assert fill("{name} came to you.", {"name": "Luis"}) == "Luis came to you."
    assert is_right_to_left(fill("{name}", {"name": "محمد علي"}))
