"""Sample rows for the papers of a complaint: the ordinary, the least, and the longest that anybody could type."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from app.queries.complaint_paper_rows import (
    ComplaintPageRow,
    PageAnswerRow,
    PageClockRow,
    PageEventRow,
    PageFixRow,
    PageJobRow,
    PageLearntRow,
    PagePromiseRow,
    PageStepRow,
    PageWeightRow,
    RecoveryLetterRow,
)
from tests.app.documents.paper_samples import LONG_NAME, LONG_WORDS

LONGEST_WORDS = (LONG_WORDS * 90)[:10_000].rpartition(" ")[0]

FINE_LETTER = RecoveryLetterRow(
    complaint_number=132,
    client_name="Margaret Alder",
    greeting_name="Margaret",
    their_words="The landing still smells damp and there is a ring by the door.",
    told_on=date(2025, 11, 18),
    written_on=date(2025, 12, 1),
    street_lines=("18 Orchard Lane",),
    town_line="Millbrook, OR 97222",
    outcome="visit",
    fixed_on=date(2025, 11, 27),
    fixed_by="Luis Santos",
    fix_words="Lifted the pad, dried it overnight, treated the ring and cleaned the landing again.",
    prevention="The pad is measured before we pack up, and the reading stands on your sheet",
    lesson="Damp pads smell after a week",
    owner_name="Dana Kowalski",
    owner_title="Owner",
    owner_phone="(503) 555 0101",
    gift="$25 toward your next visit",
    gift_until_on=date(2026, 12, 1),
)

PLAIN_LETTER = RecoveryLetterRow(
    complaint_number=1,
    client_name="Jo Li",
    greeting_name="Jo",
    their_words="It is back.",
    told_on=date(2026, 1, 1),
    written_on=date(2026, 1, 2),
)

LONGEST_LETTER = replace(
    FINE_LETTER,
    client_name=LONG_NAME,
    greeting_name=LONG_NAME,
    their_words=LONGEST_WORDS,
    street_lines=(LONG_WORDS, LONG_WORDS),
    town_line=LONG_WORDS,
    fixed_by="Bartholomew Featherstonehaugh-Cholmondeley",
    fix_words=LONGEST_WORDS,
    prevention=LONGEST_WORDS,
    owner_name=LONG_NAME,
    owner_title=LONG_WORDS,
    gift=LONG_WORDS * 2,
)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2025 on the firm's wall."""
    return datetime(2025, 11, day, hour, minute)


