"""The steps and kindnesses of the last weeks as a good firm has done them: a few are still to do, the rest is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from app.clock import Clock
from app.models.aftercare import AftercareStep, Feedback, LoveTouch
from app.models.clients import Client, TimelineEntry
from app.models.jobs import Job
from app.queries.contact_facts import read_verdicts
from app.rules.aftercare_plan import AftercareStep as Step
from app.rules.contact_rules import Purpose
from app.rules.messages import LETTER_STEPS
from app.rules.working_time import WorkingTime
from app.sample_firm.ingredients import dice
from app.sample_firm.recent_choice import RECENT_DAYS
from app.sample_firm.team import Team
from app.services.aftercare_plans import give_farewell
from app.services.aftercare_steps import step_name
from app.services.quotes import note_consent
from app.unit_of_work import UnitOfWork

_USUALLY_STILL_TO_DO = 2
_STILL_TO_DO = {Step.THANKS: 0, Step.FAREWELL: 1}
_CONTACTS = {Step.BRAG: "letter", Step.REMINDER: "letter", Step.HALFWAY_TIP: "letter", Step.LETTER: "letter"}
_GIVEN_SHARE = 0.75
_KINDS = (("care", "safe"), ("care", "safe", "remarkable"), ("care", "safe"), ("care", "safe", "brag"))
_REACTIONS = ("smiled", "thanked", "smiled", "told_others", "none")
_QUOTE_DAYS = 21
_MOST_QUOTES = 6


class KeptUp:
    """Writes these rows inside one act, before every kept column is worked out."""

    def __init__(
        self, work: UnitOfWork, team: Team, words: Mapping[str, Any], working_time: WorkingTime, clock: Clock, seed: int
    ) -> None:
        self._work = work
        self._team = team
        self._words = words
        self._working_time = working_time
        self._clock = clock
        self._today = clock.today()
        self._dice = dice(seed, "kept up")

    def write(self) -> None:
        """The steps, the kindnesses, and whose words may be quoted."""
        self._do_steps()
        self._give_kindnesses()
        self._ask_to_quote()

    # ------------------------------------------------------------------ steps

    def _do_steps(self) -> None:
        """Every step whose day is over, but for the newest few of a kind; a call waits for its answer."""
        over = (AftercareStep.state == "open") & (AftercareStep.due_on < self._today)
        over &= AftercareStep.kind != Step.QUALITY_CALL.value
        steps = list(AftercareStep.select().where(over).order_by(AftercareStep.due_on.desc(), AftercareStep.id))
        coming = self._coming()
        left: Counter[str] = Counter()
        asked: set[int] = set()
        for step, is_allowed in self._with_leave(steps):
            if step.is_sales and step.client_id in coming:
                self._leave_out(step)
            elif self._may_wait(step, is_allowed=is_allowed) and left[step.kind] < _STILL_TO_DO.get(
                Step(step.kind), _USUALLY_STILL_TO_DO
            ):
                left[step.kind] += 1
            elif is_allowed and not (step.is_sales and step.client_id in asked):
                self._do(step)
                asked.update([step.client_id] if step.is_sales else ())

    def _coming(self) -> set[int]:
        begins_at = self._working_time.at(self._today, time())
        return {row.client_id for row in Job.select(Job.client).where(Job.starts_at >= begins_at)}

    def leave_a_letter(self) -> None:
        """Once it is known who was spoken to: a firm of few clients, too, has a reminder that may be written today."""
        coming = self._coming()
        letters = (AftercareStep.state == "open") & AftercareStep.kind.in_(LETTER_STEPS)
        steps = AftercareStep.select().where(letters).order_by(AftercareStep.due_on, AftercareStep.id)
        for step, is_allowed in self._with_leave([each for each in steps if each.client_id not in coming]):
            if is_allowed:
                if step.due_on > self._today:
                    step.moved_from_on, step.due_on = step.due_on, self._today
                    self._work.save(step)
                return

    @staticmethod
    def _may_wait(step: AftercareStep, *, is_allowed: bool) -> bool:
        """A letter that is left to write is one that may be written today."""
        return is_allowed or step.kind not in LETTER_STEPS

    def _with_leave(self, steps: list[AftercareStep]) -> Iterator[tuple[AftercareStep, bool]]:
        """Each with whether its client may be reached so."""
        for step in steps:
            kind = Step(step.kind)
            if kind is Step.THANKS:
                yield step, True
                continue
            purpose = Purpose.SALES if step.is_sales else Purpose.CARE
            channel = "letter" if kind in _CONTACTS else "phone"
            now, zone = self._clock.now(), self._clock.zone
            verdicts = read_verdicts(
                [step.client_id], purpose, now, zone, channel=channel, is_invitation=bool(step.is_sales)
            )
            yield step, verdicts[step.client_id].is_allowed

    def _do(self, step: AftercareStep) -> None:
        """On its day, by the office; whoever was reached by it has it on the timeline."""
        step.state, step.done_at = "done", self._moment(step.due_on)
        step.done_by_id = self._team.owner if self._dice.random() < 0.5 else self._team.office
        self._work.save(step)
        said = self._words["done_steps"].get(step.kind, ())
        if said:
            self._work.save(
                TimelineEntry(
                    client=step.client_id,
                    job_id=step.job_id,
                    kind=_CONTACTS.get(Step(step.kind), "call"),
                    direction="out",
                    purpose="sales" if step.is_sales else "care",
                    happened_at=step.done_at,
                    person=step.done_by_id,
                    headline=step_name(step.kind),
                    words=self._dice.choice(said),
                )
            )
        give_farewell(self._work, step, "", self._clock)

    def _leave_out(self, step: AftercareStep) -> None:
        """Nobody is asked for what is booked already."""
        step.state, step.reason = "skipped", self._words["left_out_because"]
        step.done_at, step.done_by_id = self._moment(step.due_on), self._team.owner
        self._work.save(step)

    def _moment(self, day: date) -> datetime:
        open_day = self._working_time.open_day_from(day)
        moment = self._working_time.at(open_day, time(9 + self._dice.randint(0, 6), self._dice.choice((5, 20, 35, 50))))
        return min(moment, self._clock.now() - timedelta(minutes=40))

    # ------------------------------------------------------------------ kindnesses and quotes

    def _give_kindnesses(self) -> None:
        """Within three days of most visits something kind was done; a complaint comes first."""
        since = self._clock.now() - timedelta(days=RECENT_DAYS + 16)
        visits = Job.select(Job.id, Job.client, Job.technician, Job.finished_at).where(
            (Job.state == "done") & Job.is_chargeable & (Job.finished_at >= since)
        )
        hurt = {row.id for row in Client.select(Client.id).where(Client.is_hurt)}
        for number, job in enumerate(visits.order_by(Job.finished_at, Job.id)):
            if self._dice.random() > _GIVEN_SHARE or job.client_id in hurt:
                continue
            finished_on = self._working_time.local(job.finished_at or self._clock.now()).date()
            for kind in _KINDS[number % len(_KINDS)]:
                what, cost = self._dice.choice(self._words["kindnesses"][kind])
                self._work.save(
                    LoveTouch(
                        client_id=job.client_id,
                        job_id=job.id,
                        given_on=min(finished_on + timedelta(days=self._dice.choice((0, 0, 1))), self._today),
                        kind=kind,
                        what=what,
                        person_id=job.technician_id,
                        cost_minor=cost * 100,
                        reaction=self._dice.choice(_REACTIONS),
                    )
                )

    def _ask_to_quote(self) -> None:
        """Some of those who praised us lately said that we may repeat it."""
        since = self._clock.now() - timedelta(days=_QUOTE_DAYS)
        praise = (Feedback.answer_class == "love") & (Feedback.words != "") & Feedback.is_confirmed
        newest = Feedback.select().where(praise & (Feedback.asked_at >= since) & Feedback.complaint.is_null())
        for number, row in enumerate(newest.order_by(Feedback.asked_at.desc(), Feedback.id).limit(_MOST_QUOTES)):
            note_consent(self._work, row, may_quote=number % 3 != 1, may_name=number % 2 == 0)
            self._work.save(row)
