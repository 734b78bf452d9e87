"""Why two may be one, and what speaks against it: each has words of its own."""

from __future__ import annotations

from app.queries.client_pairs import LikelyPairRow
from app.rules.duplicates import Caution, Evidence
from ui.merge.pair_words import caution_words, evidence_words, pair_sentence


def test_every_evidence_but_none_and_every_caution_is_said_in_other_words() -> None:
    said = [words for words in map(evidence_words, Evidence) if words] + [caution_words(each) for each in Caution]
    assert len(set(said)) == len(said)
    assert all(caution_words(each) for each in Caution)


def test_a_line_reads_both_names_what_is_the_same_and_what_to_look_at() -> None:
    row = LikelyPairRow(1, 2, "Ana Bell", "Anna Bell", Evidence.PHONE, frozenset({Caution.SHARED_PHONE}))
    assert pair_sentence(row) == "Ana Bell  ·  Anna Bell — the same telephone — perhaps two people of one house"