ORDINARY_PAGE = ComplaintPageRow(
    number=132,
    printed_at=datetime(2025, 12, 1, 14, 5),
    client_name="Margaret Alder",
    words="The landing still smells damp and there is a ring by the door.",
    received_at=at(18, 9, 20),
    state="check_back",
    weight=PageWeightRow("over_wet", severity=3, points=40, priority="P1", effort=1, is_vulnerable=True),
    client_years=11,
    visit_count=23,
    client_phone="(503) 555 0142",
    owner_name="Dana Kowalski",
    job=PageJobRow(2402, date(2025, 11, 17), "Luis Santos", 28_500),
    expected="Dry the same evening",
    wanted="That somebody calls before Alan wakes up",
    meaning="Her sister comes to stay",
    need_by_on=date(2025, 11, 22),
    clocks=(
        PageClockRow("answer", at(18, 9, 20), at(18, 10, 20), at(18, 11, 2), 42),
        PageClockRow("site", at(18, 9, 20), at(19, 9, 20), at(19, 8, 55)),
        PageClockRow("resolved", at(18, 9, 20), at(21, 20), at(19, 11)),
        PageClockRow("promise", at(18, 11, 5), at(19, 9), at(19, 12, 20), 200),
        PageClockRow("check_back", at(19, 11), at(22, 11), None, 9 * 24 * 60 + 185),
    ),
    steps=(
        PageStepRow(True, at=at(18, 11, 2), person_name="Dana Kowalski", words="It smells / Her sister comes to stay"),
        PageStepRow(True, at=at(18, 11, 4), person_name="Dana Kowalski"),
        PageStepRow(is_left_out=True, words="she told us already"),
        PageStepRow(True, at=at(18, 11, 5), person_name="Dana Kowalski", words="Luis comes at nine"),
        PageStepRow(True, at=at(19, 11), person_name="Luis Santos", words="Lifted the pad and dried it"),
        PageStepRow(),
    ),
    promise=PagePromiseRow("Luis comes at nine", "Luis Santos", at(19, 9), is_broken=True),
    fix=PageFixRow("visit", at(19, 11), "Luis Santos", "Lifted the pad and dried it"),
    cost_minor=8_500,
    answers=(
        PageAnswerRow(at(21, 9), "Dana Kowalski", is_reached=False),
        PageAnswerRow(at(22, 9), "Ben Moreno", is_reached=True, answer="good", score=7, words="It is fine now"),
    ),
    learnt=PageLearntRow(
        cause="Too many wet passes",
        cause_kind="process",
        lesson="Three dry strokes for each wet one",
        prevention="Moisture meter in every van",
        person_name="Ben Moreno",
        due_on=date(2026, 1, 15),
    ),
    events=(
        PageEventRow(at(18, 9, 24), "logged", "Ben Moreno", "The landing still smells damp"),
        PageEventRow(at(18, 11, 2), "heard", "Dana Kowalski", "It smells"),
        PageEventRow(at(18, 11, 3), "asked", "Dana Kowalski", "Wrong card", is_taken_back=True),
        PageEventRow(at(18, 11, 3), "noted", "Dana Kowalski", "undone"),
        PageEventRow(at(18, 11, 5), "promised", "Dana Kowalski", "Luis comes at nine"),
        PageEventRow(at(19, 11), "fixed", "Luis Santos", "Lifted the pad and dried it"),
        PageEventRow(at(21, 9), "check_tried", "", ""),
    ),
)

SHORTEST_PAGE = ComplaintPageRow(
    number=1,
    printed_at=datetime(2026, 1, 1, 9),
    client_name="Jo Li",
    words="x",
    received_at=datetime(2026, 1, 1, 8),
    state="call_back",
    weight=PageWeightRow("niggle", severity=1, points=10, priority="P4"),
)

LONGEST_PAGE = replace(
    ORDINARY_PAGE,
    number=987_654_321,
    client_name=LONG_NAME,
    words=LONGEST_WORDS,
    owner_name=LONG_NAME,
    job=PageJobRow(987_654_321, date(2025, 9, 24), LONG_NAME, 12_345_678_901),
    expected=LONGEST_WORDS,
    wanted=LONGEST_WORDS,
    meaning=LONGEST_WORDS,
    weight=replace(ORDINARY_PAGE.weight, effort=2, is_public=True, is_repeat=True),
    clocks=tuple(replace(clock, is_earlier_round=True) for clock in ORDINARY_PAGE.clocks) * 6 + ORDINARY_PAGE.clocks,
    steps=tuple(replace(step, words=LONG_WORDS * 6, person_name=LONG_NAME) for step in ORDINARY_PAGE.steps),
    promise=PagePromiseRow(LONG_WORDS * 4, LONG_NAME, at(19, 9), is_broken=True),
    fix=PageFixRow("apology_accepted", at(19, 11), LONG_NAME, LONGEST_WORDS),
    answers=tuple(replace(answer, words=LONGEST_WORDS[:2000]) for answer in ORDINARY_PAGE.answers) * 3,
    learnt=PageLearntRow(LONGEST_WORDS, "process", LONGEST_WORDS, LONGEST_WORDS, LONG_NAME, date(2026, 1, 15)),
    events=tuple(replace(event, words=LONGEST_WORDS, person_name=LONG_NAME) for event in ORDINARY_PAGE.events),
)
