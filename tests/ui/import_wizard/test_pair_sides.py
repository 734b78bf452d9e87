from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.exchange.import_preview import PairSide
from tests.ui.import_wizard.looks import a_pair
from ui.import_wizard.pair_sides import PairSides, field_rows, verdict_words, why_words
from ui.widgets.labels import TextLabel


@pytest.mark.parametrize(
    ("theirs", "ours", "words"),
    [
        ("Anne", "anne", "the same"),
        ("Ann", "Anne", "differs; ours stays, theirs becomes a note"),
        ("a@example.com", "", "only in the file; comes in"),
        ("", "Millbrook", "only here"),
    ],
)
def test_a_difference_is_said_in_words(theirs: str, ours: str, words: str) -> None:
    assert verdict_words(theirs, ours)[0] == words


@pytest.mark.parametrize(
    ("theirs", "ours", "words"),
    [
        ("(503) 555-0142", "(503) 555-0142, (503) 555-0199", "the same"),
        ("(503) 555-0111", "(503) 555-0142", "differs; comes in beside ours"),
        ("4 Mill Road", "1 Hill\n4 Mill Road", "the same"),
    ],
)
def test_what_a_person_may_have_several_of_is_added(theirs: str, ours: str, words: str) -> None:
    assert verdict_words(theirs, ours, may_be_several=True)[0] == words


def test_why_two_may_be_one_is_a_sentence_with_what_speaks_against_it() -> None:
    assert why_words(a_pair(2)) == "The same telephone. But look: other first names."
    assert why_words(a_pair(2, cautions=frozenset())) == "The same telephone."


def test_every_field_of_either_stands_once_and_several_values_under_each_other() -> None:
    pair = replace(a_pair(2), ours=PairSide("Anne", 7, (("phone", "1"), ("phone", "2"), ("town", "Millbrook"))))
    assert field_rows(pair) == [
        ("name", "Ann Smith", ""),
        ("phone", "(503) 555 0142", "1\n2"),
        ("email", "ann@example.com", ""),
        ("town", "", "Millbrook"),
    ]


def test_both_stand_side_by_side_and_a_row_of_the_same_file_is_named_so(themed: QApplication, qtbot: QtBot) -> None:
    sides = PairSides()
    qtbot.addWidget(sides)
    sides.show_pair(a_pair(2))
    sides.show_pair(replace(a_pair(3), ours=PairSide("Anne Smith", 0, ())))
    texts = [label.text() for label in sides._inside.findChildren(TextLabel)]  # type: ignore[union-attr]  # shown, so it has one
    assert "In the file, line 3" in texts
    assert "Earlier in the same file" in texts
