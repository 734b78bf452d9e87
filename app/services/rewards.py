"""Keeps the ledger of rewards: what R11 proposes becomes due, what is given gets a number, and nothing comes twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_

from peewee import Expression

from app.clock import Clock
from app.errors import NotAllowedError, NotFoundError
from app.models.clients import Client, Referral
from app.models.jobs import Job
from app.models.rewards import Reward
from app.queries.certificates import get_certificate_terms
from app.queries.clients import years_before
from app.queries.reward_facts import read_reward_facts
from app.rules import rewards as rules
from app.services.bulk_writes import insert_audited
from app.services.field_checks import check_words
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitOfWork, UnitsOfWork

_OPEN_STATES = ("due", "held")
_CHUNK = 500  # clients in one statement


class RewardService:
    """Due, issued, printed, redeemed, void: the states of a reward, each step an act of its own."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def refresh(self, client_ids: Iterable[int] | None = None) -> None:
        """Look who has earned what by today; the same again changes nothing. None: everyone it can concern."""
        wanted = self._candidates() if client_ids is None else list(client_ids)
        with self._units(_("Look who is to be thanked"), is_undoable=False) as work:
            self.refresh_within(work, wanted)

    def refresh_within(self, work: UnitOfWork, client_ids: Iterable[int]) -> None:
        """The same inside another act, such as finishing a job."""
        wanted = list(dict.fromkeys(client_ids))
        for start in range(0, len(wanted), _CHUNK):
            some = wanted[start : start + _CHUNK]
            kept: defaultdict[int, list[Reward]] = defaultdict(list)
            for row in Reward.select().where(Reward.client.in_(some)).order_by(Reward.id):
                kept[row.client_id].append(row)
            ended: list[Reward] = []
            for client_id, facts in read_reward_facts(some, self._clock.today(), self._clock.zone).items():
                ended += self._refresh_client(work, client_id, facts, kept[client_id])
            insert_audited(work, ended)

    def concerned_by_time(self, since: date | None) -> list[int]:
        """Whose anniversary came round after the day `since`, and whoever has a reward waiting; the rest comes by acts.

        None: as far back as an anniversary counts.
        """
        earliest = self._clock.today() - timedelta(days=rules.DEFAULT_SETTINGS.lapse_days)
        begin = earliest if since is None else max(since + timedelta(days=1), earliest)
        found = {row.id for row in Client.select(Client.id).where(_present() & self._has_anniversary_since(begin))}
        return sorted(found | _waiting_clients())

    def _candidates(self) -> list[int]:
        """Whoever had a visit or an anniversary within the time in which a reward lapses, or has one waiting."""
        since = self._clock.today() - timedelta(days=rules.DEFAULT_SETTINGS.lapse_days)
        concerned = (Client.last_visit_on >= since) | self._has_anniversary_since(since)
        found = {row.id for row in Client.select(Client.id).where(_present() & concerned)}
        found |= {row.referrer_id for row in Referral.select(Referral.referrer).where(Referral.converted_on >= since)}
        return sorted(found | _waiting_clients())

    def _has_anniversary_since(self, begin: date) -> Expression:
        today = self._clock.today()
        ranges = [
            Client.first_visit_on.between(years_before(begin, years), years_before(today, years))
            for years in rules.DEFAULT_SETTINGS.tenure_years
        ]
        return reduce(or_, ranges)

    def _refresh_client(
        self, work: UnitOfWork, client_id: int, facts: rules.RewardFacts, kept: Sequence[Reward]
    ) -> list[Reward]:
        """Write what is due, held or over; what was passed without ever being due comes back, still to be inserted."""
        today = self._clock.today()
        rows = {(row.rule, row.level): row for row in kept if row.rule != "on_the_spot"}
        ledger = _ledger(list(rows.values()), self._clock)
        wanted: set[tuple[str, int]] = set()
        for proposal in rules.propose_rewards(facts, ledger, today):
            wanted |= {(str(each.rule), each.level) for each in proposal.milestones}
            self._keep_proposal(work, client_id, rows, proposal)
        ended = []
        for milestone in rules.passed_milestones(facts, ledger, today):
            key = (str(milestone.rule), milestone.level)
            wanted.add(key)
            row, state = rows.get(key), _ended(rows.get(key), milestone, today)
            if row is None:
                new = Reward(client_id=client_id, rule=key[0], level=key[1], earned_on=milestone.reached_on)
                new.state = state
                ended.append(new)
            else:
                self._keep(work, row, client_id, milestone, state=state)
        self._take_away(work, [row for key, row in rows.items() if key not in wanted], rows.values())
        return ended

    def _take_away(self, work: UnitOfWork, unearned: Sequence[Reward], rows: Collection[Reward]) -> None:
        """The visit that earned it was undone: nothing was handed over, so nothing stays, nor what had joined it."""
        waiting = {row.id for row in rows if row.state in _OPEN_STATES}
        for row in unearned:
            if row.state == "merged" and row.merged_into_id in waiting:
                work.delete(row)
        for row in unearned:
            if row.state in _OPEN_STATES:
                work.delete(row)

    def _keep_proposal(
        self, work: UnitOfWork, client_id: int, rows: dict[tuple[str, int], Reward], proposal: rules.RewardProposal
    ) -> None:
        """One row for each milestone; those that go onto the same paper are merged into the first."""
        state = "held" if proposal.decision is rules.Decision.HOLD else "due"
        into = proposal.merge_into
        levels = [(str(milestone.rule), milestone.level) for milestone in sorted(proposal.milestones, key=_paper_order)]
        is_new = any(level not in rows for level in levels)
        for milestone in sorted(proposal.milestones, key=_paper_order):
            row = rows.get((str(milestone.rule), milestone.level))
            if into is not None:
                self._keep(work, row, client_id, milestone, state="merged", merged_into_id=into)
                continue
            kept = self._keep(work, row, client_id, milestone, state=state, due_on=proposal.due_on)
            if is_new and not kept.gift and rules.has_certificate(kept.rule, kept.level):
                self._bring_gift(work, kept, levels)
            into = kept.id if len(proposal.milestones) > 1 else None

    def _bring_gift(self, work: UnitOfWork, reward: Reward, levels: Sequence[tuple[str, int]]) -> None:
        """What the firm gives at this level, once; whoever changes it on the certificate is not overruled."""
        gift = get_certificate_terms().first_gift(levels)
        if gift.words:
            reward.gift, reward.gift_minor = gift.words, gift.cost_minor
            work.save(reward)

    def _keep(
        self,
        work: UnitOfWork,
        row: Reward | None,
        client_id: int,
        milestone: rules.Milestone,
        *,
        state: str,
        due_on: date | None = None,
        merged_into_id: int | None = None,
    ) -> Reward:
        wanted = (milestone.reached_on, state, due_on, merged_into_id)
        if row is not None and (row.earned_on, row.state, row.due_on, row.merged_into_id) == wanted:
            return row
        kept = row or Reward(client_id=client_id, rule=str(milestone.rule), level=milestone.level)
        kept.earned_on, kept.state, kept.due_on, kept.merged_into_id = wanted
        work.save(kept)
        return kept

    # ------------------------------------------------------------------ giving

    def issue(self, reward_ids: Sequence[int]) -> dict[int, str]:
        """Give each due reward its number of the year; one that has a number keeps it."""
        rewards = list(Reward.select().where(Reward.id.in_(list(reward_ids))).order_by(Reward.due_on, Reward.id))
        numbers: dict[int, str] = {}
        label = ngettext("Issue {count} certificate", "Issue {count} certificates", len(rewards)).format(
            count=len(rewards)
        )
        with self._units(label, is_undoable=False) as work:
            for reward in rewards:
                if reward.state == "held":
                    raise NotAllowedError(
                        _("A certificate waits while a complaint is open; put it right first, nothing was printed.")
                    )
                if reward.state not in ("due", "issued", "printed", "redeemed"):
                    raise NotAllowedError(_("This reward is no longer to be given; nothing was printed."))
                numbers[reward.id] = self._number(work, reward)
        return numbers

    def _number(self, work: UnitOfWork, reward: Reward) -> str:
        if reward.number is None:
            year = self._clock.today().year
            reward.number = f"{year}-{work.next_number(f'certificate {year}'):04}"
            reward.state, reward.issued_at = "issued", work.now
            if reward.gift and reward.valid_until_on is None:
                reward.valid_until_on = (
                    get_certificate_terms().first_gift(_levels(reward)).last_day(self._clock.today())
                )
            work.save(reward)
        return reward.number

    def mark_printed(self, reward_ids: Sequence[int]) -> None:
        """The papers are out of the printer; they stand on the timeline now."""
        rewards = list(Reward.select().where(Reward.id.in_(list(reward_ids)) & (Reward.state == "issued")))
        if not rewards:
            return
        label = ngettext("Print {count} certificate", "Print {count} certificates", len(rewards)).format(
            count=len(rewards)
        )
        with self._units(label, is_undoable=False) as work:
            for reward in rewards:
                reward.state, reward.printed_at = "printed", work.now
                work.save(reward)
                work.changed("client", [reward.client_id])

    def hand_over(self, reward_id: int) -> None:
        """The client has it in their hands."""
        reward = self._reward(reward_id)
        if reward.handed_over_at is not None:
            raise NotAllowedError(
                _("Certificate {number} was handed over before; nothing was changed.").format(number=reward.number)
            )
        self._step(reward_id, ("printed",), "printed", _("Certificate handed over"), "handed_over_at", reward)

    def redeem(self, reward_id: int, job_id: int | None = None) -> None:
        """What it promised was used, once."""
        reward = self._reward(reward_id)
        if reward.redeemed_at is not None:
            raise NotAllowedError(
                _("Certificate {number} was redeemed before; nothing was changed.").format(number=reward.number)
            )
        if reward.valid_until_on is not None and reward.valid_until_on < self._clock.today():
            raise NotAllowedError(
                _("Certificate {number} has run out; nothing was changed.").format(number=reward.number)
            )
        if (
            job_id is not None
            and not Job.select().where((Job.id == job_id) & (Job.client == reward.client_id)).exists()
        ):
            raise NotFoundError(_("This visit is not one of theirs; nothing was changed."))
        reward.redeemed_job_id = job_id
        self._step(reward_id, ("issued", "printed"), "redeemed", _("Certificate redeemed"), "redeemed_at", reward)

    def void(self, reward_id: int, reason: str) -> None:
        """Take a reward back; its number is never used again."""
        check_words(reason, _("Write down why; nothing was changed."), "reason")
        reward = self._reward(reward_id)
        reward.void_reason = reason
        self._step(reward_id, ("due", "held", "issued", "printed"), "void", _("Certificate void"), None, reward)

    def _step(
        self,
        reward_id: int,
        allowed: tuple[str, ...],
        state: str,
        label: str,
        moment: str | None,
        reward: Reward | None = None,
    ) -> None:
        reward = reward or self._reward(reward_id)
        if reward.state not in allowed:
            raise NotAllowedError(_("This certificate is not at that step; nothing was changed."))
        with self._units(label) as work:
            reward.state = state
            if moment is not None:
                setattr(reward, moment, work.now)
            work.save(reward)

    def _reward(self, reward_id: int) -> Reward:
        reward = Reward.get_or_none(Reward.id == reward_id)
        if reward is None:
            raise NotFoundError(_("This certificate is no longer there; nothing was changed."))
        return reward


