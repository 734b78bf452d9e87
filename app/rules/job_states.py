"""The life of a job, from enquiry to done, and which step may follow which."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.errors import NotAllowedError
from app.translations import gettext as _


class JobState(StrEnum):
    """Where a job stands."""

    ENQUIRY = "enquiry"
    QUOTED = "quoted"
    BOOKED = "booked"
    UNDER_WAY = "under_way"
    DONE = "done"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    LOST = "lost"


NEXT_STATES: Mapping[JobState, frozenset[JobState]] = MappingProxyType(
    {
        JobState.ENQUIRY: frozenset({JobState.QUOTED, JobState.BOOKED, JobState.LOST, JobState.CANCELLED}),
        JobState.QUOTED: frozenset({JobState.BOOKED, JobState.LOST, JobState.CANCELLED}),
        JobState.BOOKED: frozenset({JobState.UNDER_WAY, JobState.DONE, JobState.CANCELLED, JobState.NO_SHOW}),
        JobState.UNDER_WAY: frozenset({JobState.DONE, JobState.CANCELLED}),
        JobState.DONE: frozenset(),
        JobState.CANCELLED: frozenset({JobState.BOOKED}),
        JobState.NO_SHOW: frozenset({JobState.BOOKED}),
        JobState.LOST: frozenset({JobState.QUOTED, JobState.BOOKED}),
    }
)
"""What may follow; a sheet keyed in at night takes a booked job straight to done, a cancelled one is booked again."""

ENDED_STATES = frozenset({JobState.DONE, JobState.CANCELLED, JobState.NO_SHOW, JobState.LOST})
NEEDS_REASON = frozenset({JobState.LOST, JobState.CANCELLED})


def check_job_step(present: JobState, wanted: JobState, reason: str = "") -> None:
    """Refuse a step that may not follow, or a lost or cancelled job without a reason (NotAllowedError)."""
    if wanted not in NEXT_STATES[present]:
        raise NotAllowedError(
            _("A job that is {present} cannot become {wanted}; it stays as it is.").format(
                present=job_state_name(present), wanted=job_state_name(wanted)
            )
        )
    if wanted in NEEDS_REASON and not reason.strip():
        raise NotAllowedError(_("Please give the reason in a few words; the job stays as it is."))


def job_state_name(state: JobState) -> str:
    """A state in plain words."""
    return {
        JobState.ENQUIRY: _("an enquiry"),
        JobState.QUOTED: _("quoted"),
        JobState.BOOKED: _("booked"),
        JobState.UNDER_WAY: _("under way"),
        JobState.DONE: _("done"),
        JobState.CANCELLED: _("cancelled"),
        JobState.NO_SHOW: _("a no-show"),
        JobState.LOST: _("lost"),
    }[state]
