"""Half of a sheet, kept on this computer until it is saved: Esc, a crash and the night cost nothing."""

from __future__ import annotations

import json
from typing import Any

from ui.window_state import Preferences

_KEYED_AT = "keyed_at"


def keep_sheet(kept: Preferences, job_id: int, keyed_at: str, values: dict[str, Any]) -> None:
    """Remember what was keyed in; `keyed_at` says since when the sheet is in, if it is. Nothing is nothing kept."""
    text = json.dumps({**values, _KEYED_AT: keyed_at}, ensure_ascii=False) if values else ""
    kept.keep_layout(_name(job_id), text)


def kept_sheet(kept: Preferences, job_id: int, keyed_at: str) -> dict[str, Any]:
    """What was kept for this job, unless somebody keyed it in since: then what is stored counts, and nothing is mixed.

    A text that somebody mended by hand and broke is nothing.
    """
    try:
        values = json.loads(kept.layout(_name(job_id)) or "{}")
    except ValueError:
        return {}
    if not isinstance(values, dict) or values.pop(_KEYED_AT, None) != keyed_at:
        return {}
    return values


def _name(job_id: int) -> str:
    return f"draft.sheet.{job_id}"
