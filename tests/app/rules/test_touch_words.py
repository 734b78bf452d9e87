"""What kinds, reactions and occasions are called."""

from __future__ import annotations

from app.rules.love_touches import Reaction, TouchKind
from app.rules.touch_plan import Occasion
from app.rules.touch_words import kind_meaning, kind_words, occasion_words, reaction_words


def test_every_kind_and_reaction_has_words_of_its_own() -> None:
    assert len({kind_words(kind) for kind in TouchKind}) == len(TouchKind)
    assert len({kind_meaning(kind) for kind in TouchKind}) == len(TouchKind)
    assert len({reaction_words(reaction) for reaction in Reaction}) == len(Reaction)


def test_a_day_of_its_own_needs_no_words() -> None:
    assert [bool(occasion_words(each.value)) for each in Occasion] == [True, True, True, True, False]
    assert occasion_words("") == ""
