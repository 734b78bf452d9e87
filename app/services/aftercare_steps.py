"""What a person does with a step of the plan after a job: do it, give it another day, leave it out, open it again.

Each is one undoable act; a step that somebody else dealt with in between says so and stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.clock import Clock
from app.errors import NotAllowedError, ValidationError
from app.models.aftercare import AftercareStep
from app.models.clients import Client, TimelineEntry
from app.queries.firm import get_working_time
from app.rules.aftercare_plan import AftercareStep as Step
from app.rules.aftercare_plan import StepState, step_state
from app.services.aftercare_plans import give_farewell
from app.services.client_lookup import refuse_older, stored_line
from app.services.client_summary import refresh_clients
from app.services.field_checks import check_length, check_words
from app.services.probes import check_caller
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

CONTACTS = ("call", "letter", "text", "email", "in_person")
"""How a step can have reached its client, as the timeline calls it."""

_LONGEST_REASON = 1_000
_LONGEST_WORDS = 10_000


@dataclass(frozen=True, slots=True)
class StepDone:
    """How a step was done: by which contact, if any, with which words, by whom and when (now, and whoever is here)."""

    contact: str = ""
    words: str = ""
    person_id: int | None = None
    done_at: datetime | None = None


class AftercareStepService:
    """Writes what became of each step; `version` is the one that was seen."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def do(self, step_id: int, version: int, done: StepDone | None = None) -> None:
        """The step is done; a contact stands on the timeline and resets the clocks.

        The quality call is done by its answer alone, and what an open complaint suspends is not done at all.
        """
        done = done or StepDone()
        step, client = self._open_step(step_id, version)
        self._check_may_do(step, client)
        self._check(done)
        label = _("{step}: {name}").format(step=step_name(step.kind), name=client.name)
        with self._units(label) as work:
            step.state, step.reason = "done", ""
            step.done_at = done.done_at or work.now
            step.done_by_id = done.person_id or work.person_id
            work.save(step)
            self._note_contact(work, step, done)
            refresh_clients(work, [step.client_id], self._clock)

    def move(self, step_id: int, version: int, to: date) -> date:
        """Another day, today at the earliest; a closed one shifts forward. The day on which it now falls."""
        step, client = self._open_step(step_id, version)
        if to < self._clock.today():
            raise ValidationError(_("That day is over; choose today or a later one."), "due_on")
        day = get_working_time().open_day_from(to)
        if day == step.due_on:
            return day
        with self._units(_("Another day for {name}").format(name=client.name)) as work:
            step.moved_from_on = step.moved_from_on or step.due_on
            step.due_on = day
            work.save(step)
            work.changed("client", [step.client_id])
        return day

    def skip(self, step_id: int, version: int, reason: str) -> None:
        """The step is left out, and why (S0.3)."""
        step, client = self._open_step(step_id, version)
        if step.kind == Step.QUALITY_CALL:
            check_caller(self._units.person_id, step.job_id, is_probe=False)
        check_words(reason, _("Say in a few words why it is left out; the step stays."), "reason")
        check_length(reason, _LONGEST_REASON, "reason")
        with self._units(_("Leave out for {name}: {step}").format(name=client.name, step=step_name(step.kind))) as work:
            step.state, step.reason = "skipped", reason.strip()
            step.done_at, step.done_by_id = work.now, work.person_id
            work.save(step)
            work.changed("client", [step.client_id])

    def reopen(self, step_id: int, version: int) -> None:
        """Done or left out by mistake: it is to be done after all; a job that was put away comes out again."""
        step = self._stored(step_id, version)
        if step.state == "open":
            raise NotAllowedError(_("This step is open; nothing was changed."))
        if step.state == "cancelled":
            raise NotAllowedError(_("This step no longer counts: {why}").format(why=step.reason))
        client = Client.get_by_id(step.client_id)
        with self._units(
            _("Open again for {name}: {step}").format(name=client.name, step=step_name(step.kind))
        ) as work:
            step.state, step.reason, step.done_at, step.done_by_id = "open", "", None, None
            work.save(step)
            refresh_clients(work, [step.client_id], self._clock)

    def _stored(self, step_id: int, version: int) -> AftercareStep:
        step = stored_line(AftercareStep, step_id, _("This step is no longer there; nothing was changed."))
        refuse_older(step, version, _("this step"))
        return step

    def _open_step(self, step_id: int, version: int) -> tuple[AftercareStep, Client]:
        step = self._stored(step_id, version)
        if step.state == "done":
            raise NotAllowedError(_("This was done already; nothing was changed."))
        if step.state != "open":
            raise NotAllowedError(_("This step no longer counts: {why}").format(why=step.reason))
        return step, Client.get_by_id(step.client_id)

    def _check_may_do(self, step: AftercareStep, client: Client) -> None:
        if step.kind == Step.QUALITY_CALL:
            raise NotAllowedError(_("This call is done when their answer is written down; open it under Calls."))
        state = step_state(Step(step.kind), has_open_complaint=client.is_hurt, ended=client.ended_reason)
        if state is StepState.SUSPENDED:
            raise NotAllowedError(
                _("A complaint of {name} is open; put it right first, the step waits.").format(name=client.name)
            )

    def _check(self, done: StepDone) -> None:
        if done.contact and done.contact not in CONTACTS:
            raise ValidationError(_("Choose call, letter, text, e-mail or in person; nothing was saved."), "contact")
        check_length(done.words, _LONGEST_WORDS, "words")
        if done.done_at is not None and done.done_at > self._clock.now():
            raise ValidationError(_("That moment is still to come; mend the time it was done."), "done_at")

    def _note_contact(self, work: UnitOfWork, step: AftercareStep, done: StepDone) -> None:
        if done.contact:
            work.save(
                TimelineEntry(
                    client=step.client_id,
                    job_id=step.job_id,
                    kind=done.contact,
                    direction="out",
                    purpose="sales" if step.is_sales else "care",
                    happened_at=step.done_at,
                    person=step.done_by_id,
                    headline=step_name(step.kind),
                    words=done.words.strip(),
                )
            )
        give_farewell(work, step, done.words, self._clock)


def step_name(kind: str) -> str:
    """A step in plain words, as it stands on a list, a card and in the name of an act."""
    return {
        Step.THANKS: _("Thanks and care card"),
        Step.QUALITY_CALL: _("Ask how it was"),
        Step.DRY_CHECK: _("Is it dry, did a mark come back?"),
        Step.BRAG: _("Something to show friends"),
        Step.SPOTS_CHECK: _("Are the spots still gone?"),
        Step.HALFWAY_TIP: _("A tip halfway"),
        Step.REMINDER: _("A reminder ahead"),
        Step.DUE_CALL: _("Their time has come"),
        Step.PERSONAL_CALL: _("A personal call"),
        Step.LETTER: _("A letter"),
        Step.LAST_LETTER: _("A last kind letter"),
        Step.FAREWELL: _("Say goodbye"),
    }[Step(kind)]
