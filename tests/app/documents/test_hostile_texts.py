"""Texts that break printers: shown as typed or marked, never an error, never a file opened."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.plain_text import MOST_CHARACTERS
from tests.app.documents.complaint_paper_samples import FINE_LETTER, ORDINARY_PAGE
from tests.app.documents.every_paper import EVERY_PAPER, PaperSample
from tests.app.documents.paper_samples import FIRM, ORDINARY_SHEET
from tests.app.documents.printed_paper import print_letters, print_pages, print_sheets
from tests.app.documents.row_texts import with_texts

HOSTILE = (
    "<b>",
    "</para>",
    "<img src='/etc/hostname'/>",
    "<img src='http://127.0.0.1:9/x.png'/>",
    "<a href='javascript:alert(1)'>x</a>",
    "&#0; &bogus; &amp;",
    "{name} {0} {x.__class__} %s %(x)s ${x}",
    "(unbalanced \\ ) ((",
    "a\x00b\x01\x02\x1b[31m\x7f",
    "line one\r\nline two\u2028three\vfour\ffive",
    "\u202egnp.exe\u202c \u2066\u2067x\u2069",
    "\ud800 lone \udfff",
    "\ufffe\uffff\U000f0000\U0010ffff",
    "e" + "\u0301" * 300,
    "\u200b\u200d\u200c\ufeff\u00ad",
    "👨‍👩‍👧‍👦 👍🏽 🏳️‍🌈",
    "x" * 5000,
    "W" * 300 + "\n" * 500,
    "  ",
    "=1+1",
    "𝕏 𓀀 \U0001f9ff",
    "عربي (x) 123 עברית [y] {z}",
)

# What else such texts come with: inside words, repeated, in brackets, after signs that begin a formula.
_SURROUNDINGS = ("{}", "see {} there", "({})", "{0}{0}{0}", "={}", "{}\n{}", "“{}”", " {} ", "\u200f{}", "-{}")
TEXTS = [around.replace("{0}", text).replace("{}", text) for around in _SURROUNDINGS for text in HOSTILE]

# Papers of which several stand in one print, so that what all of them share is drawn once.
_SEVERAL = 4
_ONE_AT_A_TIME = {"honest-numbers", "month-page", "key-card", "why-us"}
_ORDINARY = [sample for sample in EVERY_PAPER if sample.case == "ordinary"]

_opened: list[str] = []
_watching = [False]


def _note_opened(event: str, arguments: tuple[object, ...]) -> None:
    if _watching[0] and event in {"open", "socket.connect", "subprocess.Popen", "os.system"}:
        _opened.append(str(arguments[0]))


sys.addaudithook(_note_opened)


@contextmanager
def files_opened() -> Iterator[list[str]]:
    """The files and sockets that are opened inside the block."""
    _opened.clear()
    _watching[0] = True
    try:
        yield _opened
    finally:
        _watching[0] = False


def _rows_saying(sample: PaperSample, next_text: Callable[[], str]) -> tuple[Any, ...]:
    """The rows of a sample, of most papers several times, with another text wherever one can stand."""
    rows = sample.rows if sample.kind in _ONE_AT_A_TIME else sample.rows * _SEVERAL
    return tuple(with_texts(row, lambda _text: next_text()) for row in rows)


@pytest.mark.parametrize("sample", _ORDINARY, ids=lambda sample: sample.kind)
def test_a_thousand_hostile_texts_are_printed_and_open_nothing(sample: PaperSample) -> None:
    count = 0

    def next_text() -> str:
        nonlocal count
        count += 1
        return TEXTS[count % len(TEXTS)]

    sample.printed(rows=_rows_saying(sample, next_text))  # loads the fonts
    with files_opened() as opened:
        while count < 1000:
            before = count
            firm = with_texts(FIRM, lambda _text: next_text())
            printed = sample.printed(rows=_rows_saying(sample, next_text), firm=replace(firm, currency="USD"))
            assert printed.result.papers >= 1
            assert count > before
    strange = [
        name for name in opened if Path(name).suffix.lower() not in {".ttf", ".py", ".pyc", ".toml", ".dat", ".so"}
    ]
    assert strange == []


@pytest.mark.parametrize("text", ["<b>", "<img src='/etc/hostname'/>", "&#0; &bogus; &amp;", "{name} {0}", "=1+1"])
def test_markup_is_shown_as_it_was_typed(text: str) -> None:
    printed = print_sheets([replace(ORDINARY_SHEET, client_name=text, expectation=text)])
    assert printed.text().count(text) == 2
    letter = print_letters([replace(FINE_LETTER, their_words=text, fix_words=text)])
    assert letter.text().count(text) == 2
    page = print_pages([replace(ORDINARY_PAGE, words=text, wanted=text)])
    assert page.text().count(text) == 2


def test_a_huge_note_is_cut_with_a_visible_mark() -> None:
    printed = print_sheets([replace(ORDINARY_SHEET, parking_note="word " * 2_000_000, expectation="x" * 10_000_000)])
    assert printed.result.pages == 1
    assert printed.text().count("…") >= 2
    assert len(printed.text()) < 2 * MOST_CHARACTERS


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(_ORDINARY), st.text(max_size=60))
def test_any_text_at_all_can_be_printed(sample: PaperSample, text: str) -> None:
    rows = tuple(with_texts(row, lambda _text: text) for row in sample.rows)
    assert sample.printed(rows=rows).result.papers >= 1


def test_no_module_of_papers_feeds_user_text_to_a_paragraph() -> None:
    folder = Path(__file__).resolve().parents[3] / "app" / "documents"
    for module in folder.glob("*.py"):
        assert "platypus" not in module.read_text(encoding="utf-8"), module.name
