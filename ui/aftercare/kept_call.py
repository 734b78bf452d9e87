"""Half of a call, kept between two keys: what was written and chosen outlives Esc, a crash and the night."""

from __future__ import annotations

import json
from collections.abc import Mapping

from app.queries.rows import AftercareRow
from ui.window_state import preferences

_LEAST = 1  # something is written as soon as one value is not empty


def keep_call(row: AftercareRow, values: Mapping[str, str]) -> None:
    """Remember this for the client and the visit; nothing written is nothing kept."""
    written = {name: value for name, value in values.items() if value.strip()}
    text = json.dumps(written, ensure_ascii=False) if len(written) >= _LEAST else ""
    preferences().keep_layout(_name(row), text)


def kept_call(row: AftercareRow) -> dict[str, str]:
    """What was kept; a file that was mended by hand is no reason not to call."""
    try:
        values = json.loads(preferences().layout(_name(row)) or "{}")
    except ValueError:
        return {}
    if not isinstance(values, dict):
        return {}
    return {str(name): value for name, value in values.items() if isinstance(value, str)}


def _name(row: AftercareRow) -> str:
    return f"draft.call.{row.client_id}.{row.job_id}"
