"""A row → what a client answered when asked, by the mapping of its file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from app.exchange.parsing.parsed_history import ParsedFeedback
from app.exchange.parsing.parsed_records import RowFaultError
from app.exchange.parsing.record_parser import RecordParser
from app.exchange.reading.cell_values import yes_or_no
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


class FeedbackParser(RecordParser[ParsedFeedback]):
    """Rows of a file of what clients answered."""

    def look_at_headings(self) -> None:
        """The best score there is, as far as the heading says."""
        read = self.cells
        heading = read.header(ImportField.SCORE)
        self._top = 5 if _STARRY.search(heading) else 10 if _POINTED.search(heading) or read.is_exact else 0

    def parsed(self, line: int, cells: Sequence[str]) -> ParsedFeedback:
        """The answer of a row; its day and one of answer, score or words are needed."""
        read = self.cells
        notes: list[str] = []
        asked_on = read.day(ImportField.ASKED_ON, cells, notes, is_needed=True)
        job = read.job(cells, notes)
        if asked_on is None:
            asked_on = job.day
        if asked_on is None:
            raise RowFaultError(_("There is no date of the answer in this row."))
        score, top = self._score(cells)
        words = read.text(ImportField.WORDS, cells)
        answer = self._answer(cells, notes)
        if score is None and not words and not answer:
            raise RowFaultError(_("There is no answer, no score and no words in this row."))
        channel = read.channel(cells, notes)
        return ParsedFeedback(
            line=line,
            client=read.client(line, cells),
            job=job,
            asked_on=asked_on,
            time=read.time_beside(ImportField.ASKED_ON, cells),
            number=read.number(ImportField.FEEDBACK_NUMBER, cells),
            channel=channel,
            answer=answer,
            score=score,
            top=top,
            words=words,
            meaning=read.text(ImportField.MEANING, cells),
            rest=read.rest(cells, notes),
            private_words=read.private_notes(cells),
        )

    def _answer(self, cells: Sequence[str], notes: list[str]) -> str:
        """Great, good or not happy; what is none of them is kept."""
        text = self.cells.text(ImportField.ANSWER, cells)
        if not text:
            return ""
        if text in {"great", "good", "not_happy", "silent"}:
            return text
        if yes_or_no(text) is not None:
            return "good" if yes_or_no(text) else "not_happy"
        for answer, words in (("not_happy", _NOT_HAPPY), ("great", _GREAT), ("good", _GOOD)):
            if words.search(text):
                return answer
        self.cells.keep(ImportField.ANSWER, cells, notes)
        return ""

    def _score(self, cells: Sequence[str]) -> tuple[Fraction | None, int]:
        """A score as it is written, and the best there is if row or heading says so."""
        text = self.cells.text(ImportField.SCORE, cells)
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
