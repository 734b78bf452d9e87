"""The kept columns of a client equal the rules, for any history and on any later day (R2, R3, R4)."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.errors import ConflictError
from app.everafter import Everafter
from app.models.aftercare import Feedback
from app.models.clients import Client
from app.models.firm import Setting
from app.queries import clients, complaints, jobs
from app.queries.attention import get_attention
from app.queries.client_list_rows import ClientFilter, ClientSort
from app.queries.client_stages import stage_on
from app.queries.nightly import NIGHTLY_DONE_ON
from app.rules import visit_interval
from app.rules.attention import annual_value_minor
from app.rules.relationship import LastScore, RelationshipFacts, stage
from app.services.drafts import CheckBackDraft, ClientChanges, ComplaintDraft, FeedbackDraft, FinishDraft, SiteDraft
from tests.app.services.attention_truth import true_attention
from tests.app.services.complaint_stories import Story
from tests.builders import Firm
from tests.conftest import ENGINES

BEGIN = date(2016, 1, 4)


@dataclass
class Told:
    """What happened, as the test knows it by itself."""

    visits: list[tuple[date, int]] = field(default_factory=list)
    booked: list[date] = field(default_factory=list)
    scores: list[LastScore] = field(default_factory=list)
    friends: int = 0
    open_complaints: int = 0
    used_another_on: date | None = None

    def rhythm(self, day: date) -> visit_interval.Rhythm:
        return visit_interval.rhythm(365, [on for on, _amount in self.visits], day)

    def stage(self, day: date) -> str:
        rhythm = self.rhythm(day)
        facts = RelationshipFacts(
            visit_count=len(rhythm.visits),
            overdue_ratio=rhythm.overdue_ratio,
            days_since_visit=rhythm.days_since_visit,
            has_quote_or_booking=bool(self.booked),
            has_future_booking=any(on >= day for on in self.booked),
            last_visit_on=rhythm.last_visit_on,
            used_another_on=self.used_another_on,
            last_score=self.scores[-1] if self.scores else None,
            converted_referrals=self.friends,
            has_open_complaint=self.open_complaints > 0,
        )
        return stage(facts, day).value


class Life:
    """One client living through a history by way of the services."""

    def __init__(self, firm: Firm) -> None:
        self.firm = firm
        self.told = Told()
        self.client_id = firm.client(sites=(SiteDraft(street="Elm"),))

    @property
    def everafter(self) -> Everafter:
        return self.firm.everafter

    @property
    def today(self) -> date:
        return self.firm.clock.today()

    def visit(self, amount: int, answer: str) -> None:
        draft = FinishDraft(left_at=self.firm.clock.now(), answer=answer)
        self.firm.finished_job(self.client_id, draft, price_minor=amount)
        self.told.visits.append((self.today, amount))
        if answer in ("good", "not_happy"):
            self.told.scores.append(
                LastScore(score=7 if answer == "good" else 3, given_on=self.today, is_confirmed=True)
            )

    def free_visit(self, _amount: int, _answer: str) -> None:
        self.firm.finished_job(self.client_id, is_chargeable=False)

    def book(self, amount: int, _answer: str) -> None:
        starts_on = self.today + timedelta(days=amount % 700)
        self.firm.booked_job(self.client_id, datetime.combine(starts_on, time(11), tzinfo=self.firm.zone))
        self.told.booked.append(starts_on)

    def cancel(self, _amount: int, _answer: str) -> None:
        waiting = [job for job in jobs.list_jobs_of_client(self.client_id) if job.state == "booked"]
        if waiting:
            job = waiting[0]
            assert job.starts_at is not None
            self.everafter.jobs.cancel(job.id, job.version, "rain")
            self.told.booked.remove(job.starts_at.astimezone(self.firm.zone).date())

    def score(self, amount: int, answer: str) -> None:
        given_score = amount % 11
        self.everafter.feedback.record(
            FeedbackDraft(self.client_id, score=given_score, words="So it is" if answer else "")
        )
        self.told.scores.append(LastScore(score=given_score, given_on=self.today, is_confirmed=True))

    def complain(self, _amount: int, _answer: str) -> None:
        self.everafter.complaints.log(ComplaintDraft(self.client_id, "You missed a corner"))
        self.told.open_complaints += 1

    def make_good(self, amount: int, _answer: str) -> None:
        """Put right and closed in the client's own words two days later, with a 10 or with no more than an 8."""
        given_score = 10 - amount % 2 * 2
        found = complaints.find_open_of_client(self.client_id, self.firm.clock.now(), self.firm.zone)
        if found is not None:
            story = Story(self.firm, found.id).to_check_back()
            self.firm.clock.move_on(days=2)
            story.check_back(CheckBackDraft("It is great now", "great", score=given_score, lesson="Dry the pad"))
            self.told.open_complaints -= 1
            self.told.scores.append(LastScore(score=given_score, given_on=self.today, is_confirmed=True))

    def ask_again(self, _amount: int, _answer: str) -> None:
        """The probe after a "good": asked, would not say."""
        waiting = Feedback.select().where((Feedback.client == self.client_id) & (Feedback.probe_state == "due")).first()
        if waiting is not None:
            self.everafter.feedback.record_probe(waiting.id, "would_not_say", "")

    def withdraw(self, _amount: int, _answer: str) -> None:
        found = complaints.find_open_of_client(self.client_id, self.firm.clock.now(), self.firm.zone)
        if found is not None:
            self.everafter.complaints.withdraw(found.id, found.version, "mistake")
            self.told.open_complaints -= 1

    def use_another(self, _amount: int, _answer: str) -> None:
        version = Client.get_by_id(self.client_id).version
        self.everafter.clients.change(self.client_id, version, ClientChanges(used_other_on=self.today))
        self.told.used_another_on = self.today

    def bring_a_friend(self, _amount: int, _answer: str) -> None:
        friend = self.firm.client(referred_by_id=self.client_id)
        self.firm.finished_job(friend)
        self.told.friends += 1

    def undo(self, _amount: int, _answer: str) -> None:
        """Undone and done again: nothing is different; a reward that lapsed since keeps its visit from being undone."""
        with suppress(ConflictError):
            self.everafter.history.undo()
            self.everafter.history.redo()


