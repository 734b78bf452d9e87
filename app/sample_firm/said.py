"""What clients said after their visits, and the calls, notes and letters in between."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from functools import lru_cache
from random import Random

from app.rules.feedback import Feeling, suggest_feeling
from app.rules.working_time import WorkingTime
from app.sample_firm.ingredients import Ingredients, dice
from app.sample_firm.people import SampleClient, SampleVisit
from app.sample_firm.row_book import RowBook
from app.sample_firm.team import Team

_ASKED_SHARE = 0.45
_ON_SHEET_SHARE = 0.3
_GOOD_SHARE = 0.22
_TALK_SHARE = 0.55
# Silence of these days would turn into a call for each (S2.9); the firm of the sample keeps up with its calls.
_EVERYBODY_IS_ASKED = timedelta(days=75)
_PROBE_ENDINGS = ("small_miss", "small_miss", "price_doubt", "would_not_say")
_SCORES = {"great": 10, "good": 7}


class SaidRows:
    """Adds answers and talk to the book, for one visit after the other."""

    def __init__(
        self, book: RowBook, ingredients: Ingredients, team: Team, working_time: WorkingTime, now: datetime, seed: int
    ) -> None:
        self._book = book
        self._words = ingredients.words
        self._technicians = ("Ben", "Luis", "Ana")
        self._team = team
        self._working_time = working_time
        self._now = now
        self._dice = dice(seed, "said")

    def add(self, client: SampleClient, visit: SampleVisit) -> None:
        """What was said about this visit, if anybody asked, and what else there was around it."""
        was_asked = self._dice.random() < _ASKED_SHARE or visit.ends_at > self._now - _EVERYBODY_IS_ASKED
        if was_asked and not visit.is_complained_of:
            self._add_answer(client, visit)
        if self._dice.random() < _TALK_SHARE:
            self._add_talk(client, visit)

    def add_check_back(
        self,
        client_id: int,
        job_id: int,
        complaint_id: int,
        asked_at: datetime,
        asked_by: int,
        score: int | None,
        words: str,
    ) -> None:
        """What a client said when asked whether it is great now, after a complaint was put right."""
        self._book.add(
            "feedback",
            client_id=client_id,
            job_id=job_id,
            complaint_id=complaint_id,
            asked_at=asked_at,
            asked_by_id=asked_by,
            channel="phone",
            is_technician_present=False,
            answer="great",
            score=score,
            words=words,
            meaning="",
            answer_class=Feeling.LOVE.value,
            is_confirmed=True,
            probe_state="none",
            probe_outcome="",
            probed_at=None,
            try_count=0,
            may_quote=False,
        )

    def words_for(self, answer: str, client: SampleClient, visit: SampleVisit, chance: Random) -> str:
        """A sentence of a client who answered so."""
        return self._filled(self._template_for(answer, chance), client, visit)

    def _template_for(self, answer: str, chance: Random) -> str:
        return str(chance.choice(self._words[f"{answer}_openings"]) + chance.choice(self._words[f"{answer}_endings"]))

    def probe_for(self, client: SampleClient, visit: SampleVisit, chance: Random) -> tuple[str, str]:
        """What would have made it great, and what that means."""
        place = chance.randrange(len(self._words["probe_answers"]))
        return self._filled(self._words["probe_answers"][place], client, visit), self._words["probe_meanings"][place]

    def _add_answer(self, client: SampleClient, visit: SampleVisit) -> None:
        chance = self._dice
        is_on_sheet = chance.random() < _ON_SHEET_SHARE
        asked_at = visit.ends_at if is_on_sheet else self._next_morning(visit.ends_at, chance)
        if asked_at >= self._now:
            return
        answer = "good" if chance.random() < _GOOD_SHARE else "great"
        template = self._template_for(answer, chance) if chance.random() < 0.7 else ""
        score = _score(answer, chance) if not is_on_sheet and chance.random() < 0.6 else None
        feeling = _feeling(template, score if score is not None else _SCORES[answer])
        is_good = feeling is not Feeling.LOVE
        said, meant = self.probe_for(client, visit, chance) if is_good else ("", "")
        self._book.add(
            "feedback",
            client_id=client.id,
            job_id=visit.id,
            complaint_id=None,
            asked_at=asked_at,
            asked_by_id=self._team.technicians[visit.technician]
            if is_on_sheet
            else self._team.caller(visit.technician),
            channel="sheet" if is_on_sheet else "phone",
            is_technician_present=is_on_sheet,
            answer=answer,
            score=score,
            words=self._filled(template, client, visit),
            meaning=f"{said} {meant}".strip(),
            answer_class=feeling.value,
            is_confirmed=is_good or not is_on_sheet,
            probe_state="done" if is_good else "none",
            probe_outcome=chance.choice(_PROBE_ENDINGS) if is_good else "",
            probed_at=self._next_morning(asked_at, chance) if is_good else None,
            try_count=1 if is_good else 0,
            may_quote=not is_good and chance.random() < 0.2,
        )

    def _add_talk(self, client: SampleClient, visit: SampleVisit) -> None:
        chance = self._dice
        drawn = chance.random()
        if drawn < 0.45:
            self._add_entry(client, visit, "call", chance.choice(self._words["calls_in"]), -chance.randint(2, 20))
        elif drawn < 0.6:
            self._add_entry(client, visit, "call", chance.choice(self._words["calls_out"]), -1)
        elif drawn < 0.8:
            self._add_entry(client, visit, "note", ("", chance.choice(self._words["notes"])), 0)
        elif drawn < 0.95:
            self._add_entry(client, visit, "letter", chance.choice(self._words["letters"]), chance.randint(1, 25))
        else:
            self._add_entry(client, visit, "help", chance.choice(self._words["help_given"]), chance.randint(30, 90))

    def _add_entry(
        self, client: SampleClient, visit: SampleVisit, kind: str, texts: tuple[str, str] | list[str], days: int
    ) -> None:
        chance = self._dice
        day = self._working_time.open_day_from(visit.starts_at.date() + timedelta(days=days))
        happened_at = self._working_time.at(day, time(chance.randint(8, 12), chance.choice((4, 11, 23, 37, 52))))
        if happened_at >= self._now:
            return
        is_incoming = kind == "call" and texts in self._words["calls_in"]
        direction = "" if kind == "note" else "in" if is_incoming or kind == "help" else "out"
        self._book.add(
            "timeline_entry",
            client_id=client.id,
            job_id=visit.id if kind == "note" else None,
            kind=kind,
            direction=direction,
            purpose="" if kind == "note" else "service" if is_incoming else "care",
            happened_at=happened_at,
            person_id=self._team.owner if chance.random() < 0.6 else self._team.office,
            headline=self._filled(texts[0], client, visit),
            words=self._filled(texts[1], client, visit),
            duration_minutes=chance.randint(2, 9) if kind in ("call", "help") else None,
        )

    def _filled(self, text: str, client: SampleClient, visit: SampleVisit) -> str:
        room = client.areas[visit.lines[0][0]].draft.name.lower() if visit.lines else "hall"
        return text.replace("{room}", room).replace("{technician}", self._technicians[visit.technician])

    def _next_morning(self, moment: datetime, chance: Random) -> datetime:
        day = self._working_time.next_open_day(self._working_time.local(moment).date())
        return self._working_time.at(day, time(chance.choice((9, 10, 11, 12)), chance.choice((5, 14, 26, 41))))


@lru_cache(maxsize=2_000)
def _feeling(template: str, score: int) -> Feeling:
    """What the rules read in a sentence; the name of a room or a person in it carries no feeling."""
    return suggest_feeling(template, score)


def _score(answer: str, chance: Random) -> int:
    return chance.choice((9, 10, 10)) if answer == "great" else chance.choice((7, 8, 8))
