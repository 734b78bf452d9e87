"""Who is visited in the last weeks and the next: those due soonest, until three vans have their days full."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from app.sample_firm.day_book import VANS, DayBook
from app.sample_firm.ingredients import dice
from app.sample_firm.people import SampleClient, SampleVisit
from app.sample_firm.visits import lines_of, minutes_of

RECENT_DAYS = 16
_VISITS_A_DAY = 4
_VISITS_TODAY, _VISITS_TOMORROW = 9, 11
_LATER_DAYS = (7, 6, 5, 4, 3, 3, 2, 2, 2, 1, 1, 1)
_SHORT_DAY_MINUTES = 6 * 60


class VisitChoice:
    """Fills the days; `visits` are those found, `waiting` the clients who are due and still have no day."""

    def __init__(self, book: DayBook, clients: Sequence[SampleClient], today: date, seed: int) -> None:
        self.visits: list[tuple[SampleClient, SampleVisit]] = []
        self.waiting: list[SampleClient] = []
        self._book = book
        self._working_time = book.working_time
        self._clients = clients
        self._today = today
        self._dice = dice(seed, "recent choice")

    def choose(self) -> None:
        """Everything from the first recent day to the last booked one."""
        first = self._today - timedelta(days=RECENT_DAYS)
        for client in self._clients:
            for day in client.planned_days:
                if first <= day < self._today:
                    self._visit(client, day)
        seen = {client.id for client, _visit in self.visits}
        due = [each for each in self._clients if each.next_due_on is not None and not each.key and each.id not in seen]
        self.waiting = sorted(due, key=lambda client: (client.next_due_on or self._today, client.id))
        self._fill_past(self.waiting, first)
        self._fill_coming(self.waiting)

    def _visit(self, client: SampleClient, day: date) -> None:
        lines = lines_of(client, self._dice, day, self._today)
        minutes = minutes_of(client, lines)
        starts_at, van = self._book.place(day, minutes, client.technician, client.earliest_hour)
        visit = SampleVisit(starts_at, minutes, van, lines)
        self.visits.append((client, visit))

    def _fill_past(self, waiting: list[SampleClient], first: date) -> None:
        """Bring the days up to what three vans do, with those who were due soonest."""
        counts = Counter(self._working_time.local(visit.starts_at).date() for _client, visit in self.visits)
        day = self._working_time.open_day_from(first)
        while day < self._today:
            for _each in range(min(_VISITS_A_DAY, 1 + len(self._clients) // 40) - counts[day]):
                if waiting:
                    self._visit(waiting.pop(0), day)
            day = self._working_time.next_open_day(day)

    def _fill_coming(self, waiting: list[SampleClient]) -> None:
        tomorrow = self._today + timedelta(days=1)
        wanted = [(self._today, _VISITS_TODAY), (tomorrow, _VISITS_TOMORROW)]
        day = tomorrow
        for count in _LATER_DAYS:
            day = self._working_time.next_open_day(day)
            wanted.append((day, count))
        for day, count in wanted:
            self._fill_day(waiting, day, count)

    def _fill_day(self, waiting: list[SampleClient], day: date, count: int) -> None:
        """Businesses while they are closed on a closed day; short visits first on a short one."""
        open_on_day = self._working_time.is_open_on(day)
        hours = self._working_time.hours.get(day.weekday())
        is_short = hours is None or (hours.closes.hour - hours.opens.hour) * 60 < _SHORT_DAY_MINUTES or not open_on_day
        order = list(waiting)
        if is_short:
            order.sort(key=lambda client: (not open_on_day and client.kind != "business", self._usual_minutes(client)))
        taken = 0
        for client in order:
            if taken == count:
                return
            if self._place_on(client, day):
                waiting.remove(client)
                taken += 1

    def _usual_minutes(self, client: SampleClient) -> int:
        return minutes_of(client, [(place, 0) for place in client.usual_lines])

    def _place_on(self, client: SampleClient, day: date) -> bool:
        lines = lines_of(client, self._dice, day, self._today)
        minutes = minutes_of(client, lines)
        for van in sorted(range(VANS), key=lambda van: (self._book.visit_count(day, van), van != client.technician)):
            starts_at = self._book.place_on(day, minutes, van)
            if starts_at is not None:
                self.visits.append((client, SampleVisit(starts_at, minutes, van, lines)))
                return True
        return False
