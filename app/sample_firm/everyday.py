"""What the last weeks hold besides visits and complaints: agreements, invoices, goodwill, needs, small cuts, codes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from app.queries.jobs import get_job
from app.rules.touch_points import VisitMoment
from app.rules.working_time import WorkingTime
from app.sample_firm.agenda import Agenda
from app.sample_firm.ingredients import dice
from app.sample_firm.people import SampleClient
from app.sample_firm.recent_days import FinishedVisit, RecentDays
from app.sample_firm.team import Team
from app.services.agreements import AgreementDraft
from app.services.competitor_notes import CompetitorNoteDraft
from app.services.drafts import GoodwillDraft, NoteDraft
from app.services.job_drafts import ReadingDraft
from app.services.place_drafts import AccessCodeDraft
from app.services.voices import VoiceDraft

_RATED, _MEASURED, _AGREED_NEXT = 0.25, 0.3, 0.45
_INVOICED_AFTER = timedelta(minutes=30)
_NOTED_AFTER = timedelta(minutes=1)


class Everyday:
    """Notes these things on the agenda; who they are about stands in resources/sample/everyday.toml."""

    def __init__(
        self,
        agenda: Agenda,
        team: Team,
        cast: Mapping[str, SampleClient],
        words: Mapping[str, Any],
        working_time: WorkingTime,
        seed: int,
    ) -> None:
        self._agenda = agenda
        self._stage = agenda.stage
        self._team = team
        self._cast = cast
        self._words = words
        self._working_time = working_time
        self._dice = dice(seed, "everyday")

    def note(self, recent: RecentDays) -> None:
        """Everything, once the visits themselves are noted."""
        self._note_firm()
        self._note_agreements()
        self._note_said()
        for finished in recent.finished:
            self._note_after_visit(finished)

    def _note_firm(self) -> None:
        """What must never happen here, and the two codes that somebody gave us."""
        begun_at = self._days_ago(15)
        for what in self._words["never_here"]:
            self._agenda.add(begun_at, self._team.owner, partial(self._stage.never_here.add, what))
        for entry in self._words["codes"]:
            site_id = self._client(entry).site_id
            draft = AccessCodeDraft(entry["opens"], entry["code"])
            self._agenda.add(begun_at, self._team.office, partial(self._stage.access_codes.add, site_id, draft))

    def _note_agreements(self) -> None:
        today = self._working_time.local(self._agenda.now).date()
        for entry in self._words["agreements"]:
            client = self._client(entry)
            draft = AgreementDraft(
                client.id,
                entry["what"],
                today + timedelta(days=entry["days"]),
                entry["every_count"],
                entry["every_unit"],
                site_id=client.site_id,
                technician_id=self._team.technicians[client.technician],
                price_minor=entry["price"] * 100,
                minutes=entry["minutes"],
                note=entry.get("note", ""),
            )
            self._agenda.add(self._days_ago(11), self._team.owner, partial(self._stage.agreements.agree, draft))

    def _note_said(self) -> None:
        """What was given, what they told us of others, what they need, and what went a little wrong."""
        stage, today = self._stage, self._working_time.local(self._agenda.now).date()
        luis = self._team.technicians[1]
        for entry in self._words["goodwill"]:
            given = GoodwillDraft(entry["what"], entry["cost"] * 100)
            act = partial(stage.goodwill.give, self._client(entry).id, given)
            self._agenda.add(self._days_ago(entry["days_ago"]), luis, act)
        for days, entry in enumerate(self._words["competitors"], 5):
            told = CompetitorNoteDraft(entry["competitor"], entry["words"], entry["our_answer"])
            add = partial(stage.competitor_notes.add, self._client(entry).id, told)
            self._agenda.add(self._days_ago(days), self._team.owner, add)
        for days, entry in enumerate(self._words["needs"], 2):
            need_by_on = today + timedelta(days=entry["days"])
            note = partial(stage.needs.note, self._client(entry).id, entry["words"], need_by_on)
            self._agenda.add(self._days_ago(days), self._team.owner, note)
        for entry in self._words["voices"]:
            self._agenda.add(self._days_ago(entry["days_ago"]), self._team.office, partial(self._hear, entry))
        for entry in self._words["small_cuts"]:
            cut = NoteDraft(entry["words"], is_small_cut=True)
            write = partial(stage.clients.write_note, self._client(entry).id, cut)
            self._agenda.add(self._days_ago(entry["days_ago"]), self._team.office, write)

    def _hear(self, entry: Mapping[str, Any]) -> None:
        """What somebody said, and how far it has come by now."""
        voices, client_id = self._stage.voices, self._client(entry).id
        draft = VoiceDraft(entry["words"], entry["kind"], entry["channel"], client_id, entry.get("meaning", ""))
        voice_id = voices.note(draft)
        if entry.get("decided"):
            voices.decide(voice_id, None, entry["decided"])
        if entry.get("answer"):
            voices.answer(voice_id, None, entry["answer"])
        if entry.get("changed"):
            voices.record_change(voice_id, None, entry["changed"])
        if entry.get("told"):
            voices.tell(voice_id, None, entry["told"])
        if "may_name" in entry:
            self._stage.quotes.answer("voice", voice_id, None, may_quote=True, may_name=entry["may_name"])

    def _note_after_visit(self, finished: FinishedVisit) -> None:
        """Some visits are measured and rated, some clients agree to the next one, and businesses get an invoice."""
        chance, at = self._dice, finished.keyed_at + _NOTED_AFTER
        visit_notes, technician = self._stage.visit_notes, self._team.technicians[finished.visit.technician]
        if chance.random() < _MEASURED:
            reading = ReadingDraft("moisture", chance.randint(8, 14) * 100)
            self._agenda.add(at, technician, lambda: visit_notes.measure(*self._job(finished), reading))
        if chance.random() < _RATED:
            moment, rating = chance.choice(list(VisitMoment)).value, chance.choice((2, 3, 5, 5))
            self._agenda.add(at, technician, lambda: visit_notes.rate_moment(*self._job(finished), moment, rating))
        if not finished.client.key and chance.random() < _AGREED_NEXT:
            next_on = self._working_time.local(finished.keyed_at).date() + timedelta(days=finished.client.gap_days)
            self._agenda.add(at, technician, lambda: visit_notes.agree_next(*self._job(finished), next_on))
        if finished.client.kind == "business":
            issue = self._stage.invoices.issue
            invoiced_at = finished.keyed_at + _INVOICED_AFTER
            self._agenda.add(invoiced_at, self._team.owner, lambda: issue([self._job(finished)[0]]))

    def _job(self, finished: FinishedVisit) -> tuple[int, int]:
        """The job as it stands at that moment: its id and version."""
        job = get_job(finished.job_id()).job
        return job.id, job.version

    def _client(self, entry: Mapping[str, Any]) -> SampleClient:
        return self._cast[entry["who"]]

    def _days_ago(self, days: int) -> datetime:
        day = self._working_time.local(self._agenda.now).date() - timedelta(days=days)
        return self._working_time.at(self._working_time.open_day_from(day), time(11, 20))
