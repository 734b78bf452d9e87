"""What a message says: whole whatever is unknown, and never a brace, a None, a stage word or an announced score."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.letterhead import PaperFormats
from app.documents.message_words import MessageWords, message_wording, message_words
from app.queries.message_rows import MessageRow
from app.queries.paper_rows import FirmLetterhead, OwnWordsRow
from app.resource_files import resource_path
from app.rules.message_texts import message_texts
from app.rules.messages import MessageKind
from app.rules.paper_texts import fault_of, format_texts
from app.rules.relationship import Stage
from tests.app.documents.paper_samples import FIRM

NOBODY = MessageRow(client_id=1, client_name="Jo Li", written_on=date(2026, 3, 2))
KNOWN = MessageRow(
    client_id=1,
    client_name="Margaret Alder",
    written_on=date(2025, 11, 26),
    greeting_name="Margaret",
    next_on=date(2025, 11, 27),
    next_starts=time(10),
    next_ends=time(11),
    next_technician="Luis Santos",
    last_on=date(2024, 11, 18),
    last_technician="Ana Reyes",
    due_on=date(2025, 12, 20),
    years=3,
    owner_name="Dana Kowalski",
)


def words(row: MessageRow, kind: MessageKind, firm: FirmLetterhead = FIRM) -> MessageWords:
    return message_words(row, kind, firm, PaperFormats(firm), message_wording(firm))


def whole(found: MessageWords) -> str:
    return f"{found.subject}\n{found.body}\n{found.signature}\n{found.text}"


def test_a_visit_is_confirmed_with_who_comes_and_when() -> None:
    found = words(KNOWN, MessageKind.CONFIRMATION)
    assert found.subject == "We see you on Thursday, November 27"
    assert found.body.startswith(
        "Dear Margaret,\n\nLuis Santos comes to you on Thursday, November 27, 10:00 – 11:00.\n\nYou need to prepare"
    )
    assert found.text.startswith("Hello Margaret, Luis from Brightwater comes to you on Thursday, November 27")
    assert found.signature.startswith("With kind regards,\nDana Kowalski\nBrightwater Carpet Care\n(503) 555 0100")


def test_a_reminder_names_the_last_visit_and_years_are_words() -> None:
    assert "We were last with you on November 18, 2024." in words(KNOWN, MessageKind.REMINDER).body
    assert words(KNOWN, MessageKind.ANNIVERSARY).subject == "Thank you for three years"
    assert "one year" in words(replace(KNOWN, years=1), MessageKind.ANNIVERSARY).body
    assert "Ana asked how you are" in words(KNOWN, MessageKind.LATE).body


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("row", [NOBODY, KNOWN], ids=["least", "everything"])
def test_every_message_is_whole_and_says_nothing_that_is_for_us_alone(kind: MessageKind, row: MessageRow) -> None:
    found = words(row, kind)
    assert all((found.subject, found.body.count("\n\n") == 2, found.farewell, found.signer, found.text))
    assert not re.search(r"[{}]|\bNone\b|  ", whole(found))
    stage_words = {stage.value for stage in Stage} - {"ended"}
    assert not stage_words & set(re.findall(r"\w+", whole(found).lower()))
    # A question asks; that the answer is counted or rated is not announced (S2.17, R11).
    assert not re.search(r"\b(rate|rating|score|stars?|survey|points|scale|0.10)\b", whole(found).lower())
    assert len(found.text) <= 320, "two messages of a telephone"


def test_each_shipped_sentence_is_one_that_the_editor_takes() -> None:
    fields = [field.name for field in message_texts().fields]
    stored = tomllib.loads(resource_path("words", "message.toml").read_text(encoding="utf-8"))
    for group in stored.values():
        texts = group.values() if isinstance(group, dict) else [group]
        for sentences in texts:
            for sentence in [sentences] if isinstance(sentences, str) else sentences:
                assert fault_of(sentence, fields) == ""


def test_own_words_are_used_and_broken_ones_keep_nothing_back() -> None:
    own = OwnWordsRow("message", format_texts({("free", "body"): ("We think of you, {name}.",)}))
    assert "We think of you, Margaret." in words(KNOWN, MessageKind.FREE, replace(FIRM, own_words=(own,))).body
    broken = replace(FIRM, own_words=(OwnWordsRow("message", "[[["),))
    assert words(KNOWN, MessageKind.FREE, broken) == words(KNOWN, MessageKind.FREE)


_name = st.sampled_from(["", "Ana", "Łukasz O'Neil", "{phone}", "None & Co", "  "])
_day = st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1))
_rows = st.builds(
    MessageRow,
    client_id=st.just(1),
    client_name=_name,
    written_on=st.just(date(2026, 3, 2)),
    greeting_name=_name,
    next_on=_day,
    next_starts=st.none() | st.times(),
    next_ends=st.none() | st.times(),
    next_technician=_name,
    last_on=_day,
    last_technician=_name,
    due_on=_day,
    years=st.integers(-1, 99),
    owner_name=_name,
)
_templates = st.lists(
    st.sampled_from([field.name for field in message_texts().fields]).map(lambda name: f"{{{name}}}")
    | st.sampled_from(["We", "come.", "you,"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(_rows, st.sampled_from(MessageKind), st.lists(_templates, min_size=1, max_size=2))
def test_no_field_and_no_none_ever_gets_out(row: MessageRow, kind: MessageKind, own: list[str]) -> None:
    typed = f"{row.client_name}{row.greeting_name}{row.next_technician}{row.last_technician}{row.owner_name}"
    body = format_texts({(kind.value, name): tuple(own) for name in ("subject", "body", "text")})
    firm = replace(FIRM, own_words=(OwnWordsRow("message", body),))
    for letterhead in (firm, replace(firm, name="", short_name="", phone="", owner_name="")):
        found = words(row, kind, letterhead)
        for field in message_texts().fields:
            assert f"{{{field.name}}}" not in whole(found) or "{" in typed
        assert "None" not in whole(found) or "None" in typed
        assert found.subject.strip()
        assert found.body.strip()
        assert found.text.strip()
