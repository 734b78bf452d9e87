"""How a step of the plan is told: why it is there, when it is due, what one does about it."""

from __future__ import annotations

from datetime import date

from app.queries.care_plan_rows import KINDS_OF, CareStepRow, StepKinds
from app.rules.aftercare_plan import AftercareStep
from app.services.aftercare_steps import step_name
from app.translations import gettext as _
from ui.wording import day_words


def step_title(row: CareStepRow) -> str:
    """The step in plain words."""
    return step_name(row.kind)


def reason_words(row: CareStepRow, today: date) -> str:
    """Why it is on the list, in one line: the step, the visit it follows, and what stands against it today."""
    visit = (
        _("job {number} on {day}").format(number=row.job_number, day=day_words(row.finished_on, today))
        if row.finished_on is not None
        else _("job {number}").format(number=row.job_number)
    )
    words = _("{step} · {visit}").format(step=step_title(row), visit=visit)
    return _("{words} · {against}").format(words=words, against=row.against) if row.against else words


def due_day_words(day: date, today: date) -> str:
    """“today”, “tomorrow”, “3 days late”, else the day itself."""
    days = (today - day).days
    if days > 0:
        return _("1 day late") if days == 1 else _("{count} days late").format(count=days)
    if days == 0:
        return _("today")
    return _("tomorrow") if days == -1 else day_words(day, today)


def action_words(row: CareStepRow) -> str:
    """What one does about it now: the verb, unless a wish of theirs or a complaint speaks against it."""
    return verb_of(row) if row.may_offer else _("Look first")


def verb_of(row: CareStepRow) -> str:
    """What such a step is there for, as a verb."""
    if is_call(row):
        return _("Call")
    return {
        AftercareStep.THANKS: _("Print note"),
        AftercareStep.BRAG: _("Print card"),
    }.get(AftercareStep(row.kind), _("Print letter"))


def action_icon(row: CareStepRow) -> str:
    """The same as a picture."""
    return "phone" if is_call(row) else "printer"


def is_call(row: CareStepRow) -> bool:
    """Whether it is done by telephone."""
    return AftercareStep(row.kind) in KINDS_OF[StepKinds.CALLS]


def usual_contact(row: CareStepRow) -> str:
    """How it usually reaches them, as the timeline calls it."""
    return "call" if is_call(row) else "letter"


def outcome_words(row: CareStepRow, today: date) -> str:
    """What became of a step that is not open any more."""
    when = day_words(row.done_on, today) if row.done_on is not None else ""
    who = " · ".join(part for part in (when, row.done_by) if part)
    if row.state == "done":
        return _("done {who}").format(who=who) if who else _("done")
    words = _("left out") if row.state == "skipped" else _("does not count any more")
    return f"{words}: {row.reason}" if row.reason else words
