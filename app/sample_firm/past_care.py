"""The words and calls of the last four weeks to those who had no visit in them: nobody is left alone for long."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from app.rules.left_alone import LEFT_ALONE_DAYS
from app.rules.working_time import WorkingTime
from app.sample_firm.ingredients import Ingredients, dice
from app.sample_firm.people import SampleClient
from app.sample_firm.recent_choice import RECENT_DAYS
from app.sample_firm.row_book import RowBook
from app.sample_firm.team import Team

_KEPT_IN_TOUCH = 0.95
_LETTER_SHARE = 0.6


class PastCare:
    """Adds one call or letter of care for nearly everybody who was not visited lately."""

    def __init__(
        self, book: RowBook, ingredients: Ingredients, team: Team, working_time: WorkingTime, now: datetime, seed: int
    ) -> None:
        self._book = book
        self._words = ingredients.everyday["kept_in_touch"]
        self._team = team
        self._working_time = working_time
        self._today = working_time.local(now).date()
        self._dice = dice(seed, "kept in touch")

    def add(self, client: SampleClient) -> None:
        """Somebody of the office wrote or rang, by a way on which they like to hear from us."""
        chance = self._dice
        days, by_letter = chance.randint(1, LEFT_ALONE_DAYS - 4), chance.random() < _LETTER_SHARE
        headline, words = chance.choice(self._words["letters" if by_letter else "calls"])
        refused = {channel for channel, is_allowed, _source in client.permissions if not is_allowed}
        is_missed = chance.random() > _KEPT_IN_TOUCH
        seen = client.visits and client.visits[-1].starts_at.date()
        kind = "letter" if by_letter else "call"
        if not seen or is_missed or client.key or {"letter" if by_letter else "phone"} & refused:
            return
        day = self._working_time.open_day_from(self._today - timedelta(days=days))
        if day >= self._today or (day - seen).days < RECENT_DAYS:
            return
        self._book.add(
            "timeline_entry",
            client_id=client.id,
            job_id=None,
            kind=kind,
            direction="out",
            purpose="care",
            happened_at=self._working_time.at(day, time(chance.randint(8, 12), chance.choice((4, 11, 23, 37, 52)))),
            person_id=self._team.owner if chance.random() < 0.5 else self._team.office,
            headline=headline,
            words=words,
            duration_minutes=None if by_letter else chance.randint(2, 6),
        )
