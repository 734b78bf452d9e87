"""A row → what a client answered when asked, by the mapping of its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from app.exchange.columns.column_mapping import ColumnMapping
from app.exchange.columns.column_survey import ColumnReadings
from app.exchange.columns.reading_habits import ReadingHabits
from app.exchange.parsing.contact_channels import channel_of
from app.exchange.parsing.parsed_history import JobMeant, ParsedFeedback
from app.exchange.parsing.parsed_records import PhoneNormaliser, RowFaultError
from app.exchange.parsing.row_cells import RowCells
from app.exchange.reading.cell_values import bare_number, yes_or_no
from app.exchange.reading.csv_records import Record, RejectedRow
from app.exchange.words.import_fields import ImportField
from app.translations import gettext as _

_NOT_HAPPY = re.compile(
    r"not (?:so |very |really |at all )?(?:happy|satisf|good|great)|unhapp|dissatisf|unsatisf|disappoint|"
    r"\bbad|poor|terrible|awful|"
    r"nicht (?:so |sehr )?(?:zufrieden|gut)|unzufrieden|schlecht|enttäuscht|mécontent|insatisf|"
    r"pas (?:très )?(?:content|satisf|bien)|"
    r"mauvais|déçu|descontent|no (?:muy )?(?:satisf|content|bien)|\bmal[oa]?\b|decepcion",
    re.IGNORECASE,
)  # fmt: skip
_GREAT = re.compile(
    r"great|excellent|very (?:happy|satisf|good)|love|perfect|amazing|outstanding|fantastic|thrilled|delight|"
    r"sehr (?:zufrieden|gut)|begeistert|hervorragend|ausgezeichnet|perfekt|très (?:content|satisf|bien|bon)|"
    r"parfait|ravi|"
    r"muy (?:content|satisf|bien|buen)|excelente|perfecto|encantad|genial|super",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"good|\bok\b|okay|fine|satisf|happy|alright|decent|average|neutral|gut|zufrieden|bien|\bbon|content|correct|buen|"
    r"regular|mittel|moyen",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:/|of|von|sur|de|out of)?\s*(\d{1,3})?\s*(%)?")
_STARRY = re.compile(r"star|stern|étoile|etoile|estrella", re.IGNORECASE)
_POINTED = re.compile(r"nps|score|points|punkte", re.IGNORECASE)


class FeedbackParser:
    """Parses the rows of one file of answers; made once for the file, then called for every record."""

    def __init__(
        self, mapping: ColumnMapping, readings: ColumnReadings, habits: ReadingHabits, normalise: PhoneNormaliser
    ) -> None:
        self._cells = read = RowCells(mapping, readings, habits, normalise)
        heading = read.header(ImportField.SCORE) if read.has(ImportField.SCORE) else ""
        self._top = 5 if _STARRY.search(heading) else 10 if _POINTED.search(heading) or read.is_exact else 0

    def parse(self, record: Record) -> ParsedFeedback | RejectedRow:
        """The answer of a row, or the row with the reason why it cannot be taken."""
        try:
            return self._feedback(record.line, self._cells.cleaned(record))
        except RowFaultError as fault:
            return record.rejected(str(fault))

    def _feedback(self, line: int, cells: Sequence[str]) -> ParsedFeedback:
        read = self._cells
        notes: list[str] = []
        asked_on = read.day(ImportField.ASKED_ON, cells, notes, is_needed=True)
        job_day = read.day(ImportField.JOB_DATE, cells, notes)
        if asked_on is None:
            asked_on = job_day
        if asked_on is None:
            raise RowFaultError(_("There is no date of the answer in this row."))
        score, top = self._score(cells)
        words = read.text(ImportField.WORDS, cells)
        answer = self._answer(cells, notes)
        if score is None and not words and not answer:
            raise RowFaultError(_("There is no answer, no score and no words in this row."))
        channel, unknown = channel_of(read.text(ImportField.CHANNEL, cells))
        if unknown:
            notes.append(f"{read.header(ImportField.CHANNEL)}: {unknown}")
        rest = "\n".join(filter(None, [read.rest(cells, notes), read.private_notes(cells)]))
        return ParsedFeedback(
            line=line,
            client=read.client(line, cells),
            job=JobMeant(bare_number(read.text(ImportField.JOB_NUMBER, cells)), day=job_day),
            asked_on=asked_on,
            time=read.time_beside(ImportField.ASKED_ON, cells),
            number=bare_number(read.text(ImportField.FEEDBACK_NUMBER, cells)),
            channel=channel,
            answer=answer,
            score=score,
            top=top,
            words=words,
            meaning=read.text(ImportField.MEANING, cells),
            rest=rest,
        )

    def _answer(self, cells: Sequence[str], notes: list[str]) -> str:
        """Great, good or not happy; what is none of them is kept."""
        text = self._cells.text(ImportField.ANSWER, cells)
        if not text:
            return ""
        if text in {"great", "good", "not_happy", "silent"}:
            return text
        if yes_or_no(text) is not None:
            return "good" if yes_or_no(text) else "not_happy"
        for answer, words in (("not_happy", _NOT_HAPPY), ("great", _GREAT), ("good", _GOOD)):
            if words.search(text):
                return answer
        notes.append(f"{self._cells.header(ImportField.ANSWER)}: {text}")
        return ""

    def _score(self, cells: Sequence[str]) -> tuple[Fraction | None, int]:
        """A score as it is written, and the best there is if row or heading says so."""
        text = self._cells.text(ImportField.SCORE, cells)
        if not text:
            return None, 0
        stars = text.count("★") or text.count("⭐") or (text.count("*") if set(text) <= {"*", " "} else 0)
        if stars:
            return Fraction(stars), 5
        found = _SCORE.match(text)
        if found is None:
            raise RowFaultError(_("“{text}” is no score.").format(text=text[:60]))
        top = 100 if found[3] else int(found[2]) if found[2] else 5 if _STARRY.search(text) else self._top
        score = Fraction(found[1].replace(",", "."))
        if top not in (0, 5, 10, 100) or score > (top or 10):
            raise RowFaultError(_("“{text}” is no score from 0 to 10 and no number of stars.").format(text=text[:60]))
        return score, top