def _present() -> Expression:
    condition: Expression = Client.archived_at.is_null() & (Client.ended_reason == "")
    return condition


def _waiting_clients() -> set[int]:
    return {row.client_id for row in Reward.select(Reward.client).where(Reward.state.in_(_OPEN_STATES))}


def _ended(row: Reward | None, milestone: rules.Milestone, today: date) -> str:
    """What waited and was not given within sixty days lapsed; everything else was passed without ever being due."""
    waited = row is not None and row.state in _OPEN_STATES
    is_late = (today - milestone.reached_on).days > rules.DEFAULT_SETTINGS.lapse_days
    return "lapsed" if waited and is_late else "passed"


def _levels(reward: Reward) -> list[tuple[str, int]]:
    """All that a paper thanks for, its own reason first."""
    joined = Reward.select().where((Reward.merged_into == reward.id) & (Reward.state == "merged")).order_by(Reward.id)
    return [(row.rule, row.level) for row in (reward, *joined)]


def _paper_order(milestone: rules.Milestone) -> tuple[bool, bool, date]:
    """Which milestone carries the paper: one with a certificate, years before visits, the older first."""
    return (
        not rules.has_certificate(milestone.rule, milestone.level),
        milestone.rule is not rules.RewardRule.TENURE,
        milestone.reached_on,
    )


def _ledger(rows: Sequence[Reward], clock: Clock) -> list[rules.RewardRecord]:
    """What was given or will never be, as R11 reads it; merged rows belong to the paper they went onto."""
    merged: dict[int, list[Reward]] = {}
    for row in rows:
        if row.state == "merged" and row.merged_into_id is not None:
            merged.setdefault(row.merged_into_id, []).append(row)
    records = []
    for row in rows:
        if row.state not in ("issued", "printed", "redeemed", "void", "passed", "lapsed"):
            continue
        own = [row, *merged.get(row.id, [])]
        records.append(
            rules.RewardRecord(
                number=row.id,
                keys=tuple((rules.RewardRule(each.rule), each.level) for each in own),
                state=rules.RewardState.PASSED if row.state == "lapsed" else rules.RewardState(row.state),
                issued_on=_day(row.issued_at, clock) or row.earned_on,
                handed_over_on=_day(row.handed_over_at, clock),
                is_certificate=rules.has_certificate(row.rule, row.level),
            )
        )
    return records


def _day(moment: datetime | None, clock: Clock) -> date | None:
    return None if moment is None else moment.astimezone(clock.zone).date()
