"""What of a free text may stand on the wall: three words, and none that says who, where or how much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.wall_words import LONGEST_PRAISE, MOST_WORDS, praise, wall_words, withheld

MARGARET = withheld(
    ["Alder", "18 Orchard Lane", "Millbrook", "97222", "Alan, husband"], known=["Margaret", "Luis", "Dana", "Ben"]
)
PLANTED = ("Alder", "alder's", "18", "Orchard", "lane", "$40", "503", "Millbrook", "clean", "again", "the", "hall")


@pytest.mark.parametrize(
    ("promise", "verb", "shown"),
    [
        ("Touch up the baseboard, and do the hall carpet again", "Visit", "touch up baseboard"),
        ("Re-clean the dining room with the spot machine", "Re-clean", "dining room"),
        ("Put all chairs right and come back before the next wedding", "Promise", "put all chairs"),
        ("Luis comes at noon", "Promise", "Luis comes"),
        ("", "Visit", ""),
        ("...", "Visit", ""),
    ],
)
def test_a_promise_is_cut_to_its_first_phrase(promise: str, verb: str, shown: str) -> None:
    assert wall_words(promise, MARGARET, verb) == shown


@pytest.mark.parametrize(
    ("promise", "shown"),
    [
        ("Call Mrs Alder", "call"),
        ("call alder back", "call"),
        ("Alder's landing again", ""),
        ("Clean orchard lane again", "clean"),
        ("Visit 18 Orchard Lane", "visit"),
        ("Eighteen Orchard Lane", ""),
        ("503 555 0142 tonight", ""),
        ("Call 5035550142", "call"),
        ("Call (503) 555-0142", "call"),
        ("Refund $40 now", "refund"),
        ("Refund 40€ now", "refund"),
        ("Refund forty dollars now", "refund"),
        ("Refund ٤٠ now", "refund"),
        ("Ring the Hendersons too", "ring"),
        ("Write margaret@alder.example today", "write"),
        ("Fetch the millbrook key", "fetch"),
        ("Beside elm street corner", ""),
        ("花子さんのカーペットを洗う", ""),
        ("Ask Alan, the husband", "ask"),
        ("MargaretAlder again", ""),
    ],
)
def test_nothing_that_says_who_or_where_or_how_much_passes(promise: str, shown: str) -> None:
    assert wall_words(promise, MARGARET) == shown


def test_never_more_than_three_words() -> None:
    shown = wall_words("rinse every single stair carefully once more", MARGARET)
    assert shown == "rinse every single"


@given(st.text(max_size=200), st.sampled_from(["", "Visit"]))
def test_any_text_yields_three_words_without_a_figure(text: str, verb: str) -> None:
    shown = wall_words(text, MARGARET, verb)
    assert len(shown.split()) <= MOST_WORDS
    assert not any(letter.isdigit() for letter in shown)
    assert "alder" not in shown.lower()


@given(
    st.lists(
        st.sampled_from(
            ["Alder", "alder's", "18", "Orchard", "lane", "$40", "503", "Millbrook", "clean", "again", "the", "hall"]
        )
    )
)
def test_planted_secrets_never_pass(words: list[str]) -> None:
    for shown in (wall_words(" ".join(words), MARGARET), praise(" ".join(words), MARGARET)):
        lowered = shown.lower()
        assert not [secret for secret in ("alder", "orchard", "millbrook", "18", "40", "503") if secret in lowered]


def test_praise_stands_in_the_clients_own_words() -> None:
    words = "You came back the same day. Nobody does that."
    assert praise(words, MARGARET) == words
    assert praise("It was great, book me for May.", MARGARET) == "It was great, book me for May."
    assert praise("It was great, book me for May.", withheld(["May"])) == ""
    assert praise("Luis was lovely, and I'm glad.", MARGARET) == "Luis was lovely, and I'm glad."


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("It is great. Mr Henderson next door saw it.", "It is great."),
        ("The Alders are happy.", ""),
        ("It is great. Call me on 503 555 0142.", "It is great."),
        ("For $40 that was great.", ""),
        ("Best firm in Millbrook.", ""),
        ("Great, all of it. " + "And more " * 20, "Great, all of it."),
    ],
)
def test_praise_ends_before_a_sentence_that_says_too_much(words: str, shown: str) -> None:
    assert praise(words, MARGARET) == shown


@given(st.text(max_size=300))
def test_praise_is_never_long(words: str) -> None:
    assert len(praise(words, MARGARET)) <= LONGEST_PRAISE


def test_praise_ends_before_the_sentence_that_is_too_long_for_the_wall() -> None:
    long = "and it was as clean as on the very first day, in every corner and below every chair and everywhere else."
    assert praise(f"It was great. It really was, {long}", MARGARET) == "It was great."
