"""How the plan is looked at: a day or a week, picture or list, which vans; remembered from one time to the next."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

from app.queries.plan import WeekPlan
from app.queries.rows import DayPlan
from ui.window_state import preferences

_REMEMBERED = "schedule.view"


@dataclass(frozen=True, slots=True)
class PlanLook:
    """One way of looking at the plan."""

    is_week: bool = False
    is_list: bool = False
    hidden_ids: frozenset[int] = field(default_factory=frozenset)  # technicians who are left out
    is_fitted: bool = False  # all others fit beside each other

    def of_day(self, plan: DayPlan) -> DayPlan:
        """A day without the technicians who are left out."""
        return replace(plan, columns=tuple(one for one in plan.columns if one.technician.id not in self.hidden_ids))

    def of_week(self, week: WeekPlan) -> WeekPlan:
        """A week without the technicians who are left out."""
        return replace(week, rows=tuple(one for one in week.rows if one.technician.id not in self.hidden_ids))

    def keep(self) -> None:
        """Look at the plan like this next time too."""
        kept = {
            "scale": "week" if self.is_week else "day",
            "view": "list" if self.is_list else "plan",
            "hidden": sorted(self.hidden_ids),
            "fit": self.is_fitted,
        }
        preferences().keep_layout(_REMEMBERED, json.dumps(kept))


def remembered_look() -> PlanLook:
    """How the plan was looked at last; what cannot be read is as it is at first."""
    try:
        kept = json.loads(preferences().layout(_REMEMBERED) or "{}")
        return PlanLook(
            is_week=kept.get("scale") == "week",
            is_list=kept.get("view") == "list",
            hidden_ids=frozenset(map(int, kept.get("hidden", ()))),
            is_fitted=bool(kept.get("fit")),
        )
    except (ValueError, TypeError, AttributeError):
        return PlanLook()
