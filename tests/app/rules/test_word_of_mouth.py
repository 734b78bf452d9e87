"""Word-of-mouth exposure (R13)."""

from __future__ import annotations

from app.rules.word_of_mouth import WordOfMouthFacts, word_of_mouth, word_of_mouth_label


def test_r13_example() -> None:
    found = word_of_mouth(
        WordOfMouthFacts(
            hurt=3,
            not_won_back=2,
            quiet_good=7,
            confirmed_love=20,
            new_by_referral=5,
            active_clients=250,
            reviews=4,
            told_others=6,
        )
    )
    assert (found.bad, found.good, found.worst_case) == (50, 100, 624)
    assert found.balance_in_words() == "2.0"
    assert found.referral_percent_in_words() == "2.0"
    assert (found.reviews, found.told_others) == (4, 6)


def test_without_bad_or_active_clients_there_is_a_dash() -> None:
    found = word_of_mouth(WordOfMouthFacts(confirmed_love=1))
    assert (found.balance_in_words(), found.referral_percent_in_words()) == ("–", "–")


def test_the_label_says_what_it_is() -> None:
    assert word_of_mouth_label() == "rules of thumb, not measurements"
