"""How each client may be asked how it was: by telephone, else another way that they allow, else not at all (R10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from app.models.clients import Client
from app.queries.contact_facts import read_service_facts
from app.queries.hand_over import tuples_of
from app.rules.contact_rules import Obstacle, Purpose, contact_verdict

_CHANNELS = ("phone", "text", "email", "letter")
_CHUNK = 500
_NEVER = frozenset({Obstacle.REFUSED, Obstacle.NO_CONTACT, Obstacle.DIED})


@dataclass(frozen=True, slots=True)
class WayToAsk:
    """The channel to take and what to dial or write to; without a channel nobody may ask, `why_not_phone` says why.

    `is_refused` where they said no to every way, so that none will ever be found.
    """

    channel: str = "phone"
    reach: str = ""
    why_not_phone: str = ""
    is_refused: bool = False

    @property
    def may_ask(self) -> bool:
        """Whether there is any way at all."""
        return bool(self.channel)


def find_ways_to_ask(client_ids: Sequence[int], now: datetime, zone: ZoneInfo) -> dict[int, WayToAsk]:
    """The way to each of these clients; to ask how a visit was is service, never an offer."""
    today = now.astimezone(zone).date()
    facts = read_service_facts(client_ids)
    ways = {}
    for client_id, name, phone, email in _points(client_ids):
        found = {each: contact_verdict(facts[client_id], Purpose.SERVICE, each, today) for each in _CHANNELS}
        channel = next((each for each in _CHANNELS if found[each].is_allowed), "")
        reach = {"phone": phone, "text": phone, "email": email}.get(channel, "")
        is_refused = all(found[each].obstacle in _NEVER for each in _CHANNELS)
        ways[client_id] = WayToAsk(channel, reach, found["phone"].sentence(name), is_refused)
    return ways


def _points(client_ids: Sequence[int]) -> list[tuple[int, str, str, str]]:
    found: list[tuple[int, str, str, str]] = []
    columns = (Client.id, Client.name, Client.main_phone, Client.main_email)
    for start in range(0, len(client_ids), _CHUNK):
        chosen = Client.select(*columns).where(Client.id.in_(client_ids[start : start + _CHUNK]))
        found += [(int(row[0]), str(row[1]), str(row[2]), str(row[3])) for row in tuples_of(chosen)]
    return found
