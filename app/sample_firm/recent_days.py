"""The last weeks and the next: visits booked, driven to, keyed in and asked about through the real services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from random import Random

from app.queries.jobs import get_job
from app.sample_firm.agenda import Agenda
from app.sample_firm.day_book import DayBook
from app.sample_firm.ingredients import Ingredients, dice
from app.sample_firm.people import SampleClient, SampleVisit
from app.sample_firm.recent_choice import VisitChoice
from app.sample_firm.said import SaidRows
from app.sample_firm.team import Team
from app.services.drafts import (
    FeedbackDraft,
    FindingDraft,
    FinishDraft,
    JobDraft,
    JobLineDraft,
    PaymentDraft,
    PromiseDraft,
)

_NOT_KEYED = 3
_NOT_CALLED = 7
_GOOD_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class FinishedVisit:
    """A visit whose sheet is keyed in; `job_id` knows its job once the agenda has come that far."""

    client: SampleClient
    visit: SampleVisit
    keyed_at: datetime
    job_id: Callable[[], int]


class RecentDays:
    """Notes on the agenda what happens with the visits of these weeks."""

    def __init__(
        self,
        agenda: Agenda,
        book: DayBook,
        ingredients: Ingredients,
        team: Team,
        said: SaidRows,
        clients: Sequence[SampleClient],
        seed: int,
    ) -> None:
        self._agenda = agenda
        self._book = book
        self._from = ingredients
        self._team = team
        self._said = said
        self._clients = clients
        self._seed = seed
        self._dice = dice(seed, "recent days")
        self._working_time = book.working_time
        self._today = book.working_time.local(agenda.now).date()
        self._jobs: dict[int, int] = {}
        self._visits: list[tuple[SampleClient, SampleVisit]] = []
        self.finished: list[FinishedVisit] = []

    def plan(self) -> None:
        """Choose the visits, and note everything about them."""
        choice = VisitChoice(self._book, self._clients, self._today, self._seed)
        choice.choose()
        self._visits = choice.visits
        self._note_visits()
        self._note_quotes(choice.waiting)
        self._note_promises(choice.waiting)

    def job_of(self, client: SampleClient) -> int:
        """The id of a client's recent job, once the agenda has booked it."""
        return self._jobs[client.id]

    def visit_of(self, client: SampleClient) -> SampleVisit:
        """The recent visit of one of the cast."""
        return next(visit for who, visit in self._visits if who is client)

    # ------------------------------------------------------------------ what happens

    def _note_visits(self) -> None:
        now = self._agenda.now
        over = [(client, visit) for client, visit in self._visits if visit.ends_at < now]
        over.sort(key=lambda pair: (pair[1].ends_at, pair[0].id))
        plain = [pair for pair in over if not pair[0].key]
        unkeyed = {id(visit) for _client, visit in plain[-_NOT_KEYED:]}
        called = [pair for pair in plain[:-_NOT_KEYED] if self._call_at(pair[1]) < now]
        uncalled = {id(visit) for _client, visit in called[-_NOT_CALLED:]}
        for client, visit in self._visits:
            self._note_booking(client, visit)
            if id(visit) in unkeyed or visit.ends_at >= now:
                self._note_start(client, visit, is_over=id(visit) in unkeyed)
                continue
            self._note_finish(client, visit)
            if not client.key and id(visit) not in uncalled:
                self._note_call(client, visit)
        self._note_printed_sheets()

    def _note_booking(self, client: SampleClient, visit: SampleVisit) -> None:
        chance = self._dice
        earliest = min(visit.starts_at, self._agenda.now) - timedelta(hours=20)
        booked_at = earliest - timedelta(days=chance.randint(1, 9), minutes=chance.randint(1, 300))
        draft = self._draft(client, visit, chance)

        def act() -> None:
            self._jobs[client.id] = self._agenda.stage.jobs.book(draft)

        self._agenda.add(booked_at, self._team.owner if chance.random() < 0.6 else self._team.office, act)

    def _draft(self, client: SampleClient, visit: SampleVisit, chance: Random) -> JobDraft:
        return JobDraft(
            client_id=client.id,
            site_id=client.site_id,
            starts_at=visit.starts_at,
            ends_at=visit.ends_at,
            technician_id=self._team.technicians[visit.technician],
            lines=tuple(
                JobLineDraft(
                    client.areas[place].draft.name,
                    to_do=chance.choice(self._from.homes["extra_to_do"]),
                    price_minor=price,
                    fibre=client.areas[place].draft.fibre,
                    area_id=client.area_ids[place],
                )
                for place, price in visit.lines
            ),
            expectation=chance.choice(self._from.homes["expectations"]) if chance.random() < 0.4 else "",
        )

    def _note_start(self, client: SampleClient, visit: SampleVisit, *, is_over: bool) -> None:
        """Somebody is there now, or was and the sheet is not keyed in yet."""
        if visit.starts_at > self._agenda.now or (is_over and self._dice.random() < 0.5):
            return

        def act() -> None:
            job = get_job(self._jobs[client.id]).job
            self._agenda.stage.jobs.start(job.id, job.version)

        self._agenda.add(visit.starts_at, self._team.technicians[visit.technician], act)

    def _note_finish(self, client: SampleClient, visit: SampleVisit) -> None:
        chance = self._dice
        keyed_at = min(visit.ends_at + timedelta(minutes=chance.choice((20, 45, 80))), self._agenda.now)
        answer = "great" if not client.key and chance.random() < 0.25 else ""
        finding = FindingDraft(chance.choice(self._from.homes["findings"]), is_shown=True)
        payments = (
            ()
            if client.kind == "business"
            else (PaymentDraft(chance.choice(("card", "card", "check", "cash")), visit.amount_minor),)
        )
        draft = FinishDraft(
            arrived_at=visit.starts_at,
            left_at=visit.ends_at,
            findings=(finding,) if chance.random() < 0.2 else (),
            products=chance.choice(self._from.homes["products"]),
            method=chance.choice(self._from.homes["methods"]),
            dry_by_at=visit.ends_at + timedelta(hours=5),
            payments=payments,
            answer=answer,
            words=self._said.words_for(answer, client, visit, chance) if answer else "",
        )

        def act() -> None:
            job = get_job(self._jobs[client.id]).job
            self._agenda.stage.jobs.finish(job.id, job.version, draft)

        self._agenda.add(keyed_at, self._team.owner, act)
        self.finished.append(FinishedVisit(client, visit, keyed_at, partial(self.job_of, client)))

    def _note_call(self, client: SampleClient, visit: SampleVisit) -> None:
        """How was it for you? Good is asked again the next day, by somebody who did not do the job."""
        chance = self._dice
        called_at = self._call_at(visit)
        answer = "good" if chance.random() < _GOOD_SHARE else "great"
        words = self._said.words_for(answer, client, visit, chance)
        said, _meant = self._said.probe_for(client, visit, chance)
        asked_again_at = self._call_at(visit, days=2) + timedelta(minutes=chance.randint(5, 40))
        caller = self._team.caller(visit.technician)
        recorded: list[int] = []

        def call() -> None:
            draft = FeedbackDraft(client.id, self._jobs[client.id], answer, words=words)
            recorded.append(self._agenda.stage.feedback.record(draft))

        self._agenda.add(called_at, caller, call)
        if answer == "good":
            self._agenda.add(
                asked_again_at,
                caller,
                lambda: self._agenda.stage.feedback.record_probe(recorded[0], "small_miss", said),
            )

    def _call_at(self, visit: SampleVisit, days: int = 1) -> datetime:
        """The morning of the next working day, or of the one after that."""
        day = self._working_time.local(visit.starts_at).date()
        for _each in range(days):
            day = self._working_time.next_open_day(day)
        return self._working_time.at(day, time(9, 5 + (visit.starts_at.hour * 7 + visit.technician * 13) % 50))

    def _note_printed_sheets(self) -> None:
        """Today's sheets lie in the vans; tomorrow's are still to be printed."""
        todays = [
            client for client, visit in self._visits if self._working_time.local(visit.starts_at).date() == self._today
        ]
        morning = self._working_time.at(self._today, time()) - timedelta(hours=6)
        self._agenda.add(
            morning,
            self._team.owner,
            lambda: self._agenda.stage.jobs.mark_sheets_printed([self._jobs[client.id] for client in todays]),
        )

    def _note_quotes(self, waiting: list[SampleClient]) -> None:
        """Some asked for a price, and wait for a day."""
        for number, entry in enumerate(self._from.board["quotes"]):
            if not waiting:
                return
            client = waiting.pop(0)
            draft = JobDraft(
                client_id=client.id, site_id=client.site_id, description=entry["what"], price_minor=entry["price"] * 100
            )
            asked_at = self._agenda.now - timedelta(days=1 + number * 2, hours=3)
            self._agenda.add(asked_at, self._team.owner, partial(self._agenda.stage.jobs.quote, draft))

    def _note_promises(self, waiting: list[SampleClient]) -> None:
        """Small things promised that are not due yet."""
        for entry in self._from.board["promises"]:
            if not waiting:
                return
            client = waiting.pop(0)
            day = self._working_time.open_day_from(self._today + timedelta(days=entry["days"]))
            draft = PromiseDraft(entry["what"], self._working_time.at(day, time(12)), self._team.owner)
            made_at = self._agenda.now - timedelta(days=1, hours=2)
            self._agenda.add(made_at, self._team.owner, partial(self._agenda.stage.promises.make, client.id, draft))
