"""What clients' words mean (R5)."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.feeling_words import ENGLISH, Text, patterns
from app.rules.word_class import WordClass, class_of_words

HURT = """
not good|wasn't very good|not great|Stain is back by the sofa|It came back|The mark has come back|still smells|Smells
odour in the hall|there's an ODOR|it is wet|The landing is still damp|soggy|It squelches|He damaged the door|torn
shrunk|It shrank? It shrinks|faded|bleached|the colours ran|an hour late|He was rude|overcharged|missed a corner
I want a refund|terrible|awful|so bad|worse than before|the worst|ruined|browning along the edge
a brown mark|two brown patches|it has gone brown|He slipped|slippery|sticky|it made me sick|still stained|the stain|
such a mess|scratched|broken vase|never again|I am unhappy|disappointed|disappointing|not happy|not OK
wasn’t nice|WASN’T GOOD|wouldn't recommend|would not recommend|never satisfied|no good|hardly great|without being fine
The smell has not gone|The smell hasn't gone|The stain didn't come out|Great man but late|Lovely, but the stain is back
It wasn't just late, it was rude|not at all the best, not good|doesn't smell very nice|not as expected|not like new
The smell, it had gone on Monday|It was wet when they went|It smells. Lovely man though|wet patch has gone brown
Perfect apart from the smell|It's back|The stain's back|Not too good|didn't look great
"""
GOOD = """
Good|Very good|Not bad|good|fine|OK|okay|alright|all right|satisfied|decent|nice|as expected|happy|It was good, thanks.
No complaints|no complaints from me|Can't complain|Can’t complain|cannot complain|not bad at all|not unhappy
Amazing, but the hall is a bit flat|Perfect, except the stairs|Lovely although a bit pricey|Great, however the hall
Brilliant, only the stairs are flat|Superb apart from the edges|Lovely though the hall is flat|It was great just slow
No smell|no bad smell|never late|without any mess|The smell has gone|The stain has gone|the stain came out
the stain disappeared|The stain went|The smell went away|The stain came right out|hardly any damage|no longer smells
It doesn't smell|The stain hasn't come back|not sticky|no refund needed|never rude|nothing broken|wasn't late
not worse|The smell is gone
"""
LOVE = """
Love it|I loved it|lovely|Great job|excellent|AMAZING|brilliant|perfect|fantastic|wonderful|superb|spotless|delighted
thrilled|Wow!|the best|like new|like brand new|I would recommend you|recommended|just perfect|only the best
just the best|No smell, lovely|never late great job|no mess, great work|Lovely though|Lovely, though.|Perfect but
not just good but great|not only quick but also great|nothing but great|I would not hesitate to recommend
can't recommend them enough|cannot recommend him highly enough|no doubt great|without a doubt excellent
no issues great work|Smells lovely|smells so fresh, great|Lovely lad, a brown sofa|Great! The late lunch was no problem
He put on slippers, lovely|The wet room looks great|great stain protector|Great. All back to normal
I was late home, he waited. Perfect|It was good and lovely|perfect 👍|Good. Great. Best.|great, the stain protection too
"""
NEUTRAL = """
thanks|Thank you|a brown sofa|the brown chair in the hall|late lunch|my late husband's chair|wet weather|wet wipes
Todo perfecto, muchas gracias|Muy bien|Très bien, merci|Alles prima|👍|...|?||The carpet in the hall|all the best
feedback|backyard|belated|smallest|goodbye|wetsuit|lovell|ranch|badminton|sickle|stainless|brownish
"""


def sentences(listed: str) -> list[str]:
    return [text.strip() for line in listed.strip().splitlines() for text in line.split("|")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *((text, WordClass.HURT) for text in sentences(HURT) if text),
        *((text, WordClass.GOOD) for text in sentences(GOOD)),
        *((text, WordClass.LOVE) for text in sentences(LOVE)),
        *((text, WordClass.NEUTRAL) for text in sentences(NEUTRAL)),
    ],
)
def test_the_class_of_words(words: str, expected: WordClass) -> None:
    assert class_of_words(words).word_class is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Good, but the hall", True),
        ("Good but", False),
        ("just perfect", False),
        ("only the very best", False),
        ("apart from the stairs", True),
        ("not just good", False),
        ("Good, though. Thanks", False),
    ],
)
def test_a_qualifier_counts_when_words_follow_it(words: str, expected: bool) -> None:
    assert class_of_words(words).has_qualifier is expected


def test_accents_keep_foreign_words_apart_and_compose() -> None:
    assert class_of_words("fín bád").word_class is WordClass.NEUTRAL
    assert class_of_words("fi\u0301n").word_class is WordClass.NEUTRAL


def test_a_negation_reaches_two_words_and_not_over_a_comma() -> None:
    assert class_of_words("not one bit good").word_class is WordClass.GOOD
    assert class_of_words("not that good").word_class is WordClass.HURT
    assert class_of_words("No, good").word_class is WordClass.GOOD


def test_the_lists_may_grow() -> None:
    mine = replace(ENGLISH, love=ENGLISH.love + patterns("top notch, ace"))
    assert class_of_words("Top-notch!", mine).word_class is WordClass.LOVE
    assert class_of_words("Top-notch!").word_class is WordClass.NEUTRAL


@given(st.text(max_size=120))
def test_any_text_has_a_class_and_case_does_not_matter_for_ascii(text: str) -> None:
    assert class_of_words(text).word_class in WordClass
    if text.isascii():
        assert class_of_words(text.upper()) == class_of_words(text.lower())


words_of_feeling = st.sampled_from([" ".join(each).rstrip("*") for each in ENGLISH.hurt])


@given(words_of_feeling)
def test_each_hurt_word_alone_hurts(word: str) -> None:
    assert class_of_words(word).word_class is WordClass.HURT


@given(st.sampled_from([*ENGLISH.love, *ENGLISH.good]))
def test_each_love_or_good_word_turned_round_hurts(pattern: tuple[str, ...]) -> None:
    word = " ".join(pattern).rstrip("*")
    assert class_of_words(f"It was not {word}").word_class is WordClass.HURT


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *((each, WordClass.HURT) for each in ("It is already back", "The mark is coming back", "It keeps coming back")),
        *((each, WordClass.HURT) for each in ("There is still a stain", "The mark is still there", "It turned brown")),
        *((each, WordClass.HURT) for each in ("It ain't good", "It wasn‘t good", "not\u00a0good", "not-so-good")),
        *((each, WordClass.GOOD) for each in ("Odour-free now", "The smell is finally gone", "The stain went quickly")),
        *((each, WordClass.GOOD) for each in ("The smell was all gone when you left", "the stain went when you came")),
        *((each, WordClass.GOOD) for each in ("The stain is not back", "the stain isn't back")),
        *((each, WordClass.LOVE) for each in ("Could not be happier", "I would never hesitate recommending you")),
        *((each, WordClass.LOVE) for each in ("ｇｒｅａｔ", "gr\u00adeat", "gre\u200bat", "Don't worry, great job")),
        *((each, WordClass.LOVE) for each in ("I couldn't recommend them more highly", "not only good but great")),
        *(
            (each, WordClass.NEUTRAL)
            for each in ("Call me back", "We will be back", "My back hurts", "brown", "wet wipes")
        ),
    ],
)
def test_others_like_them(words: str, expected: WordClass) -> None:
    assert class_of_words(words).word_class is expected


@pytest.mark.parametrize(("word", "count"), [("smell", 3), ("damage", 3)])
def test_gone_reaches_three_words_and_no_further(word: str, count: int) -> None:
    between = ["was", "then", "truly", "quite"]
    for gone in ("gone", "went", "came out", "disappeared"):
        assert class_of_words(" ".join([word, *between[: count - 1], gone])).word_class is WordClass.GOOD
        assert class_of_words(" ".join([word, *between[:count], gone])).word_class is WordClass.HURT


@pytest.mark.parametrize("negation", ["not", "wasn't", "never", "no", "without", "hardly", "NOT", "wasn’t", "doesnʼt"])
def test_each_negation_turns_what_stands_up_to_two_words_behind_it(negation: str) -> None:
    for between in ("", "so "):
        assert class_of_words(f"{negation} {between}wet").word_class is WordClass.GOOD
        assert class_of_words(f"{negation} {between}good").word_class is WordClass.HURT
        assert class_of_words(f"{negation} {between}lovely").word_class is WordClass.HURT
    assert class_of_words(f"{negation} one two wet").word_class is WordClass.HURT


@pytest.mark.parametrize(
    "qualifier", ["but", "except", "apart from", "although", "however", "just", "only", "though", "BUT", "Apart From"]
)
def test_each_qualifier_takes_a_love_down_to_good_unless_nothing_or_a_love_word_follows(qualifier: str) -> None:
    assert class_of_words(f"Lovely {qualifier} the hall").word_class is WordClass.GOOD
    assert class_of_words(f"Lovely {qualifier}").word_class is WordClass.LOVE
    assert class_of_words(f"{qualifier} perfect").word_class is WordClass.LOVE


def test_the_longest_letter_is_read_before_anybody_looks_up() -> None:
    letter = "It was good and the stain is not back but slow. " * 200
    began = time.process_time()
    assert class_of_words(letter[:10_000]).word_class is WordClass.GOOD
    assert time.process_time() - began < 2, "it took 25 seconds while each stain looked for what went anew"


def test_a_text_is_cut_into_clauses_and_sentences() -> None:
    read = Text.read("Well-done, men. Fine – really")
    assert [(word.text, word.clause, word.sentence) for word in read.words] == [
        ("well", 0, 0),
        ("done", 0, 0),
        ("men", 1, 0),
        ("fine", 2, 1),
        ("really", 3, 1),
    ]


@pytest.mark.parametrize(
    ("expected", "listed"),
    [
        (
            WordClass.HURT,
            (
                "Your man ran over the flowers|It was fine. The hall is still damp|no, it was bad|not quite happy|"
                "SMELLS|"
                "It isn't good 😞|The smell had gone but is back|the smell came back|hardly spotless|never delighted|"
                "It was gone, and now the stain remains|shrinkage at the edge|They broke a lamp"
                "|without being great"
            ),
        ),
        (
            WordClass.GOOD,
            (
                "not at all good|no real damage|not too wet|damp patch went by noon|the mess they left disappeared|"
                "Best ever, only the wait was long|Excellent; however, the bill was a surprise|nothing torn, no|"
                "Spotless except the stairs|Can't complain really|Okay but slow"
            ),
        ),
        (
            WordClass.LOVE,
            (
                "just amazing|only wonderful things to say|But great|Never been better, great|recommending you to all|"
                "It was fine, in fact wonderful|great though|Amazing 😍|Perfect, no smell at all"
            ),
        ),
        (WordClass.NEUTRAL, "fast and tidy|He came at ten|the brown door|damaging|Merci"),
    ],
)
def test_more_of_each_by_hand(expected: WordClass, listed: str) -> None:
    for words in listed.split("|"):
        assert class_of_words(words).word_class is expected, words
