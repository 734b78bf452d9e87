from __future__ import annotations

from app.queries.import_mappings import get_kept_mapping
from app.services.import_mappings import ImportMappingService
from tests.builders import Firm


def test_a_map_is_kept_before_any_import_and_the_next_one_takes_its_place(firm: Firm) -> None:
    service = ImportMappingService(firm.everafter.units)
    service.remember({"one": {"name": ["Name"]}, "two": {"name": ["Kunde"]}})
    firm.clock.move_on(days=1)
    service.remember({"one": {"name": ["Client"]}})
    kept = get_kept_mapping("one")
    assert kept is not None
    assert kept.content == {"name": ["Client"]}
    assert kept.used_at == firm.clock.now()
