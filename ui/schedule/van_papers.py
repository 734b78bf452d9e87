"""What the plan prints for the vans of a day: the list of all, and list and sheets of each one in view."""

from __future__ import annotations

from datetime import date

from app.papers.paper_request import PaperRequest
from app.queries.plan import WeekPlan
from app.queries.rows import DayPlan, JobRow
from app.translations import gettext as _

_MOST_VANS = 8  # with more the menu names the van of the picked visit only


def van_papers(plan: DayPlan | WeekPlan | None, picked: JobRow | None, day: date) -> list[tuple[str, PaperRequest]]:
    """Each paper with the words of its line in the menu; nothing for a day without a visit."""
    if not isinstance(plan, DayPlan):
        vans = [picked.van_name] if picked is not None and picked.van_name else []
        is_empty = plan is None or not any(row.days[(day - plan.first_day).days] for row in plan.rows)
    else:
        jobs = [job for column in plan.columns for job in column.jobs]
        vans = list(dict.fromkeys(job.van_name for job in jobs if job.van_name))
        is_empty = not jobs
    if is_empty:
        return []
    if len(vans) > _MOST_VANS:
        vans = [van for van in vans if picked is not None and van == picked.van_name]
    papers = [(_("Day lists of all vans"), PaperRequest("day-list", day=day))]
    for van in vans:
        shown = van.replace("&", "&&")
        papers.append((_("Day list of {van}").format(van=shown), PaperRequest("day-list", day=day, van=van)))
        papers.append((_("Job sheets of {van}").format(van=shown), PaperRequest("job-sheets", day=day, van=van)))
    return papers
