"""Steps that were made before there was a list of them: what is long over is left out once, when the list begins."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from app.clock import Clock
from app.models.aftercare import AftercareStep
from app.queries.hand_over import tuples_of
from app.rules.aftercare_plan import AftercareStep as Step
from app.rules.aftercare_plan import left_behind
from app.services.bulk_writes import update_rows
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork


def leave_behind(work: UnitOfWork, clock: Clock) -> int:
    """Leave out the open steps that nobody needs any more, each with its reason; anyone can open one again."""
    today = clock.today()
    late = (AftercareStep.state == "open") & (AftercareStep.due_on <= today)
    columns = (AftercareStep.job, AftercareStep.id, AftercareStep.kind, AftercareStep.due_on)
    plans: defaultdict[int, dict[Step, tuple[date, int]]] = defaultdict(dict)
    for job_id, step_id, kind, due_on in tuples_of(AftercareStep.select(*columns).where(late)):
        plans[job_id][Step(kind)] = (due_on, step_id)
    over = [
        plan[step][1]
        for plan in plans.values()
        for step in left_behind({step: day for step, (day, _id) in plan.items()}, today)
    ]
    reason = _("Its day was long over when its list began.")
    rows = [("skipped", reason, work.now, step_id) for step_id in sorted(over)]
    return update_rows(work, "aftercare_step", ("state", "reason", "done_at"), rows)
