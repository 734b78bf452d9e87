"""Writes the answers of a file in their old dates; only a fresh “good” is asked about again (R5).

A bare “good” becomes a probe call while the visit is still in mind: answered within the last seven days, the time after
which silence counts as a “good” too. It is due by when they said it, not by when the file came. What is older is kept
as it was said; whoever leaves is seen by their rhythm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from fractions import Fraction
from math import floor
from typing import Any

from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import RowAbout
from app.exchange.parsing.parsed_history import ParsedFeedback
from app.exchange.people.whose_row import Whose
from app.exchange.reading.csv_records import hash_of
from app.exchange.records.history_import import Added, HistoryImport, ImportTools
from app.queries.firm import get_working_time
from app.queries.import_owners import list_callers, read_feedback, read_own_feedback
from app.rules.feedback import (
    DAYS_UNTIL_QUIET,
    Answer,
    Feeling,
    choose_probe_caller,
    feeling_from_answer,
    needs_probe,
    probe_due_at,
    suggest_feeling,
)

_LONGEST_WORDS = 10_000
_HALF = Fraction(1, 2)
_SCORE_OF = {Feeling.LOVE: 10, Feeling.GOOD: 7, Feeling.HURT: 3}


class FeedbackImport(HistoryImport[ParsedFeedback]):
    """Takes rows chunk by chunk."""

    kind = "feedback"

    def __init__(self, tools: ImportTools) -> None:
        super().__init__(tools)
        self._top = 0
        self._callers = list_callers()

    def rest_of(self, parsed: ParsedFeedback) -> str:
        """Whatever an answer has no field for."""
        return parsed.rest

    def prepare(self, rows: Sequence[tuple[ParsedFeedback, Whose]]) -> None:
        """Five stars or ten points is decided once, for the whole column."""
        if self.is_ours:
            self.present = read_own_feedback(sorted({whose.client_id for _parsed, whose in rows if whose.client_id}))
        if not self._top:
            scores = [parsed.score for parsed, _whose in rows if parsed.score is not None and not parsed.top]
            self._top = (5 if max(scores) <= 5 else 10) if scores else 0

    def add(self, parsed: ParsedFeedback, whose: Whose, client_id: int) -> Added | str:
        """One answer; what has no field stands beside it in the timeline."""
        values = self._values(parsed)
        asked_at = self.at(parsed.asked_on, parsed.time)
        key = (client_id, asked_at, values["answer"], values["score"], values["words"])
        if key in self.present:
            return Added(self.present.pop(key), _written(values), Outcome.UNCHANGED)
        job_id = None if whose.job is None else whose.job.id
        feeling = Feeling(values["answer_class"])
        is_fresh = self.writer.work.now - asked_at < timedelta(days=DAYS_UNTIL_QUIET)
        due_at = caller = None
        if is_fresh and needs_probe(feeling, now=self.writer.work.now):
            due_at = probe_due_at(asked_at, get_working_time())
            drove = [] if whose.job is None or whose.job.technician_id is None else [whose.job.technician_id]
            caller = choose_probe_caller(self._callers, drove)
        feedback_id = self.writer.add_named(
            "feedback",
            client_id=client_id,
            job_id=job_id,
            asked_at=asked_at,
            channel=parsed.channel or "phone",
            probe_state="none" if due_at is None else "due",
            probe_due_at=due_at,
            probe_owner_id=None if caller is None else caller.number,
            **values,
        )
        private = self.keep_beside(parsed, (client_id, job_id), asked_at, {})
        return Added(feedback_id, _written(values) | private)

    def about(self, parsed: ParsedFeedback) -> RowAbout:
        """What a row tells of."""
        return RowAbout(self.kind, parsed.asked_on)

    def update(self, parsed: ParsedFeedback, record_id: int, written: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """Another answer of the same number replaces one that nobody worked with."""
        known = read_feedback(record_id)
        fresh = self._values(parsed)
        if known is None:
            return None
        private = self.keep_beside(parsed, (known.client_id, known.job_id), self.writer.work.now, written)
        before = {name: value for name, value in written.items() if name not in {"rest", "private"}}
        is_untouched = _written({name: getattr(known, name) for name in fresh}) == before
        if _written(fresh) == before or not is_untouched or known.probe_state == "done":
            return private or None
        self.writer.change("feedback", record_id, fresh, known.client_id)
        return _written(fresh) | private

    def _values(self, parsed: ParsedFeedback) -> dict[str, Any]:
        score = self._score(parsed)
        feeling = _feeling(parsed, score)
        return {
            "answer": parsed.answer,
            "score": score,
            "words": parsed.words[:_LONGEST_WORDS],
            "meaning": parsed.meaning[:_LONGEST_WORDS],
            "answer_class": feeling.value,
            "is_confirmed": _is_believed(parsed, feeling, score),
        }

    def _score(self, parsed: ParsedFeedback) -> int | None:
        """From 0 to 10, halves up: five stars are ten points."""
        if parsed.score is None:
            return None
        top = parsed.top or self._top or 10
        return min(10, floor(parsed.score * 10 / top + _HALF))


def _feeling(parsed: ParsedFeedback, score: int | None) -> Feeling:
    """The worse of what was ticked, the score and what the words say (R5)."""
    if parsed.answer not in set(Answer):
        return suggest_feeling(parsed.words, score)
    ticked = _SCORE_OF[feeling_from_answer(Answer(parsed.answer))]
    return suggest_feeling(parsed.words, ticked if score is None else min(ticked, score))


def _is_believed(parsed: ParsedFeedback, feeling: Feeling, score: int | None) -> bool:
    """Love is confirmed where the office asked: with a score, or by a way on which no technician stood by."""
    if feeling is not Feeling.LOVE:
        return True
    return score is not None or parsed.channel not in ("", "sheet", "in_person")


def _written(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the row writes, as the ledger keeps it: words only as their hash."""
    return {
        "answer": values["answer"],
        "score": values["score"],
        "said": hash_of([values["words"], values["meaning"]]),
    }
