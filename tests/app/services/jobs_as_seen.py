"""A job as a screen holds it, and the proof that a refused act left it alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from app.errors import EverafterError, ValidationError
from app.models.jobs import Payment
from app.queries import jobs


def version_of(job_id: int) -> int:
    return jobs.get_job(job_id).job.version


def state_of(job_id: int) -> str:
    return jobs.get_job(job_id).job.state


def refused(job_id: int, act: Callable[[], Any], error: type[EverafterError], field: str | None = None) -> None:
    before = jobs.get_job(job_id)
    with pytest.raises(error) as caught:
        act()
    if field is not None:
        assert isinstance(caught.value, ValidationError)
        assert caught.value.field == field
    assert jobs.get_job(job_id) == before
    assert Payment.select().count() == 0
