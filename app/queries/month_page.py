"""The month page of three headings, read in a bounded number of statements however many clients there are (S2.19)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from peewee import fn

from app.jobs import JobProgress
from app.models.aftercare import Feedback, LoveTouch
from app.models.clients import Client, Referral
from app.models.jobs import Job
from app.models.rewards import Reward
from app.queries.care_report import get_care_report
from app.queries.complaint_results import is_closed_since, read_results
from app.queries.done_jobs import is_done
from app.queries.firm import MONTH_WORDS, get_setting
from app.queries.goodwill import sum_goodwill
from app.queries.hand_over import tuples_of
from app.queries.insights import AnswerCounts
from app.queries.loyalty import get_reward_budget
from app.queries.month_page_rows import MonthClients, MonthPageRow, MonthRewards
from app.queries.month_people import list_month_people
from app.rules.care_figures import CareFigures
from app.rules.complaint_clocks import ClockKind
from app.rules.relationship import DRIFTING_RATIO
from app.rules.rewards import has_certificate
from app.rules.staff_figures import Rate
from app.rules.wall_clock import day_bounds
from app.rules.won_back import WonBack
from app.rules.word_of_mouth import WordOfMouth, WordOfMouthFacts, word_of_mouth

_YEAR = relativedelta(months=12)
_ONE_DAY = timedelta(days=1)
# Jobs so close together are one visit.
_ONE_VISIT = timedelta(days=3)
_WAITING = ("due", "held", "issued")
HEADINGS = 3


def get_month_page(
    first: date, last: date, now: datetime, zone: ZoneInfo, progress: JobProgress | None = None
) -> MonthPageRow:
    """The days from the first to the last, in the firm's zone; what looks back a year ends with the last, or today."""
    report = get_care_report(first, last, now, zone, progress)
    until = min(last, now.astimezone(zone).date())
    return MonthPageRow(
        first=first,
        last=last,
        made_on=now.astimezone(zone).date(),
        people=list_month_people(first, last, report.happened, zone),
        clients=_clients(first, last, until, report.figures, zone),
        rewards=_rewards(first, last, until, zone),
        own_words=get_month_words(),
    )


def get_month_words() -> tuple[str, str, str]:
    """The firm's own answer under each heading (S2.20): how we strengthen people, clients, and how we reward."""
    stored = get_setting(MONTH_WORDS)
    words = [str(each) for each in stored] if isinstance(stored, list) else []
    people, clients, rewards = [*words, *[""] * HEADINGS][:HEADINGS]
    return people, clients, rewards


def _clients(first: date, last: date, until: date, figures: CareFigures, zone: ZoneInfo) -> MonthClients:
    resolved = figures.clocks[ClockKind.RESOLVED]
    is_new = Client.first_visit_on.between(first, last)
    return MonthClients(
        new=Client.select().where(_present() & is_new).count(),
        back_in_time=_back_in_time(first, last, zone),
        received=figures.received,
        right_in_time=Rate(resolved.in_time, resolved.of),
        won_back=figures.won_back,
        closed=figures.closed,
        answers=_answers(first, last, zone),
        mouth=_mouth(until, zone),
    )


def _back_in_time(first: date, last: date, zone: ZoneInfo) -> Rate:
    """Who came again in the month, and how many of them before they were drifting (R3) by their own usual time."""
    begins, ends = day_bounds(first, zone)[0], day_bounds(last, zone)[1]
    is_visit = (Job.state == "done") & (Job.is_chargeable == True) & Job.archived_at.is_null()  # noqa: E712 - SQL
    now_here = (
        Job.select(Job.client, fn.MIN(Job.finished_at))
        .where(is_visit & (Job.finished_at >= begins) & (Job.finished_at < ends))
        .group_by(Job.client)
    )
    here = dict(_moments(now_here))
    earlier = Job.alias()
    before = (
        earlier.select(earlier.client, fn.MAX(earlier.finished_at))
        .where(is_done(earlier) & (earlier.is_chargeable == True) & earlier.archived_at.is_null())  # noqa: E712 - SQL
        .where(earlier.finished_at < begins)
        .where(
            earlier.client.in_(
                Job.select(Job.client).where(is_visit & (Job.finished_at >= begins) & (Job.finished_at < ends))
            )
        )
        .group_by(earlier.client)
    )
    usual = Client.select(Client.id, Client.expected_interval_days).where(Client.expected_interval_days.is_null(False))
    usual_days = dict(tuples_of(usual.where(Client.last_visit_on >= first)))
    in_time = of = 0
    for client_id, came_at in _moments(before):
        gap = here[client_id].astimezone(zone).date() - came_at.astimezone(zone).date()
        if gap <= _ONE_VISIT or client_id not in usual_days:
            continue
        of += 1
        in_time += gap.days < DRIFTING_RATIO * usual_days[client_id]
    return Rate(in_time, of)


