"""Half of a sheet, kept on this computer until it is saved: Esc, a crash and the night cost nothing."""

from __future__ import annotations

import json
from typing import Any

from ui.window_state import Preferences


def keep_sheet(kept: Preferences, job_id: int, values: dict[str, Any]) -> None:
    """Remember what was keyed in for this job; nothing is nothing kept."""
    kept.keep_layout(_name(job_id), json.dumps(values, ensure_ascii=False) if values else "")


def kept_sheet(kept: Preferences, job_id: int) -> dict[str, Any]:
    """What was kept for this job; a text that somebody mended by hand and broke is nothing."""
    try:
        values = json.loads(kept.layout(_name(job_id)) or "{}")
    except ValueError:
        return {}
    return values if isinstance(values, dict) else {}


def _name(job_id: int) -> str:
    return f"draft.sheet.{job_id}"
