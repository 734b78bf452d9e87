"""The maps of columns that were used before, by the headings of their files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.models.imports import ImportMapping


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """A map as plain values, and when it was used last."""

    content: dict[str, Any]
    used_at: datetime


def get_kept_mapping(header_key: str) -> KeptMapping | None:
    """The map for files with these headings, if there is one."""
    row = ImportMapping.get_or_none(ImportMapping.header_key == header_key)
    return None if row is None else KeptMapping(dict(row.mapping or {}), row.used_at)