def _answers(first: date, last: date, zone: ZoneInfo) -> AnswerCounts:
    begins, ends = day_bounds(first, zone)[0], day_bounds(last, zone)[1]
    chosen = (
        Feedback.select(Feedback.answer, fn.COUNT(Feedback.id))
        .where((Feedback.asked_at >= begins) & (Feedback.asked_at < ends))
        .group_by(Feedback.answer)
    )
    counts = {answer: int(count) for answer, count in tuples_of(chosen)}
    return AnswerCounts(counts.get("great", 0), counts.get("good", 0), counts.get("not_happy", 0))


def _mouth(until: date, zone: ZoneInfo) -> WordOfMouth:
    """R13 over the twelve months up to a day; who is hurt or quietly good is so today."""
    since_day = until - _YEAR + _ONE_DAY
    since, ends = day_bounds(since_day, zone)[0], day_bounds(until, zone)[1]
    results = read_results(is_closed_since(since), until, zone).values()
    is_active = (Client.visit_count > 0) & (Client.ended_reason == "")
    is_here = Client.lost_on.is_null() | (Client.lost_on > until)
    in_love = (Feedback.answer == "great") & (Feedback.is_confirmed == True)  # noqa: E712 - SQL
    loving = Feedback.select(Feedback.client).where(in_love & (Feedback.asked_at >= since) & (Feedback.asked_at < ends))
    told = (LoveTouch.reaction == "told_others") & LoveTouch.given_on.between(since_day, until)
    return word_of_mouth(
        WordOfMouthFacts(
            hurt=Client.select().where(_present() & (Client.is_hurt == True)).count(),  # noqa: E712 - SQL
            not_won_back=sum(each is WonBack.NOT_WON_BACK for each in results),
            quiet_good=Client.select().where(_present() & (Client.is_quiet_good == True)).count(),  # noqa: E712 - SQL
            confirmed_love=Client.select().where(_present() & Client.id.in_(loving)).count(),
            new_by_referral=Referral.select(Referral.referred)
            .where(Referral.converted_on.between(since_day, until))
            .distinct()
            .count(),
            active_clients=Client.select().where(_present() & is_active & is_here).count(),
            told_others=LoveTouch.select().where(told & LoveTouch.archived_at.is_null()).count(),
        )
    )


def _rewards(first: date, last: date, until: date, zone: ZoneInfo) -> MonthRewards:
    begins, ends = day_bounds(first, zone)[0], day_bounds(last, zone)[1]
    budget = get_reward_budget(until, zone)
    printed = tuples_of(
        Reward.select(Reward.rule, Reward.level).where((Reward.printed_at >= begins) & (Reward.printed_at < ends))
    )
    handed = tuples_of(
        Reward.select(Reward.rule, Reward.level).where(
            (Reward.handed_over_at >= begins) & (Reward.handed_over_at < ends)
        )
    )
    is_redeemed = (Reward.redeemed_at >= begins) & (Reward.redeemed_at < ends)
    is_open = Client.archived_at.is_null() & (Client.ended_reason == "") & Reward.state.in_(_WAITING)
    is_due = Reward.due_on.is_null() | (Reward.due_on <= until)
    due = Reward.select().join(Client, on=(Reward.client == Client.id)).where(is_open & is_due)
    return MonthRewards(
        certificates=sum(has_certificate(rule, level) for rule, level in printed),
        thank_yous=sum(not has_certificate(rule, level) for rule, level in handed),
        redeemed=Reward.select().where(is_redeemed).count(),
        due=due.count(),
        goodwill_minor=sum(row.cost_minor for row in sum_goodwill(begins, ends)),
        gifts_in_year_minor=budget.spent_minor,
        budget_minor=budget.budget_minor,
    )


def _present() -> Any:
    return Client.archived_at.is_null() & Client.merged_into.is_null()


def _moments(chosen: Any) -> Any:
    """Pairs of an id and the moment that an aggregate found."""
    to_moment = Job.finished_at.python_value
    return ((client_id, to_moment(moment)) for client_id, moment in tuples_of(chosen))
