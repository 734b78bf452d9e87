"""What loyalty is thanked for, and when: milestones, guards and the once-only ledger (R11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from dateutil.relativedelta import relativedelta

from app.rules.money import percent_of
from app.rules.relationship import DRIFTING_RATIO


class RewardRule(StrEnum):
    """What a reward thanks for."""

    TENURE = "tenure"
    VISITS = "visits"
    SPEND = "spend"
    REFERRAL = "referral"
    RECOVERY = "recovery"
    ON_THE_SPOT = "on_the_spot"


class Gift(StrEnum):
    """What is handed over."""

    CERTIFICATE = "certificate"
    HANDWRITTEN_CARD = "handwritten_card"
    SURPRISE_EXTRA = "surprise_extra"
    THANK_BOTH = "thank_both"
    PRIVATE_NOTE = "private_note"


class RewardState(StrEnum):
    """Where a reward stands; a level that was passed by an import or lapsed is kept as passed and never given."""

    ISSUED = "issued"
    PRINTED = "printed"
    REDEEMED = "redeemed"
    VOID = "void"
    PASSED = "passed"


class Decision(StrEnum):
    """What to do about a proposal today."""

    GIVE = "give"
    MERGE = "merge"
    WAIT = "wait"
    HOLD = "hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardSettings:
    """The firm's numbers (R11); spend levels in minor units of its currency."""

    tenure_years: tuple[int, ...] = (1, 3, 5, 10, 15, 20)
    card_visits: tuple[int, ...] = (3,)
    certificate_visits: tuple[int, ...] = (5, 10, 20)
    spend_levels_minor: tuple[int, ...] = (100_000, 250_000, 500_000)
    ambassador_referrals: int = 3
    spacing_days: int = 30
    lapse_days: int = 60
    thanks_days: int = 2
    budget_percent: Decimal = Decimal(3)


