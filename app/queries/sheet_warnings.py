"""What has to be explained to the client before work begins; it stands on the sheet, with room for their initials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from peewee import JOIN

from app.models.clients import Area
from app.models.jobs import Finding, JobLine
from app.queries.hand_over import joined
from app.rules.guarantee import GuaranteeExclusion, exclusion_words
from app.rules.job_sheet import finding_words, is_box
from app.translations import gettext as _


def list_sheet_warnings(job_ids: Collection[int]) -> Mapping[int, tuple[str, ...]]:
    """For each job the rooms that our promise does not cover, then what was found beforehand and is not shown yet."""
    ids = list(job_ids)
    found: defaultdict[int, list[str]] = defaultdict(list)
    excluded = JobLine.job.in_(ids) & (JobLine.guarantee_exclusion != "")
    for line in JobLine.select().where(excluded).order_by(JobLine.position, JobLine.id):
        if line.guarantee_exclusion in set(GuaranteeExclusion):
            why = exclusion_words(GuaranteeExclusion(line.guarantee_exclusion))
            words = _("{room}: our promise does not cover it, because of: {why}.")
            found[line.job_id].append(words.format(room=line.name, why=why))
    unseen = (
        Finding.select(Finding, Area.name.alias("area_name"))
        .join(Area, JOIN.LEFT_OUTER, on=(Finding.area == Area.id))
        .where(Finding.job.in_(ids) & Finding.shown_at.is_null())
        .order_by(Finding.id)
    )
    for row in joined(unseen):
        if row.area_id is not None or row.note or not is_box(row.kind):
            said = ", ".join(part for part in (finding_words(row.kind), row.note) if part)
            found[row.job_id].append(f"{row.area_name}: {said}." if row.area_name else f"{said}.")
    return {job_id: tuple(texts) for job_id, texts in found.items()}
