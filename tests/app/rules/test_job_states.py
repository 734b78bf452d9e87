"""The life of a job."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from app.errors import NotAllowedError
from app.rules.job_states import ENDED_STATES, NEXT_STATES, JobState, check_job_step, job_state_name

ALLOWED = {(present, wanted) for present, others in NEXT_STATES.items() for wanted in others}


def test_the_usual_way_is_open() -> None:
    way = [JobState.ENQUIRY, JobState.QUOTED, JobState.BOOKED, JobState.UNDER_WAY, JobState.DONE]
    for present, wanted in pairwise(way):
        check_job_step(present, wanted)


@pytest.mark.parametrize(("present", "wanted"), sorted(product(JobState, JobState)))
def test_every_other_step_is_refused(present: JobState, wanted: JobState) -> None:
    if (present, wanted) in ALLOWED:
        check_job_step(present, wanted, "because")
        return
    with pytest.raises(NotAllowedError, match="stays as it is"):
        check_job_step(present, wanted, "because")


@pytest.mark.parametrize(
    ("present", "wanted"), [(JobState.QUOTED, JobState.LOST), (JobState.BOOKED, JobState.CANCELLED)]
)
def test_lost_and_cancelled_need_a_reason(present: JobState, wanted: JobState) -> None:
    with pytest.raises(NotAllowedError, match="reason"):
        check_job_step(present, wanted, " ")


def test_a_done_job_stays_done() -> None:
    assert not NEXT_STATES[JobState.DONE]
    assert JobState.DONE in ENDED_STATES


def test_every_state_has_a_name_and_is_in_the_table() -> None:
    assert set(NEXT_STATES) == set(JobState)
    assert len({job_state_name(state) for state in JobState}) == len(JobState)
