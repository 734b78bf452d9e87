"""The firm's own words: one act each, only what differs from ours is kept, and no desk overwrites the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.events import EventBus
from app.exchange.out.export import EVERYTHING, ExportPurpose, export_list
from app.models.firm import Wording
from app.queries.paper_words import get_own_texts, list_own_words
from app.rules.paper_texts import MOST_SENTENCES, parse_texts
from app.services.paper_words import PaperWordsService
from app.shipped_words import shipped_words
from app.unit_of_work import UnitsOfWork
from tests.builders import Firm

LETTER = "recovery_letter"
GREETING = ("", "greeting")
FAREWELL = ("signature", "farewell")


def test_a_text_of_their_own_is_kept_undone_and_done_again(firm: Firm) -> None:
    words, history = firm.everafter.paper_words, firm.everafter.history
    assert words.change(LETTER, GREETING, ["  Hi {name},\n", "", "Hello there,"])
    assert get_own_texts(LETTER).texts == {GREETING: ("Hi {name},", "Hello there,")}
    assert history.undo_label() == "Change the words of the recovery letter"
    words.change(LETTER, FAREWELL, ["Warmly,"])
    assert get_own_texts(LETTER).texts[FAREWELL] == ("Warmly,",)
    history.undo()
    assert get_own_texts(LETTER).texts == {GREETING: ("Hi {name},", "Hello there,")}
    history.undo()
    assert list_own_words() == ()
    history.redo()
    assert get_own_texts(LETTER).texts == {GREETING: ("Hi {name},", "Hello there,")}


def test_only_what_differs_from_ours_is_kept(firm: Firm) -> None:
    words = firm.everafter.paper_words
    ours = parse_texts(shipped_words(LETTER)) or {}
    assert not words.change(LETTER, GREETING, ours[GREETING])
    assert firm.everafter.history.undo_label() != "Change the words of the recovery letter", "nothing was done"
    words.change(LETTER, GREETING, ["Hi,"])
    words.change(LETTER, FAREWELL, ["Warmly,"])
    words.change(LETTER, GREETING, ours[GREETING])
    assert get_own_texts(LETTER).texts == {FAREWELL: ("Warmly,",)}
    assert words.change(LETTER, FAREWELL, [" ", ""]), "no words of their own are ours"
    assert list_own_words() == ()


def test_ours_again_for_the_whole_paper_is_one_act(firm: Firm) -> None:
    words = firm.everafter.paper_words
    words.change(LETTER, GREETING, ["Hi,"])
    words.change(LETTER, FAREWELL, ["Warmly,"])
    words.change("certificate", ("", "title"), ["Thank you"])
    assert words.use_ours(LETTER)
    assert [row.paper for row in list_own_words()] == ["certificate"]
    assert not words.use_ours(LETTER)
    firm.everafter.history.undo()
    assert get_own_texts(LETTER).texts == {GREETING: ("Hi,",), FAREWELL: ("Warmly,",)}


def test_what_cannot_be_kept_is_one_sentence_at_its_place(firm: Firm) -> None:
    words = firm.everafter.paper_words
    with pytest.raises(ValidationError, match=r"nothing called \{nam\}") as raised:
        words.change(LETTER, GREETING, ["Hi {name},", "", "Hi {nam},"])
    assert raised.value.field == "2"
    with pytest.raises(ValidationError, match="8 sentences fit"):
        words.change(LETTER, GREETING, ["Hi"] * (MOST_SENTENCES + 1))
    with pytest.raises(NotFoundError):
        words.change(LETTER, ("", "no such text"), ["Hi"])
    with pytest.raises(NotFoundError):
        words.change("no such paper", GREETING, ["Hi"])
    with pytest.raises(NotFoundError):
        words.use_ours("numbers")
    assert list_own_words() == ()


def test_two_desks_write_different_texts_side_by_side_and_never_over_the_same(firm: Firm) -> None:
    ours = (parse_texts(shipped_words(LETTER)) or {})[GREETING]
    other = PaperWordsService(UnitsOfWork(firm.everafter.database, EventBus(), firm.clock))
    other.change(LETTER, FAREWELL, ["Warmly,"])
    firm.everafter.paper_words.change(LETTER, GREETING, ["Hi,"], known=ours)
    with pytest.raises(ConflictError, match="nothing of yours was saved"):
        other.change(LETTER, GREETING, ["Hello you,"], known=ours)
    assert get_own_texts(LETTER).texts == {FAREWELL: ("Warmly,",), GREETING: ("Hi,",)}


def test_words_that_somebody_broke_by_hand_are_written_anew_and_undo_has_them(firm: Firm) -> None:
    Wording.create(name=LETTER, language="en", body="sorry =")
    assert not get_own_texts(LETTER).is_readable
    firm.everafter.paper_words.change(LETTER, GREETING, ["Hi,"])
    assert get_own_texts(LETTER).texts == {GREETING: ("Hi,",)}
    firm.everafter.history.undo()
    assert list_own_words()[0].body == "sorry ="


def test_own_words_go_along_when_everything_is_taken_out(firm: Firm, tmp_path: Path) -> None:
    firm.everafter.paper_words.change(LETTER, GREETING, ["Hi “{name}”,"])
    export_list(EVERYTHING, tmp_path / "all", ExportPurpose.REIMPORT, firm.zone)
    assert "Hi “{name}”," in (tmp_path / "all" / "wording.csv").read_text(encoding="utf-8")
