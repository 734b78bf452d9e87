"""What is said about a plan above it: which day or week, how many visits, what clashes, why the firm is closed."""

from __future__ import annotations

from app.queries.plan import WeekPlan
from app.queries.rows import DayPlan
from app.translations import gettext as _
from app.translations import ngettext
from ui.wording import long_day_words, weekday_words


def plan_title(plan: DayPlan | WeekPlan) -> str:
    """The day in full, or the first and last of a week."""
    if isinstance(plan, WeekPlan):
        return f"{weekday_words(plan.days[0])} – {weekday_words(plan.days[-1])}"
    return long_day_words(plan.day)


def plan_counts(plan: DayPlan | WeekPlan, visit_count: int) -> str:
    """How many visits are seen, and what to know about them."""
    parts = [ngettext("{count} visit", "{count} visits", visit_count).format(count=visit_count)]
    clashes = len(plan.clashes)
    if clashes:
        parts.append(ngettext("{count} clash", "{count} clashes", clashes).format(count=clashes))
    if isinstance(plan, DayPlan) and plan.is_closed:
        why = plan.closed_words
        parts.insert(0, _("closed: {why}").format(why=why) if why else _("closed"))
    return " · ".join(parts)