ACTS = ("visit", "visit", "visit", "free_visit", "book", "cancel", "score", "complain", "withdraw", "make_good",
        "ask_again", "use_another", "bring_a_friend", "undo")  # fmt: skip
Act = tuple[int, str, int, str]
histories: st.SearchStrategy[list[Act]] = st.lists(
    st.tuples(
        st.integers(0, 900),
        st.sampled_from(ACTS),
        st.integers(0, 90_000),
        st.sampled_from(("", "great", "good", "not_happy")),
    ),
    max_size=9,
)
# Two lives in which every act comes at least once: what a rule gets wrong about one of them is found in every run.
REGULAR: list[Act] = [
    (0, "visit", 21_000, "great"), (2, "visit", 4_000, ""), (300, "free_visit", 9_000, ""),
    (70, "visit", 23_000, "good"), (1, "ask_again", 0, ""), (360, "visit", 25_000, ""), (9, "bring_a_friend", 0, ""),
    (300, "book", 20, ""), (1, "cancel", 0, ""), (0, "undo", 0, ""), (30, "use_another", 0, ""),
]  # fmt: skip
LET_DOWN: list[Act] = [
    (0, "visit", 18_000, "not_happy"), (1, "complain", 0, ""), (2, "withdraw", 0, ""), (3, "complain", 0, ""),
    (4, "make_good", 1, ""), (5, "undo", 0, ""), (9, "complain", 0, ""),
]  # fmt: skip
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.mark.parametrize("firm", ["sqlite"], indirect=True)
@settings(max_examples=15, suppress_health_check=SLOW)
@example(history=REGULAR, later=400)
@example(history=LET_DOWN[:-1], later=860)
@example(history=LET_DOWN, later=0)
@given(history=histories, later=st.integers(0, 2_500))
def test_kept_columns_equal_the_rules_on_any_later_day(firm: Firm, history: list[Act], later: int) -> None:
    live_and_check(firm, history, later)


