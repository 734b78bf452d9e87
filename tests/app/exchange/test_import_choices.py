from __future__ import annotations

from app.exchange.columns.own_maps import read_map
from app.exchange.import_choices import ImportChoices
from app.exchange.import_plan import plan_import
from tests.app.exchange.import_desk import Desk


def test_a_map_for_one_file_wins_over_the_map_for_all(import_desk: Desk) -> None:
    first = import_desk.write("first.csv", "A;B", "Ida;Waco")
    second = import_desk.write("second.csv", "A;B", "Jon;Hilo")
    for_all = import_desk.folder / "map.json"
    for_all.write_text('{"name": "A", "town": "B"}', encoding="utf-8")
    choices = ImportChoices({str(second): read_map({"town": "A", "name": "B", "delimiter": ";"})})
    plan = plan_import([first, second], import_desk.firm.clock, mapping_file=for_all, choices=choices)
    assert [file.columns["name"] for file in plan.files] == [["A"], ["B"]]
