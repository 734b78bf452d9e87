"""What can happen to a complaint of the sample firm, each act noted on the agenda for its own time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from app.queries.complaints import get_complaint
from app.rules.working_time import WorkingTime
from app.sample_firm.agenda import Agenda
from app.sample_firm.people import SampleClient
from app.sample_firm.recent_days import RecentDays
from app.sample_firm.team import Team
from app.services.drafts import CheckBackDraft, ComplaintDraft, FixDraft, JobDraft, JobLineDraft, PromiseDraft

MINUTES_TO_LISTEN = 9


class ComplaintActs:
    """Logs, listens, promises, puts right and closes in the words of resources/sample/board.toml."""

    def __init__(
        self,
        agenda: Agenda,
        recent: RecentDays,
        team: Team,
        cast: Mapping[str, SampleClient],
        words: Mapping[str, Any],
        working_time: WorkingTime,
    ) -> None:
        self._agenda = agenda
        self._recent = recent
        self._team = team
        self._cast = cast
        self._words = words
        self._working_time = working_time
        self.complaints: dict[str, int] = {}

    def log(self, key: str, at: datetime, by: int, category: str, *, owner: int | None = None, **marks: Any) -> None:
        """Somebody takes the complaint down, about the client's recent job."""
        client, words = self._cast[key], self._words[key]

        def log() -> None:
            draft = ComplaintDraft(
                client_id=client.id,
                words=words["words"],
                job_id=self._recent.job_of(client),
                category=category,
                wanted=words.get("wanted", ""),
                meaning=words.get("meaning", ""),
                owner_id=owner,
                **marks,
            )
            self.complaints[key] = self._agenda.stage.complaints.log(draft)

        self._agenda.add(at, by, log)

    def listen(self, key: str, at: datetime, by: int) -> None:
        """Heard, felt, sorry, asked: one telephone call."""
        words, complaints = self._words[key], self._agenda.stage.complaints
        meaning, wish = words.get("meaning", ""), words.get("asked", "")
        self.act(key, at, by, lambda who, version: complaints.listen(who, version, words["words"], meaning))
        self.act(key, at + timedelta(minutes=3), by, complaints.say_sorry)
        self.act(key, at + timedelta(minutes=6), by, lambda who, version: complaints.ask(who, version, wish))

    def promise_visit(self, key: str, received_at: datetime, visit_at: datetime, van: int, minutes: int) -> None:
        """Listened, said sorry, asked, and promised a visit at no charge."""
        client, words = self._cast[key], self._words[key]
        heard_at = received_at + timedelta(minutes=14)
        self.listen(key, heard_at, self._team.owner)
        promise = PromiseDraft(words["promise"], visit_at, self._team.technicians[van])
        visit = JobDraft(
            client_id=client.id,
            site_id=client.site_id,
            starts_at=visit_at,
            ends_at=visit_at + timedelta(minutes=minutes),
            technician_id=self._team.technicians[van],
            lines=(area_line(client, 0, "Put right"),),
            description=words["visit"],
        )
        self.promise(key, heard_at + timedelta(minutes=MINUTES_TO_LISTEN), promise, visit)

    def promise(self, key: str, at: datetime, draft: PromiseDraft, visit: JobDraft | None = None) -> None:
        """The owner promises one thing, with a visit or without."""
        complaints = self._agenda.stage.complaints
        self.act(key, at, self._team.owner, lambda who, version: complaints.promise(who, version, draft, visit))

    def put_right(self, key: str, received_at: datetime, fixed_at: datetime, by: int, outcome: str) -> None:
        """Listened, promised, and kept the promise."""
        words = self._words[key]
        heard_at = received_at + timedelta(minutes=18)
        self.listen(key, heard_at, self._team.owner)
        self.promise(key, heard_at + timedelta(minutes=MINUTES_TO_LISTEN), PromiseDraft(words["promise"], fixed_at, by))
        fix = FixDraft(outcome, words["fix"])
        self.act(key, fixed_at, by, lambda who, version: self._agenda.stage.complaints.fix(who, version, fix))

    def close(self, key: str, at: datetime, score: int) -> None:
        """Asked again, and closed in the client's words."""
        words = self._words[key]
        draft = CheckBackDraft(
            words["closing"],
            "great",
            score=score,
            cause=words["cause"],
            cause_kind="process",
            lesson=words["lesson"],
            prevention=words["prevention"],
        )
        self.act(
            key,
            at,
            self._team.owner,
            lambda who, version: self._agenda.stage.complaints.check_back(who, version, draft),
        )

    def act(self, key: str, at: datetime, by: int, act: Callable[[int, int], object]) -> None:
        """Anything else that somebody does; the act gets the complaint's id and version."""

        def play() -> None:
            complaint_id = self.complaints[key]
            version = get_complaint(complaint_id, at, self._working_time.zone).card.version
            act(complaint_id, version)

        self._agenda.add(at, by, play)


def area_line(client: SampleClient, place: int, to_do: str) -> JobLineDraft:
    """One of a client's rooms as a line that costs nothing."""
    area = client.areas[place].draft
    return JobLineDraft(area.name, to_do=to_do, fibre=area.fibre, area_id=client.area_ids[place])