DEFAULT_SETTINGS = RewardSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A merged, chargeable visit: its day and amount in minor units."""

    on: date
    amount_minor: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardFacts:
    """What R11 reads of one client.

    `referral_visits` are the days of referred clients' first visits; `came_back` the fixes-and-returns as (complaint
    number, day); `known_since` is the day of an import, whose earlier milestones are passed.
    """

    visits: tuple[Visit, ...]
    overdue_ratio: Fraction | float | None
    referral_visits: tuple[date, ...] = ()
    came_back: tuple[tuple[int, date], ...] = ()
    has_open_complaint: bool = False
    known_since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One thing reached: the rule, its level (years, visits, minor units, nth referral, complaint) and the day."""

    rule: RewardRule
    level: int
    reached_on: date

    @property
    def key(self) -> tuple[RewardRule, int]:
        """What makes it given once only."""
        return (self.rule, self.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardRecord:
    """A reward in the ledger; a merged one has several milestones. `number` is the ledger's own."""

    number: int
    keys: tuple[tuple[RewardRule, int], ...]
    state: RewardState
    issued_on: date
    handed_over_on: date | None = None
    is_certificate: bool = True

    @property
    def is_spacing(self) -> bool:
        """Whether other rewards keep their distance from it: referral thanks, passed and void ones do not count."""
        rules = {rule for rule, _level in self.keys}
        return self.state not in {RewardState.PASSED, RewardState.VOID} and rules != {RewardRule.REFERRAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class RewardProposal:
    """One reward due: what for, what to give, and whether to give it, merge it, wait until a day, or hold it."""

    milestones: tuple[Milestone, ...]
    gifts: frozenset[Gift]
    decision: Decision
    due_on: date
    merge_into: int | None = None


def milestones(facts: RewardFacts, today: date, settings: RewardSettings = DEFAULT_SETTINGS) -> tuple[Milestone, ...]:
    """Everything a client has reached up to today, oldest first, whether given or not (R11)."""
    visits = sorted((visit for visit in facts.visits if visit.on <= today), key=lambda visit: visit.on)
    found = [*_tenure(visits, settings), *_visit_counts(visits, settings), *_spend(visits, settings)]
    friends = enumerate(sorted(facts.referral_visits), start=1)
    found += [Milestone(rule=RewardRule.REFERRAL, level=count, reached_on=day) for count, day in friends]
    found += [Milestone(rule=RewardRule.RECOVERY, level=number, reached_on=day) for number, day in facts.came_back]
    return tuple(sorted((each for each in found if each.reached_on <= today), key=_by_day))


def passed_milestones(
    facts: RewardFacts, ledger: Sequence[RewardRecord], today: date, settings: RewardSettings = DEFAULT_SETTINGS
) -> tuple[Milestone, ...]:
    """Milestones that will never be given and are to be marked passed: lapsed, imported, or below a higher one."""
    given = _given_keys(ledger)
    reached = milestones(facts, today, settings)
    alive = {each.key for each in _still_fresh(reached, facts, today, settings)}
    return tuple(each for each in reached if each.key not in given and each.key not in alive)


def propose_rewards(
    facts: RewardFacts, ledger: Sequence[RewardRecord], today: date, settings: RewardSettings = DEFAULT_SETTINGS
) -> tuple[RewardProposal, ...]:
    """What a client is to be thanked for today, after every guard of R11; the same again changes nothing.

    Held while a complaint is open. Each (rule, level) once, also if it was voided, only the highest level reached,
    nothing older than 60 days. Rewards keep 30 days apart, referral thanks excepted: a second certificate or extra
    joins the first certificate while that is not handed over, else waits until day 30. A recovery note is never on a
    certificate.
    """
    open_ones = _open_milestones(facts, ledger, today, settings)
    shared = [each for each in open_ones if each.rule not in {RewardRule.REFERRAL, RewardRule.RECOVERY}]
    groups = [[each] for each in open_ones if each not in shared]
    if shared:
        groups.append(shared)
    groups.sort(key=_by_group)
    proposals: list[RewardProposal] = []
    is_given_today = False
    for group in groups:
        proposal = _propose(group, facts, ledger, today, settings)
        if proposal.decision is Decision.GIVE and group[0].rule is not RewardRule.REFERRAL:
            if is_given_today:
                proposal = _decided(proposal, Decision.WAIT, today + timedelta(days=settings.spacing_days))
            is_given_today = True
        proposals.append(proposal)
    return tuple(proposals)


def gifts_for(milestone: Milestone, settings: RewardSettings = DEFAULT_SETTINGS) -> frozenset[Gift]:
    """What a milestone gives (R11)."""
    if milestone.rule is RewardRule.TENURE:
        return frozenset({Gift.CERTIFICATE})
    if milestone.rule is RewardRule.VISITS:
        is_card = milestone.level in settings.card_visits
        return frozenset({Gift.HANDWRITTEN_CARD} if is_card else {Gift.CERTIFICATE, Gift.SURPRISE_EXTRA})
    if milestone.rule is RewardRule.REFERRAL:
        is_ambassador = milestone.level == settings.ambassador_referrals
        return frozenset({Gift.THANK_BOTH, Gift.CERTIFICATE} if is_ambassador else {Gift.THANK_BOTH})
    if milestone.rule is RewardRule.RECOVERY:
        return frozenset({Gift.PRIVATE_NOTE, Gift.SURPRISE_EXTRA})
    return frozenset({Gift.SURPRISE_EXTRA})


def has_certificate(rule: str, level: int, settings: RewardSettings = DEFAULT_SETTINGS) -> bool:
    """Whether what was reached is thanked for on paper (R11); ValueError for a rule that R11 does not have."""
    milestone = Milestone(rule=RewardRule(rule), level=level, reached_on=date.min)
    return Gift.CERTIFICATE in gifts_for(milestone, settings)


def has_note(rule: str, level: int, settings: RewardSettings = DEFAULT_SETTINGS) -> bool:
    """Whether what was reached is thanked for by a written note and no certificate (R11)."""
    gifts = gifts_for(Milestone(rule=RewardRule(rule), level=level, reached_on=date.min), settings)
    notes = {Gift.HANDWRITTEN_CARD, Gift.THANK_BOTH, Gift.PRIVATE_NOTE}
    return bool(gifts & notes) and Gift.CERTIFICATE not in gifts


def budget_minor(income_minor: int, settings: RewardSettings = DEFAULT_SETTINGS) -> int:
    """What rewards may cost in a year, minor units: 3 % of the firm's last 12 months' income (R11)."""
    return percent_of(max(income_minor, 0), settings.budget_percent)


def is_over_budget(
    income_minor: int, spent_minor: int, cost_minor: int, settings: RewardSettings = DEFAULT_SETTINGS
) -> bool:
    """Whether a further reward of this cost goes beyond the year's budget; a warning, never a refusal."""
    return spent_minor + cost_minor > budget_minor(income_minor, settings)


def may_give_on_the_spot(cost_minor: int, given_minor: int, allowance_minor: int) -> bool:
    """Whether a technician may give this now, within what their allowance leaves."""
    return given_minor + cost_minor <= allowance_minor


def _by_day(milestone: Milestone) -> tuple[date, str, int]:
    return (milestone.reached_on, milestone.rule, milestone.level)


def _by_group(group: list[Milestone]) -> tuple[date, str, int]:
    return min(map(_by_day, group))


def _tenure(visits: list[Visit], settings: RewardSettings) -> list[Milestone]:
    if not visits:
        return []
    first = visits[0].on
    return [
        Milestone(rule=RewardRule.TENURE, level=years, reached_on=first + relativedelta(years=years))
        for years in settings.tenure_years
    ]


def _visit_counts(visits: list[Visit], settings: RewardSettings) -> list[Milestone]:
    levels = (*settings.card_visits, *settings.certificate_visits)
    return [
        Milestone(rule=RewardRule.VISITS, level=count, reached_on=visits[count - 1].on)
        for count in levels
        if count <= len(visits)
    ]


def _spend(visits: list[Visit], settings: RewardSettings) -> list[Milestone]:
    found, total = [], 0
    left = sorted(settings.spend_levels_minor)
    for visit in visits:
        total += visit.amount_minor
        while left and total >= left[0]:
            found.append(Milestone(rule=RewardRule.SPEND, level=left.pop(0), reached_on=visit.on))
    return found


def _given_keys(ledger: Sequence[RewardRecord]) -> set[tuple[RewardRule, int]]:
    return {key for record in ledger for key in record.keys}


def _still_fresh(
    reached: Sequence[Milestone], facts: RewardFacts, today: date, settings: RewardSettings
) -> list[Milestone]:
    """Not imported, not lapsed, and the highest of its rule."""
    highest: dict[RewardRule, int] = {}
    for each in reached:
        highest[each.rule] = max(highest.get(each.rule, 0), each.level)
    return [
        each
        for each in reached
        if (facts.known_since is None or each.reached_on >= facts.known_since)
        and (today - each.reached_on).days <= settings.lapse_days
        and (each.rule in {RewardRule.REFERRAL, RewardRule.RECOVERY} or each.level == highest[each.rule])
    ]


def _open_milestones(
    facts: RewardFacts, ledger: Sequence[RewardRecord], today: date, settings: RewardSettings
) -> list[Milestone]:
    """Fresh ones not given yet; years count only for a client who is not drifting."""
    given = _given_keys(ledger)
    is_loyal = facts.overdue_ratio is None or facts.overdue_ratio < DRIFTING_RATIO
    fresh = _still_fresh(milestones(facts, today, settings), facts, today, settings)
    return [each for each in fresh if each.key not in given and (each.rule is not RewardRule.TENURE or is_loyal)]


def _propose(
    group: list[Milestone],
    facts: RewardFacts,
    ledger: Sequence[RewardRecord],
    today: date,
    settings: RewardSettings,
) -> RewardProposal:
    gifts = frozenset[Gift]().union(*(gifts_for(each, settings) for each in group))
    if Gift.CERTIFICATE in gifts:
        gifts -= {Gift.HANDWRITTEN_CARD}
    rule = group[0].rule
    due_on = max(each.reached_on for each in group)
    if rule is RewardRule.REFERRAL:
        due_on += timedelta(days=settings.thanks_days)
    plan = RewardProposal(milestones=tuple(group), gifts=gifts, decision=Decision.GIVE, due_on=due_on)
    if facts.has_open_complaint:
        return _decided(plan, Decision.HOLD, due_on)
    if rule is RewardRule.REFERRAL:
        return plan
    return _beside_ledger(plan, ledger, today, settings)


def _beside_ledger(
    plan: RewardProposal, ledger: Sequence[RewardRecord], today: date, settings: RewardSettings
) -> RewardProposal:
    near = [
        record
        for record in ledger
        if record.is_spacing and (today - (record.handed_over_on or record.issued_on)).days < settings.spacing_days
    ]
    if not near:
        return plan
    is_private = Gift.PRIVATE_NOTE in plan.gifts
    mergeable = [record for record in near if record.handed_over_on is None and record.is_certificate]
    if mergeable and not is_private:
        first = min(mergeable, key=lambda record: (record.issued_on, record.number))
        return _decided(plan, Decision.MERGE, plan.due_on, first.number)
    newest = max(record.handed_over_on or record.issued_on for record in near)
    return _decided(plan, Decision.WAIT, newest + timedelta(days=settings.spacing_days))


def _decided(plan: RewardProposal, decision: Decision, due_on: date, merge_into: int | None = None) -> RewardProposal:
    return RewardProposal(
        milestones=plan.milestones, gifts=plan.gifts, decision=decision, due_on=due_on, merge_into=merge_into
    )
