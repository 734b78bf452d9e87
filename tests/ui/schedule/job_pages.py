"""A job's page on the screen, for the tests of everything on it."""

from __future__ import annotations

from tests.ui.firm_pages import settle
from ui.schedule.job_form import JobForm


def show(page: JobForm, job_id: int) -> None:
    """Show a job as the frame does."""
    page.show_job(job_id)
    settle()
