"""The kept columns of a client equal the rules, for any history and on any later day (R2, R3, R4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.everafter import Everafter
from app.models.clients import Client
from app.queries import clients, complaints, jobs
from app.queries.client_list_rows import ClientFilter, ClientSort
from app.queries.client_stages import stage_on
from app.rules import visit_interval
from app.rules.attention import annual_value_minor
from app.rules.relationship import LastScore, RelationshipFacts, stage
from app.services.drafts import ClientChanges, ComplaintDraft, FeedbackDraft, FinishDraft, SiteDraft
from tests.builders import Firm

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
        """Undone and done again: nothing is different."""
        self.everafter.history.undo()
        self.everafter.history.redo()


ACTS = ("visit", "visit", "visit", "free_visit", "book", "cancel", "score", "complain", "withdraw", "use_another",
        "bring_a_friend", "undo")  # fmt: skip
histories = st.lists(
    st.tuples(
        st.integers(0, 900),
        st.sampled_from(ACTS),
        st.integers(0, 90_000),
        st.sampled_from(("", "great", "good", "not_happy")),
    ),
    max_size=9,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(history=histories, later=st.integers(0, 2_500))
def test_kept_columns_equal_the_rules_on_any_later_day(
    firm: Firm, history: list[tuple[int, str, int, str]], later: int
) -> None:
    firm.clock.move_to(datetime.combine(BEGIN, time(10)))
    life = Life(firm)
    day = BEGIN
    for pause, act, amount, answer in history:
        day += timedelta(days=pause)
        firm.clock.move_to(datetime.combine(day, time(10)))
        getattr(life, act)(amount, answer)
    check_kept(life, day)
    for later_on in (day, day + timedelta(days=later)):
        check_on(life, later_on)


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
