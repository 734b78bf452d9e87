"""An old system runs alongside for weeks: its list comes in every week while people go on working here."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.models.clients import Client, ContactPoint
from app.services.drafts import ClientChanges
from app.services.imports import ImportCounts
from tests.app.exchange.import_desk import Desk, everything
from tests.builders import opened_firm
from tests.fakes import MovableClock

HEAD = "Client #,First name,Last name,Company,Phone"
WEEKS = 10


class OldSystem:
    """What the other program says of its clients, and what should stand here: whoever wrote last with a reason."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.companies: dict[int, str] = {}
        self.here: dict[int, str] = {}
        self.is_edited: set[int] = set()

    def live_a_week(self) -> list[int]:
        """New clients come, some change their company; returns those who are new or changed here by that."""
        expected = []
        for number in list(self.companies):
            if self.chance.random() < 0.3:
                self.companies[number] = self.chance.choice(["Acme", "Mill", "Northgate", "Hill and Sons"])
        for _new in range(self.chance.randrange(1, 4)):
            self.companies[len(self.companies)] = self.chance.choice(["", "Acme"])
        for number, company in self.companies.items():
            before = self.here.get(number)
            if number not in self.is_edited and company:
                self.here[number] = company
            self.here.setdefault(number, "")
            expected += [number] if self.here[number] != before else []
        return expected

    def rows(self) -> list[str]:
        """This week's list."""
        return [
            f"{number},Person,Family{chr(65 + number)},{company},(503) 555-{number:04}"
            for number, company in self.companies.items()
        ]


@pytest.mark.parametrize("seed", range(4))
def test_ten_weeks_of_lists_keep_what_people_wrote_and_bring_what_is_new(
    tmp_path: Path, firm_clock: MovableClock, seed: int
) -> None:
    chance = random.Random(seed)
    old = OldSystem(chance)
    with opened_firm(str(tmp_path / "everafter.db"), firm_clock) as firm:
        desk = Desk(firm, tmp_path)
        for week in range(WEEKS):
            firm.clock.move_on(days=7)
            known = len(old.here)
            old.live_a_week()
            counts = desk.bring(desk.write("weekly.csv", HEAD, *old.rows())).counts
            assert (counts.rejected, counts.new) == (0, len(old.companies) - known), f"week {week}"
            found = {row.name.removeprefix("Person Family"): row.company_name for row in Client.select()}
            assert found == {chr(65 + number): company for number, company in old.here.items()}, f"week {week}"
            assert ContactPoint.select().count() == len(old.companies)
            stands = everything(without=("import_row",))
            again = desk.bring(desk.write("weekly.csv", HEAD, *old.rows())).counts
            assert again == ImportCounts(read=len(old.companies), unchanged=len(old.companies)), f"week {week}"
            assert everything(without=("import_row",)) == stands
            number = chance.choice(list(old.companies))
            client = Client.get(Client.name == f"Person Family{chr(65 + number)}")
            firm.everafter.clients.change(client.id, client.version, ClientChanges(company_name=f"Typed {week}"))
            old.here[number] = f"Typed {week}"
            old.is_edited.add(number)
