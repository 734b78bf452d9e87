"""Texts that break printers: shown as typed or marked, never an error, never a file opened."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.documents.plain_text import MOST_CHARACTERS
from app.queries.paper_rows import LastVisitRow, PaperPhoneRow, SheetLineRow, SheetNoteRow, SheetPromiseRow
from tests.app.documents.complaint_paper_samples import FINE_LETTER, ORDINARY_PAGE
from tests.app.documents.paper_samples import FINE_CERTIFICATE, FIRM, ORDINARY_SHEET
from tests.app.documents.printed_paper import print_certificates, print_letters, print_pages, print_sheets

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


def sheet_saying(text: str):
    """A sheet that says a text wherever a text can stand."""
    return replace(
        ORDINARY_SHEET,
        client_name=text,
        technician_name=text,
        van_name=text,
        street_lines=(text, text),
        town_line=text,
        phones=(PaperPhoneRow(text, text),),
        find_note=text,
        parking_note=text,
        water_note=text,
        access_note=text,
        notes=(SheetNoteRow(text, text),),
        facts=(SheetNoteRow(text, text),),
        promises=(SheetPromiseRow(text, text),),
        last_visit=LastVisitRow(ORDINARY_SHEET.visit_on, text, text),
        expectation=text,
        lines=(SheetLineRow(text, text, text, 100, text, (text, text), 100),),
        warnings=(text,),
    )


def certificate_saying(text: str):
    """A certificate that says a text wherever a text can stand."""
    return replace(
        FINE_CERTIFICATE,
        number=text,
        client_name=text,
        care_line=text,
        gift=text,
        owner_name=text,
        technician_name=text,
    )


def letter_saying(text: str):
    """A letter that says a text wherever a text can stand."""
    return replace(
        FINE_LETTER,
        client_name=text,
        greeting_name=text,
        their_words=text,
        street_lines=(text, text),
        town_line=text,
        fixed_by=text,
        fix_words=text,
        prevention=text,
        lesson=text,
        owner_name=text,
        owner_title=text,
        owner_phone=text,
        gift=text,
    )


def page_saying(text: str):
    """A complaint's page that says a text wherever a text can stand."""
    return replace(
        ORDINARY_PAGE,
        client_name=text,
        words=text,
        client_phone=text,
        owner_name=text,
        job=replace(ORDINARY_PAGE.job, technician_name=text),
        expected=text,
        wanted=text,
        meaning=text,
        steps=tuple(replace(step, words=text, person_name=text) for step in ORDINARY_PAGE.steps),
        promise=replace(ORDINARY_PAGE.promise, what=text, person_name=text),
        fix=replace(ORDINARY_PAGE.fix, words=text, person_name=text),
        answers=tuple(replace(answer, words=text, person_name=text) for answer in ORDINARY_PAGE.answers),
        learnt=replace(ORDINARY_PAGE.learnt, cause=text, lesson=text, prevention=text, person_name=text),
        events=tuple(replace(event, words=text, person_name=text) for event in ORDINARY_PAGE.events),
    )


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_text_is_printed_and_opens_nothing(text: str) -> None:
    firm = replace(FIRM, name=text, phone=text, short_name=text, website=text, firm_code=text)
    print_sheets([sheet_saying("".join(HOSTILE[:4]))])  # loads the fonts
    with files_opened() as opened:
        sheet = print_sheets([sheet_saying(text)], firm=firm)
        certificate = print_certificates([certificate_saying(text)], firm=firm)
        letter = print_letters([letter_saying(text)], firm=firm)
        page = print_pages([page_saying(text)], firm=firm)
    strange = [
        name for name in opened if Path(name).suffix.lower() not in {".ttf", ".py", ".pyc", ".toml", ".dat", ".so"}
    ]
    assert strange == []
    assert [each.result.papers for each in (sheet, certificate, letter, page)] == [1, 1, 1, 1]


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


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_any_text_at_all_can_be_printed(text: str) -> None:
    assert print_sheets([sheet_saying(text)]).result.papers == 1
    assert print_certificates([certificate_saying(text)]).result.papers == 1
    assert print_letters([letter_saying(text)]).result.papers == 1
    assert print_pages([page_saying(text)]).result.papers == 1


def test_no_module_of_papers_feeds_user_text_to_a_paragraph() -> None:
    folder = Path(__file__).resolve().parents[3] / "app" / "documents"
    for module in folder.glob("*.py"):
        assert "platypus" not in module.read_text(encoding="utf-8"), module.name
