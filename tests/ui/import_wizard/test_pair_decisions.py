from __future__ import annotations

from app.exchange.import_choices import PairAnswer
from tests.ui.import_wizard.looks import a_pair
from ui.import_wizard.pair_decisions import PairDecisions

MERGE, SEPARATE = PairAnswer.MERGE, PairAnswer.SEPARATE


def test_what_nobody_decides_is_decided_by_rule() -> None:
    pairs = (a_pair(2, default=MERGE), a_pair(3))
    decisions = PairDecisions(pairs)
    assert (decisions.count(MERGE), decisions.count(SEPARATE)) == (1, 1)
    assert decisions.answers == {}


def test_an_answer_wins_and_can_be_taken_back() -> None:
    pairs = (a_pair(2, default=MERGE), a_pair(3))
    decisions = PairDecisions(pairs)
    decisions.answer(pairs[0], SEPARATE)
    assert decisions.answers == {pairs[0].key: SEPARATE}
    decisions.answer(pairs[0], MERGE)
    assert decisions.undo() is pairs[0]
    assert decisions.answers == {pairs[0].key: SEPARATE}
    assert decisions.undo() is pairs[0]
    assert decisions.answers == {}
    assert decisions.undo() is None


def test_one_answer_for_all_open_pairs_of_a_kind_is_one_act() -> None:
    pairs = (a_pair(2), a_pair(3), a_pair(4, cautions=frozenset()), a_pair(5))
    decisions = PairDecisions(pairs)
    decisions.answer(pairs[3], SEPARATE)
    assert decisions.answer(pairs[0], MERGE, is_for_all=True) == 2
    assert decisions.answers == {pairs[3].key: SEPARATE, pairs[0].key: MERGE, pairs[1].key: MERGE}
    decisions.undo()
    assert decisions.answers == {pairs[3].key: SEPARATE}


def test_the_next_open_pair_is_found_from_the_top_again() -> None:
    pairs = (a_pair(2), a_pair(3), a_pair(4))
    decisions = PairDecisions(pairs)
    decisions.answer(pairs[1], MERGE)
    assert decisions.next_open(0) == 2
    decisions.answer(pairs[2], MERGE)
    assert decisions.next_open(2) == 0
    decisions.answer(pairs[0], MERGE)
    assert decisions.next_open(0) is None


def test_answers_given_before_are_still_there() -> None:
    pair = a_pair(2)
    assert PairDecisions((pair,), {pair.key: MERGE}).is_decided(pair)
