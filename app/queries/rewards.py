"""Reads about rewards: who is to be thanked, and which certificates wait to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from peewee import ModelSelect, fn

from app.errors import NotFoundError
from app.models.clients import Client
from app.models.rewards import Reward
from app.queries.hand_over import first_joined, joined, tuples_of
from app.queries.rows import RewardRow
from app.rules.rewards import has_certificate
from app.translations import gettext as _

_WAITING = ("due", "held", "issued")
_PRINTABLE = ("due", "issued")


def list_due_rewards(until: date) -> list[RewardRow]:
    """Whoever is to be thanked up to and with this day, held ones included, the longest due first.

    An issued reward has its number and was never marked as printed: it is still to come.
    """
    chosen = (
        Reward.select(
            Reward.id, fn.COALESCE(Reward.number, ""), Reward.client, Client.name, Reward.rule, Reward.level,
            Reward.state, Reward.earned_on, Reward.due_on, Reward.gift, Reward.valid_until_on,
        )
        .join(Client, on=(Reward.client == Client.id))
        .where(Reward.state.in_(_WAITING) & _is_due(until))
        .order_by(Reward.due_on, Reward.id)
    )  # fmt: skip
    return [RewardRow(*values) for values in tuples_of(chosen)]


def list_due_certificates(until: date) -> list[RewardRow]:
    """Those of them whose thanks is a certificate that may be printed now; none that is held."""
    return [
        reward
        for reward in list_due_rewards(until)
        if reward.state in _PRINTABLE and has_certificate(reward.rule, reward.level)
    ]


def list_certificates_of_client(client_id: int) -> list[RewardRow]:
    """The certificates of one client that can be printed, new ones and those printed before, oldest first."""
    printable = Reward.state.in_((*_PRINTABLE, "printed", "redeemed"))
    chosen = _select().where((Reward.client == client_id) & printable).order_by(Reward.earned_on, Reward.id)
    return [row for row in map(_row, joined(chosen)) if has_certificate(row.rule, row.level)]


def list_rewards(reward_ids: Sequence[int]) -> list[RewardRow]:
    """These rewards, in the order of the ids; ids that are not there are left out."""
    found = {row.id: _row(row) for row in joined(_select().where(Reward.id.in_(list(reward_ids))))}
    return [found[reward_id] for reward_id in reward_ids if reward_id in found]


def get_reward(reward_id: int) -> RewardRow:
    """One reward; NotFoundError when it is gone."""
    row = first_joined(_select().where(Reward.id == reward_id))
    if row is None:
        raise NotFoundError(_("This certificate is no longer there."))
    return _row(row)


def _select() -> ModelSelect[Reward]:
    return Reward.select(Reward, Client.name.alias("client_name")).join(Client, on=(Reward.client == Client.id))


def _is_due(until: date) -> Any:
    return (
        Client.archived_at.is_null()
        & (Client.ended_reason == "")
        & (Reward.due_on.is_null() | (Reward.due_on <= until))
    )


def _row(row: Any) -> RewardRow:
    return RewardRow(
        id=row.id,
        number=row.number or "",
        client_id=row.client_id,
        client_name=row.client_name,
        rule=row.rule,
        level=row.level,
        state=row.state,
        earned_on=row.earned_on,
        due_on=row.due_on,
        gift=row.gift,
        valid_until_on=row.valid_until_on,
    )
