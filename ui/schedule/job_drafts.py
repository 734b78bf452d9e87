"""What somebody had begun to write beside a job, kept until it is saved or let go."""

from __future__ import annotations

import json

from ui.widgets.form_drafts import read_draft, write_draft
from ui.widgets.inline_form import InlineForm
from ui.window_state import preferences


class JobDraftKeeper:
    """One draft for each form of each job, with how many fields it had: another number of rooms fits no longer."""

    def keep(self, job_id: int, form: InlineForm) -> None:
        """Remember what is typed now."""
        preferences().keep_layout(_name(job_id, form), json.dumps(read_draft(form)))

    def take(self, job_id: int, form: InlineForm) -> bool:
        """Put back what was begun; False when there is nothing that fits."""
        try:
            kept = json.loads(preferences().layout(_name(job_id, form)) or "{}")
        except ValueError:
            return False
        fits = isinstance(kept, dict) and bool(kept) and kept.keys() == read_draft(form).keys()
        if fits:
            write_draft(form, {name: str(text) for name, text in kept.items()})
        return fits

    def forget(self, job_id: int, form: InlineForm) -> None:
        """Saved, or let go on purpose."""
        preferences().keep_layout(_name(job_id, form), "")


def _name(job_id: int, form: InlineForm) -> str:
    return f"draft.job.{job_id}.{type(form).__name__}"
