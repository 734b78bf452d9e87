"""Keeping a map of columns for the next file with the same headings, before and apart from any import."""

from __future__ import annotations

from collections.abc import Mapping

from app.models.imports import ImportMapping
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork


def remember_mapping(work: UnitOfWork, header_key: str, content: Mapping[str, object]) -> None:
    """Write a map down as the latest for these headings."""
    kept = ImportMapping.get_or_none(ImportMapping.header_key == header_key) or ImportMapping(header_key=header_key)
    kept.mapping, kept.used_at = dict(content), work.now
    kept.save()


class ImportMappingService:
    """Keeps maps by the headings of their files."""

    def __init__(self, units: UnitsOfWork) -> None:
        self._units = units

    def remember(self, maps: Mapping[str, Mapping[str, object]]) -> None:
        """Keep these maps (by header key), so that they are offered next time."""
        with self._units(_("Keep the map of columns"), is_undoable=False) as work:
            for header_key, content in maps.items():
                remember_mapping(work, header_key, content)
