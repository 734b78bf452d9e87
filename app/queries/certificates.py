"""What stands on a certificate, gathered for many at once, and the sentences there are to choose from for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from app.models.clients import Area, Client, Fact, Site
from app.models.jobs import Job
from app.models.rewards import Reward
from app.models.team import Person
from app.queries.clients import full_years
from app.queries.done_jobs import is_done
from app.queries.firm import get_firm, get_setting
from app.queries.hand_over import joined, tuples_of
from app.queries.paper_rows import CertificateReasonRow, CertificateRow, CertificateRule
from app.rules.certificate_gifts import CertificateTerms, terms_from
from app.rules.greeting_names import certificate_name

CERTIFICATE_TERMS = "certificate_terms"
_RULES = {
    "tenure": CertificateRule.TENURE,
    "visits": CertificateRule.VISITS,
    "referral": CertificateRule.AMBASSADOR,
}


@dataclass(frozen=True, slots=True)
class CareChoices:
    """What may be said of one client on paper: their rooms, and headlines that may be printed and are not private."""

    rooms: tuple[str, ...]
    remembered: tuple[str, ...]


def get_certificate_terms() -> CertificateTerms:
    """What the firm gives with its certificates, and who signs them."""
    return terms_from(get_setting(CERTIFICATE_TERMS))


def list_certificates(reward_ids: Sequence[int], today: date, zone: ZoneInfo) -> list[CertificateRow]:
    """The certificates of these rewards, each with everything merged into it, in the order of the ids."""
    rewards = {row.id: row for row in Reward.select().where(Reward.id.in_(list(reward_ids)))}
    merged: defaultdict[int, list[Reward]] = defaultdict(list)
    for row in Reward.select().where(Reward.merged_into.in_(list(rewards)) & (Reward.state == "merged")):
        merged[row.merged_into_id or 0].append(row)
    known = _Known([row.client_id for row in rewards.values()], today, zone)
    return [known.certificate(rewards[each], merged[each]) for each in reward_ids if each in rewards]


def get_care_choices(client_id: int) -> CareChoices:
    """The sentences a person chooses from before a certificate is printed."""
    chosen = (
        Fact.select(Fact.headline)
        .where(
            (Fact.client == client_id)
            & (Fact.may_print == True)  # noqa: E712 - SQL
            & (Fact.is_private == False)  # noqa: E712 - SQL
            & Fact.archived_at.is_null()
        )
        .order_by(Fact.noted_at.desc(), Fact.id.desc())
    )
    return CareChoices(_rooms([client_id])[client_id], tuple(row.headline for row in chosen))


class _Known:
    """What is known around a set of certificates, read with one query for each table."""

    def __init__(self, client_ids: Sequence[int], today: date, zone: ZoneInfo) -> None:
        self._clients = {row.id: row for row in Client.select().where(Client.id.in_(list(client_ids)))}
        self._rooms = _rooms(client_ids)
        self._terms = get_certificate_terms()
        self._technicians = _last_technicians(client_ids) if self._terms.has_second_signature else {}
        firm = get_firm()
        self._owner_name = firm.owner_name if firm is not None else ""
        self._today, self._zone = today, zone

    def certificate(self, reward: Reward, merged: Iterable[Reward]) -> CertificateRow:
        """One certificate; a sentence that was left out on purpose brings no rooms in its place."""
        client = self._clients[reward.client_id]
        issued_on = reward.issued_at.astimezone(self._zone).date() if reward.issued_at is not None else self._today
        reasons = [each for each in (reward, *merged) if each.rule in _RULES]
        return CertificateRow(
            number=reward.number or "",
            client_name=certificate_name(
                client.name, kind=client.kind, preferred_name=client.preferred_name, last_name=client.last_name
            ),
            reasons=tuple(CertificateReasonRow(_RULES[each.rule], each.level) for each in reasons),
            issued_on=issued_on,
            since_on=client.first_visit_on,
            years=full_years(client.first_visit_on, self._today),
            visit_count=client.visit_count,
            care_line=reward.care_line or "",
            rooms=self._rooms[client.id] if reward.care_line is None else (),
            gift=reward.gift,
            gift_until_on=self._last_day(reward, reasons, issued_on),
            owner_name=self._owner_name,
            technician_name=self._technicians.get(client.id, ""),
        )

    def _last_day(self, reward: Reward, reasons: Sequence[Reward], issued_on: date) -> date | None:
        """As it was fixed when it was issued; before that, as it would be today."""
        if reward.valid_until_on is not None or reward.issued_at is not None or not reward.gift:
            return reward.valid_until_on
        return self._terms.first_gift((each.rule, each.level) for each in reasons).last_day(issued_on)


def _rooms(client_ids: Sequence[int]) -> defaultdict[int, tuple[str, ...]]:
    """The names of each client's rooms and rugs, in their own order, each name once."""
    chosen = (
        Area.select(Site.client, Area.name)
        .join(Site, on=(Area.site == Site.id))
        .where(Site.client.in_(list(client_ids)) & Site.archived_at.is_null() & Area.archived_at.is_null())
        .order_by(Site.client, Site.id, Area.position, Area.id)
    )
    names: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for client_id, name in tuples_of(chosen):
        names[client_id].setdefault(name.strip().casefold(), name.strip())
    return defaultdict(tuple, {client_id: tuple(found.values()) for client_id, found in names.items()})


def _last_technicians(client_ids: Sequence[int]) -> dict[int, str]:
    """Who came last to each client: "their" technician."""
    chosen = (
        Job.select(Job.client, Person.name.alias("technician_name"))
        .join(Person, on=(Job.technician == Person.id))
        .where(Job.client.in_(list(client_ids)) & is_done())
        .order_by(Job.finished_at)
    )
    return {row.client_id: row.technician_name for row in joined(chosen)}
