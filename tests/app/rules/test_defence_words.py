"""Defensive phrases in drafts (R7)."""

from __future__ import annotations

import pytest

from app.rules.defence_words import DEFENSIVE_PHRASES, defensive_hits


@pytest.mark.parametrize(
    ("draft", "found"),
    [
        ("Sorry, but you signed the form", ["but you", "you signed"]),
        ("I am sorry. Can I come at 4 today?", []),
        ("", []),
        ("As I told you, our policy", ["as I told you", "our policy"]),
        ("OUR POLICY; our\npolicy", ["our policy", "our policy"]),
        ("but your carpet", []),
        ("robut you", []),
        ("Unfortunately, we cannot refund", ["unfortunately we cannot"]),
        ("Unfortunately we can’t", ["unfortunately we can't"]),
        ("It was not our fault, nobody else said so", ["not our fault", "nobody else"]),
        ("You should have read the terms and conditions", ["you should have", "terms and conditions"]),
        ("but you should have", ["but you", "you should have"]),
        ("Sorry, BUT YOU SIGNED the form", ["but you", "you signed"]),
        ("I am sorry, but\n  you\tsigned it", ["but you", "you signed"]),
        ("as  I   told you: nobody  else", ["as I told you", "nobody else"]),
        ("Unfortunately we can't and unfortunately we can’t", ["unfortunately we can't", "unfortunately we can't"]),
        ("Unfortunately we can ʼt", []),
        ("UNFORTUNATELY, WE CANNOT", ["unfortunately we cannot"]),
        (
            "but you signed and you should have, but you signed",
            [
                "but you",
                "you signed",
                "you should have",
                "but you",
                "you signed",
            ],
        ),
        ("rebut you, thou signed, your policy, hour policy", []),
        ("our policyholder, nobody elsewhere, you signedly", []),
        ("terms & conditions", []),
        ("terms  and\nconditions apply", ["terms and conditions"]),
        ("It is not our fault; it was our policy", ["not our fault", "our policy"]),
        ("Our policy", ["our policy"]),
        ("Thank you. You are right: I should have called.", []),
    ],
)
def test_every_defensive_phrase_counts_also_where_they_overlap(draft: str, found: list[str]) -> None:
    assert [hit.phrase for hit in defensive_hits(draft)] == found


@pytest.mark.parametrize("phrase", DEFENSIVE_PHRASES)
def test_each_phrase_is_found_at_its_place(phrase: str) -> None:
    (hit, *_others) = [each for each in defensive_hits(f"Well, {phrase}.") if each.phrase == phrase]
    assert f"Well, {phrase}."[hit.start : hit.end] == phrase


def test_a_firm_may_use_its_own_list() -> None:
    assert [hit.phrase for hit in defensive_hits("Bear with us", ["bear with us"])] == ["bear with us"]
