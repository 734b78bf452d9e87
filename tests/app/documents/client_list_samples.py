"""Sample lists of clients: the ordinary, the least, and the longest that anybody could have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from app.documents.client_list import ClientListHead
from app.queries.client_list_paper_rows import ClientListColumn, ClientListWish
from app.queries.client_list_rows import ClientFilter, ClientRow
from tests.app.documents.paper_samples import LONG_NAME, LONG_WORDS

ZONE = ZoneInfo("America/Los_Angeles")
PRINTED_AT = datetime(2026, 3, 2, 17, 5, tzinfo=UTC)
FEW_COLUMNS = (ClientListColumn.NAME, ClientListColumn.STREET, ClientListColumn.PHONE, ClientListColumn.LAST_VISIT)
PLAIN_WISH = ClientListWish()
DUE_WISH = ClientListWish(ClientFilter.DUE, columns=FEW_COLUMNS)

_LAST_NAMES = (
    "Abbott", "Alder", "Aune", "Barlow", "Bell", "Brandt", "Chan", "Cruz", "Dahl", "Easton", "Finch", "Grau",
    "Halloran", "Ibsen", "Jónsdóttir", "Kowalski", "Lund", "Moreno", "Nair", "Ortiz", "Pratt", "Quist", "Reyes",
    "Santos", "Whitlock",
)  # fmt: skip
_FIRST_NAMES = ("Ana", "Margaret", "Greg", "Tom", "Jean", "Priya", "Luis")

ONE_CLIENT = ClientRow(
    id=1, number=1001, name="Margaret Alder", street="18 Orchard Lane", town="Millbrook", phone="(503) 555 0142",
    last_visit_on=date(2025, 11, 18), next_visit_at=datetime(2026, 3, 4, 18, tzinfo=UTC), usual_gap_days=183, years=11,
    visit_count=23, stage="married", is_hurt=False, due_on=date(2026, 5, 20), rho=0.4, owed_minor=0,
    sort_value="alder margaret",
)  # fmt: skip
NEW_CLIENT = ClientRow(
    id=2, number=1002, name="Jo Li", street="", town="", phone="", last_visit_on=None, next_visit_at=None,
    usual_gap_days=None, years=0, visit_count=0, stage="stranger", is_hurt=False, due_on=None, rho=None, owed_minor=0,
    sort_value="li jo",
)  # fmt: skip
LONGEST_CLIENT = replace(
    ONE_CLIENT, name=LONG_NAME, street=LONG_WORDS, town=LONG_WORDS, phone="+44 (0)20 7946 0958 ext. 12345",
    sort_value="zzz", years=99, is_hurt=True,
)  # fmt: skip


def many_clients(count: int) -> Iterator[ClientRow]:
    """So many clients by name: some due, some long away, some with a complaint."""
    for number in range(count):
        last = _LAST_NAMES[number * len(_LAST_NAMES) // count]
        first = _FIRST_NAMES[number % len(_FIRST_NAMES)]
        yield replace(
            ONE_CLIENT, id=number + 1, number=1001 + number, name=f"{first} {last}",
            street=f"{number + 2} {('Orchard Lane', 'Mill Street', 'Long Meadow Drive')[number % 3]}",
            phone=f"(503) 555 {number % 10_000:04d}", is_hurt=number % 17 == 3,
            stage=("fan", "drifting", "lost", "steady")[number % 4],
            next_visit_at=ONE_CLIENT.next_visit_at if number % 5 == 0 else None,
            last_visit_on=date(2026 - number % 3, 1 + number % 12, 1 + number % 28),
            due_on=date(2026, 1 + number % 12, 1 + number % 28), years=number % 13, small_cuts=3 * (number % 29 == 4),
            sort_value=f"{last} {first}".lower(),
        )  # fmt: skip


def head(count: int, wish: ClientListWish = PLAIN_WISH) -> ClientListHead:
    """What stands above so many clients."""
    return ClientListHead(wish, count, PRINTED_AT, ZONE)
