"""Two clients who are one person become one, and the merge is taken apart again, at once or long after."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from app.clock import Clock
from app.errors import ConflictError, NotAllowedError, NotFoundError, ValidationError
from app.models.client_changes import ClientMerge, Erasure
from app.models.clients import Client, KeptSeparate, TimelineEntry
from app.models.rewards import Reward
from app.models.tables import MODELS
from app.queries.client_merges import made_since
from app.rules.merge_fields import MERGE_FIELDS, alias_lines, takes_other
from app.services.client_summary import refresh_clients
from app.services.history import RecordedChange, put_back_change
from app.services.merge_ledger import MergeLedger, count_pointing, put_back
from app.services.merge_parts import move_everything, move_made_since
from app.translations import gettext as _
from app.unit_of_work import UnitOfWork, UnitsOfWork

if TYPE_CHECKING:
    from app.services.rewards import RewardService

_PROPOSED = ("due", "held", "passed", "lapsed", "merged")

# What they told us of other cleaners (R9) belongs together and fills only what nobody knew.
_TOLD_TOGETHER = ("others_minor", "cleaner_count", "our_rank")


@dataclass(frozen=True, slots=True)
class MergeDraft:
    """Who stays, who goes into them, the versions that were looked at, and the fields whose other value stays."""

    kept_id: int
    gone_id: int
    kept_version: int | None = None
    gone_version: int | None = None
    from_gone: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class TakenApart:
    """Whose card came back, and what was made or changed since and therefore stays with the kept client."""

    client_id: int
    stays: tuple[str, ...]


class ClientMergeService:
    """Merges, takes apart, and remembers who is not the same."""

    def __init__(self, units: UnitsOfWork, clock: Clock, rewards: RewardService) -> None:
        self._units = units
        self._clock = clock
        self._rewards = rewards

    def merge(self, draft: MergeDraft) -> int:
        """Make two clients one; everything of the other goes over, what is not kept stays as a note. Returns its id.

        Raises ConflictError when one of the two changed since they were looked at.
        """
        if draft.kept_id == draft.gone_id:
            raise ValidationError(_("This is the same card twice; choose another client, nothing was changed."))
        kept = _standing(draft.kept_id, draft.kept_version)
        gone = _standing(draft.gone_id, draft.gone_version)
        with self._units(_("Merge {gone} into {kept}").format(gone=gone.name, kept=kept.name)) as work:
            _hold_both(work, kept, gone)
            ledger = MergeLedger(work)
            aliases = _merge_fields(ledger, kept, gone, draft.from_gone)
            others = move_everything(ledger, kept, gone)
            away = {"merged_into_id": kept.id, "archived_at": _plain_now(work), "archived_by_id": work.person_id}
            _leave(ledger, gone, away)
            work.save(_entry(work, kept, gone, aliases))
            merge = ClientMerge(
                kept_id=kept.id,
                gone_id=gone.id,
                moved=ledger.moved(),
                merged_by_id=work.person_id,
                merged_at=work.now,
            )
            work.save(merge)
            self._refresh(work, {kept.id, gone.id, *others})
            return int(merge.id)

    def take_apart(self, merge_id: int) -> TakenApart:
        """Make two of them again: what moved and is still theirs goes back, what was made since stays and is named."""
        merge = ClientMerge.get_or_none(ClientMerge.id == merge_id)
        if merge is None:
            raise NotFoundError(_("This merge is no longer there; nothing was changed."))
        kept, gone = Client.get_by_id(merge.kept_id), Client.get_by_id(merge.gone_id)
        _refuse_apart(merge, kept, gone)
        with self._units(_("Take {gone} and {kept} apart").format(gone=gone.name, kept=kept.name)) as work:
            stays = self._take_apart(work, merge, kept, gone)
        return TakenApart(gone.id, tuple(stays))

    def keep_separate(self, first_id: int, second_id: int) -> None:
        """These two look alike and are not the same; nobody asks again."""
        low, high = sorted((first_id, second_id))
        first, second = _standing(low), _standing(high)
        pair = (KeptSeparate.first_client == low) & (KeptSeparate.second_client == high)
        if low == high or KeptSeparate.get_or_none(pair) is not None:
            return
        label = _("Keep {first} and {second} separate").format(first=first.name, second=second.name)
        with self._units(label) as work:
            work.save(
                KeptSeparate(
                    first_client_id=low, second_client_id=high, decided_by_id=work.person_id, decided_at=work.now
                )
            )

    def _take_apart(self, work: UnitOfWork, merge: ClientMerge, kept: Client, gone: Client) -> list[str]:
        lines, last_ids = merge.moved["lines"], merge.moved["last_ids"]
        _drop_proposals(work, kept.id, last_ids["reward"])
        since = made_since(kept.id, last_ids)
        stays = put_back(work, lines)
        stays = [*move_made_since(work, kept.id, gone.id, since), *stays]
        merge.undone_at = work.now
        work.save(merge)
        for client, other in ((kept, gone), (gone, kept)):
            headline = _("Taken apart from {name} (client {number})").format(name=other.name, number=other.number)
            work.save(_note(work, client.id, headline, ""))
        others = {line["from"] for line in lines if line.get("table") == "referral" and "from" in line}
        self._refresh(work, {kept.id, gone.id, *others})
        return stays

    def _refresh(self, work: UnitOfWork, client_ids: Collection[int]) -> None:
        refresh_clients(work, client_ids, self._clock)
        self._rewards.refresh_within(work, sorted(client_ids))


def undo_merge(work: UnitOfWork, changes: Sequence[RecordedChange]) -> Collection[str]:
    """Undo and redo of a merge put every row back as it was, complaints too: whose they are is no step of theirs."""
    own = (change for change in reversed(changes) if change.table != "complaint_event")
    for move, run in groupby(own, _move_of):
        steps = list(run)
        if move is None or not _move_back(work, move, [change.record_id for change in steps]):
            for change in steps:
                put_back_change(work, change, work.label)
    return {change.table for change in changes}


_Move = tuple[str, str, int, int]


def _move_of(change: RecordedChange) -> _Move | None:
    """Table, column, from and to of a change that only let a row point elsewhere."""
    if change.action != "update" or len(change.after) != 1 or change.before.keys() != change.after.keys():
        return None
    ((column, target),) = change.after.items()
    source = change.before[column]
    if column.endswith("_id") and isinstance(source, int) and isinstance(target, int):
        return change.table, column, source, target
    return None


def _move_back(work: UnitOfWork, move: _Move, ids: Sequence[int]) -> bool:
    """Thousands of rows at once if all of them still point where they were put; else nothing is touched."""
    table, column, source, target = move
    model = MODELS[table]
    if len(ids) < 2 or count_pointing(model, column, ids, target) != len(ids):
        return False
    work.move_rows(model, column, ids, target, source)
    return True


def _standing(client_id: int, version: int | None = None) -> Client:
    client = Client.get_or_none(Client.id == client_id)
    if client is None:
        raise NotFoundError(_("This client is no longer there; nothing was changed."))
    if client.archived_at is not None:
        raise NotAllowedError(
            _("{name} is deleted or merged already; bring them back first, nothing was changed.").format(
                name=client.name
            )
        )
    if Erasure.select().where(Erasure.client == client_id).exists():
        raise NotAllowedError(_("{name} was erased at their wish; nothing was changed.").format(name=client.name))
    if version is not None and client.version != version:
        raise ConflictError(
            _("Somebody changed {name} a moment ago; look at both again, nothing was merged.").format(name=client.name)
        )
    return client


def _hold_both(work: UnitOfWork, kept: Client, gone: Client) -> None:
    """Raise both versions, always in the same order: two desks that merge the same pair never make a circle of it."""
    for client in sorted((kept, gone), key=lambda each: each.id):
        work.save_or_touch(client)


def _refuse_apart(merge: ClientMerge, kept: Client, gone: Client) -> None:
    """A chain comes apart from its end: while the kept card is itself merged, its rows stand elsewhere."""
    if merge.undone_at is None and kept.merged_into_id is not None:
        into = Client.get_by_id(kept.merged_into_id)
        raise NotAllowedError(
            _("Take {kept} and {into} apart first; nothing was changed.").format(kept=kept.name, into=into.name)
        )
    if merge.undone_at is not None or gone.merged_into_id != kept.id:
        raise NotAllowedError(
            _("{gone} and {kept} are not merged any more; nothing was changed.").format(gone=gone.name, kept=kept.name)
        )


def _merge_fields(ledger: MergeLedger, kept: Client, gone: Client, chosen: frozenset[str]) -> list[str]:
    """Fill and choose; returns what did not stay, in words."""
    one, other = kept.plain(), gone.plain()
    values: dict[str, object] = {}
    lost: dict[str, tuple[object, object]] = {}
    for each in MERGE_FIELDS:
        column = each.columns[0]
        if takes_other(each.key, one[column], other[column], chosen):
            values |= {name: other[name] for name in each.columns}
            lost[each.key] = (other[column], one[column])
        else:
            lost[each.key] = (one[column], other[column])
    days = [str(day) for day in (one["first_contact_on"], other["first_contact_on"]) if day]
    if days:
        values["first_contact_on"] = min(days)
    if kept.referred_by_id is None and gone.referred_by_id not in (None, kept.id):
        values["referred_by_id"] = gone.referred_by_id
    elif kept.referred_by_id == gone.id:
        values["referred_by_id"] = None
    if all(one[name] is None for name in _TOLD_TOGETHER):
        values |= {name: other[name] for name in _TOLD_TOGETHER}
    ledger.change(kept, kept.from_plain(values))
    return alias_lines(lost)


def _leave(ledger: MergeLedger, gone: Client, values: dict[str, object]) -> None:
    ledger.change(gone, gone.from_plain(values))


def _entry(work: UnitOfWork, kept: Client, gone: Client, aliases: Sequence[str]) -> TimelineEntry:
    headline = _("Merged with {name} (client {number})").format(name=gone.name, number=gone.number)
    return _note(work, kept.id, headline, "\n".join(aliases))


def _note(work: UnitOfWork, client_id: int, headline: str, words: str) -> TimelineEntry:
    return TimelineEntry(
        client_id=client_id, person_id=work.person_id, kind="note", happened_at=work.now, headline=headline, words=words
    )


def _plain_now(work: UnitOfWork) -> object:
    return Client.archived_at.db_value(work.now)


def _drop_proposals(work: UnitOfWork, kept_id: int, last_id: int) -> None:
    """What the program proposed since for the two together is worked out anew for each of them."""
    chosen = (Reward.client == kept_id) & (Reward.id > last_id) & Reward.state.in_(_PROPOSED)
    for row in Reward.select().where(chosen).order_by(Reward.merged_into.is_null()):
        work.delete(row)