@pytest.mark.parametrize("firm", ENGINES[1:], indirect=True)
@settings(max_examples=3, suppress_health_check=SLOW)
@example(history=REGULAR, later=400)
@example(history=LET_DOWN[:-1], later=860)
@given(history=histories, later=st.integers(0, 2_500))
def test_kept_columns_equal_the_rules_on_the_server_too(firm: Firm, history: list[Act], later: int) -> None:
    live_and_check(firm, history, later)


def live_and_check(firm: Firm, history: list[Act], later: int) -> None:
    """Days with an act of somebody and the nights before them; then a later day, before and after its nights."""
    Setting.delete().where(Setting.name == NIGHTLY_DONE_ON).execute()
    firm.clock.move_to(datetime.combine(BEGIN, time(10)))
    life = Life(firm)
    for place, (pause, act, amount, answer) in enumerate(history, 1):
        pass_nights(life, pause, is_looked_at=place == len(history))
        getattr(life, act)(amount, answer)
    check_attention(life)
    day = life.today
    check_kept(life, day)
    for later_on in (day, day + timedelta(days=later)):
        check_on(life, later_on)
    for nights in (later // 2, later - later // 2):
        pass_nights(life, nights)
        check_attention(life)
    check_on(life, life.today)


def pass_nights(life: Life, days: int, *, is_looked_at: bool = True) -> None:
    """So many days later, at ten; what the last night brought is done as an open window does it."""
    life.firm.clock.move_to(datetime.combine(life.today + timedelta(days=days), time(10)))
    if days and is_looked_at:
        life.everafter.nightly.run()


def check_attention(life: Life) -> None:
    """Kept score and value at risk, what the card would say now, and the rules themselves are the same."""
    kept = Client.get_by_id(life.client_id)
    expected = true_attention(life.client_id, life.today, life.firm.zone)
    assert (kept.attention, kept.value_at_risk_minor) == expected
    assert get_attention(life.client_id, life.firm.clock.now(), life.firm.zone).score.total == kept.attention


def check_kept(life: Life, day: date) -> None:
    told, kept = life.told, Client.get_by_id(life.client_id)
    rhythm = told.rhythm(day)
    assert (kept.visit_count, kept.last_visit_on, kept.due_on) == (
        len(rhythm.visits),
        rhythm.last_visit_on,
        rhythm.due_on,
    )
    assert kept.expected_interval_days == rhythm.expected_days
    assert kept.first_visit_on == (rhythm.visits[0] if rhythm.visits else None)
    assert kept.is_hurt == (told.open_complaints > 0)
    assert kept.lifetime_minor == kept.owed_minor == sum(amount for _on, amount in told.visits)
    amounts: dict[date, int] = {}
    for on, amount in told.visits:
        first = max(visit for visit in rhythm.visits if visit <= on)
        amounts[first] = amounts.get(first, 0) + amount
    assert kept.annual_value_minor == annual_value_minor(list(amounts.values()), rhythm.expected_days)
    if kept.last_visit_on is None:
        assert (kept.soon_on, kept.drifting_on, kept.lost_on) == (None, None, None)
        return
    assert kept.drifting_on is not None
    assert kept.lost_on is not None
    assert kept.soon_on is not None
    bounds = ((kept.soon_on, Fraction(9, 10), 0), (kept.drifting_on, Fraction(5, 4), 0))
    for begins_on, ratio, days in (*bounds, (kept.lost_on, Fraction(5, 2), 180)):
        since = (begins_on - kept.last_visit_on).days
        assert Fraction(since, rhythm.expected_days) >= ratio
        assert since >= days
        assert Fraction(since - 1, rhythm.expected_days) < ratio or since - 1 < days


def check_on(life: Life, day: date) -> None:
    expected = life.told.stage(day)
    assert stage_on(Client.get_by_id(life.client_id), day) == expected
    shown = {
        row.id: row.stage for row in clients.list_clients(ClientFilter.ALL, ClientSort.NAME, False, None, 999, day)
    }
    assert shown[life.client_id] == expected
    drifting = clients.list_clients(ClientFilter.DRIFTING, ClientSort.LAST_VISIT, False, None, 999, day)
    assert (life.client_id in {row.id for row in drifting}) == (expected == "drifting")


def test_a_fan_is_no_fan_when_the_praise_is_older_than_two_years(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder")
    for year in (2020, 2022, 2024):
        firm.clock.move_to(datetime(year, 3, 2, 10))
        firm.finished_job(client_id)
    firm.everafter.feedback.record(FeedbackDraft(client_id, answer="great"))
    kept = Client.get_by_id(client_id)
    assert [stage_on(kept, day) for day in (date(2026, 3, 2), date(2026, 3, 3))] == ["fan", "married"]


def test_a_planned_visit_that_nobody_kept_holds_the_client_no_longer(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder")
    firm.finished_job(client_id)
    firm.clock.move_on(days=500)
    assert stage_on(Client.get_by_id(client_id), firm.clock.today()) == "drifting"
    firm.booked_job(client_id, firm.clock.now() + timedelta(days=2))
    second = firm.booked_job(client_id, firm.clock.now() + timedelta(days=30))
    kept, today = Client.get_by_id(client_id), firm.clock.today()
    stages = [stage_on(kept, today + timedelta(days=after)) for after in (0, 2, 3, 30, 31)]
    assert stages == ["courting"] * 4 + ["drifting"]
    for after, is_listed in ((30, False), (31, True)):
        day = today + timedelta(days=after)
        assert clients.count_clients(ClientFilter.DRIFTING, day) == is_listed
    assert second


def test_facts_of_the_house_set_the_first_rhythm(firm: Firm) -> None:
    for fields, days in (
        ({}, 365),
        ({"factors": ("none",)}, 548),
        ({"factors": ("baby",)}, 365),
        ({"factors": ("smokers", "elderly")}, 183),
        ({"use_profile": "light"}, 548),
        ({"use_profile": "heavy"}, 183),
        ({"kind": "business"}, 183),
        ({"kind": "business", "use_profile": "food"}, 30),
        ({"kind": "business", "use_profile": "day_care"}, 14),
    ):
        assert Client.get_by_id(firm.client(**fields)).expected_interval_days == days, fields


def test_jobs_within_three_days_are_one_visit_and_one_amount(firm: Firm) -> None:
    client_id = firm.client()
    for after in (0, 3, 1):
        firm.clock.move_on(days=after)
        firm.finished_job(client_id, price_minor=1_000)
    kept = Client.get_by_id(client_id)
    assert (kept.visit_count, kept.lifetime_minor, kept.last_visit_on) == (2, 3_000, date(2026, 3, 6))


def test_where_the_bill_goes_is_not_where_they_live_unless_there_is_no_other(firm: Firm) -> None:
    billing = SiteDraft(street="1 Bank Street", town="Salem", postal_code="97301", is_billing_only=True)
    client_id = firm.client("Ana Ruiz", sites=(billing,))
    assert Client.get_by_id(client_id).main_street == "1 Bank Street"
    firm.everafter.sites.add(client_id, SiteDraft(street="7 Elm", town="Salem"))
    assert Client.get_by_id(client_id).main_street == "7 Elm"
    bare = Client.get_by_id(firm.client("Bo Ek", sites=(), phones=()))
    assert (bare.main_street, bare.main_phone, bare.main_email, bare.search_text) == ("", "", "", "bo ek")
