"""Writes the clients and their six years as rows: who they are, every visit, what they paid and what they said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from random import Random

from app.rules.phone_numbers import normalise
from app.sample_firm.ingredients import Ingredients, dice
from app.sample_firm.people import SampleClient
from app.sample_firm.row_book import RowBook
from app.sample_firm.team import Team
from app.services.client_naming import full_name, sort_name
from app.services.drafts import ClientDraft, ContactDraft

_FIRST_CLIENT = 1001
_COUNTRY = "US"
_REFERRED_SHARE = 0.12


class ClientRows:
    """Adds one client after the other to the book."""

    def __init__(self, book: RowBook, ingredients: Ingredients, team: Team, seed: int) -> None:
        self._book = book
        self._words = ingredients.words
        self._team = team
        self._dice = dice(seed, "history")

    def add(self, client: SampleClient, created_at: datetime) -> None:
        """Everything about a client that is not a visit."""
        draft = _draft(client)
        name = client.whole_name or full_name(draft)
        client.id = self._book.add(
            "client",
            number=_FIRST_CLIENT + self._book.count("client"),
            kind=client.kind,
            first_name=client.first_name,
            last_name=client.last_name,
            company_name=client.company_name,
            name=name,
            sort_name=sort_name(draft, name),
            use_profile=client.profile,
            agreed_interval_days=client.agreed_days,
            why_us=client.why_us,
            source=client.source,
            referred_by_id=client.referred_by.id if client.referred_by is not None else None,
            first_contact_on=client.first_contact_on,
            created_at=created_at,
        )
        for factor in client.factors:
            self._book.add("client_factor", client_id=client.id, factor=factor, noted_on=created_at.date())
        self._add_contact_points(client)
        self._add_permissions(client, created_at)
        self._add_site(client)
        self._add_facts(client, created_at, self._dice)

    def _add_contact_points(self, client: SampleClient) -> None:
        points = [*client.phones, *([ContactDraft(client.email, kind="email")] if client.email else [])]
        for position, point in enumerate(points):
            is_phone = point.kind == "phone"
            normal = (normalise(point.value, _COUNTRY) or "") if is_phone else point.value.casefold()
            digits = "".join(letter for letter in point.value if letter.isdigit())[::-1] if is_phone else ""
            self._book.add(
                "contact_point",
                client_id=client.id,
                normal=normal,
                digits_reversed=digits,
                position=position,
                **asdict(point),
            )

    def _add_permissions(self, client: SampleClient, created_at: datetime) -> None:
        for channel, is_allowed, source in client.permissions:
            self._book.add(
                "contact_permission",
                client_id=client.id,
                channel=channel,
                is_allowed=is_allowed,
                source=source,
                decided_by_id=self._team.owner,
                decided_at=created_at,
            )

    def _add_site(self, client: SampleClient) -> None:
        client.site_id = self._book.add("site", client_id=client.id, **{**asdict(client.site), "is_main": True})
        ids = []
        for position, area in enumerate(client.areas):
            fields = {name: value for name, value in asdict(area.draft).items() if name != "marks"}
            ids.append(self._book.add("area", site_id=client.site_id, position=position, **fields))
            for mark in area.draft.marks:
                self._book.add(
                    "area_mark",
                    area_id=ids[-1],
                    what=mark,
                    outcome=area.outcome,
                    is_known_to_client=True,
                    noted_on=None,
                )
        client.area_ids = tuple(ids)

    def _add_facts(self, client: SampleClient, created_at: datetime, chance: Random) -> None:
        """Noted over the years; the order of the list is kept, the last one is the newest."""
        noted_at = created_at
        for fact in client.facts:
            noted_at += timedelta(days=chance.randint(0, 20))
            self._book.add("fact", client_id=client.id, noted_by_id=self._team.owner, noted_at=noted_at, **asdict(fact))


def choose_referrers(clients: Iterable[SampleClient], seed: int) -> None:
    """Some came because somebody before them spoke of us; `clients` are in the order in which they came."""
    chance = dice(seed, "referrals")
    loyal: list[SampleClient] = []
    for client in clients:
        if loyal and client.planned_days and client.source == "Referral" and not client.key:
            client.referred_by = chance.choice(loyal)
        elif loyal and client.planned_days and not client.key and chance.random() < _REFERRED_SHARE:
            client.referred_by, client.source = chance.choice(loyal), "Referral"
        if len(client.planned_days) > 2:
            loyal.append(client)


def add_referrals(book: RowBook, clients: Iterable[SampleClient]) -> dict[int, list[date]]:
    """Who sent whom; returns the days of the friends' first visits for each who sent one."""
    friends: defaultdict[int, list[date]] = defaultdict(list)
    for client in clients:
        if client.referred_by is None:
            continue
        first = client.visits[0].starts_at if client.visits else None
        if first is None:
            continue
        friends[client.referred_by.id].append(first.date())
        book.add(
            "referral",
            referrer_id=client.referred_by.id,
            referred_id=client.id,
            noted_at=first - timedelta(days=9),
            converted_on=first.date(),
            thanks_due_on=first.date() + timedelta(days=2),
            thanked_at=first + timedelta(days=1),
        )
    return friends


def _draft(client: SampleClient) -> ClientDraft:
    return ClientDraft(
        name=client.whole_name,
        first_name=client.first_name,
        last_name=client.last_name,
        company_name=client.company_name,
        kind=client.kind,
    )
