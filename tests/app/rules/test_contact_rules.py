"""Whether a client may be contacted today: every boundary, and that a no is never overruled (R1, R10)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.contact_rules import (
    ContactFacts,
    Obstacle,
    Purpose,
    Said,
    best_verdict,
    contact_verdict,
    contact_verdicts,
)
from app.rules.permissions import CHANNELS, may_reach
from app.rules.relationship import EndedReason

TODAY = date(2026, 3, 2)
NOBODY_REACHED = ContactFacts(reachable=frozenset())


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def obstacle(facts: ContactFacts, purpose: str = "sales", channel: str = "phone", **more: bool | int) -> str:
    found = contact_verdict(facts, purpose, channel, TODAY, **more).obstacle  # type: ignore[arg-type]  # by name
    return found.value if found is not None else ""


def no(purpose: str, channel: str = "phone") -> ContactFacts:
    return ContactFacts(wishes=(Said(channel=channel, purpose=purpose, is_allowed=False),))


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("channel", CHANNELS)
def test_of_whom_nothing_is_known_may_be_contacted_and_was_never_asked(purpose: Purpose, channel: str) -> None:
    verdict = contact_verdict(ContactFacts(), purpose, channel, TODAY)
    assert verdict.is_allowed
    assert verdict.is_unasked
    assert verdict.sentence("Ana") == ""


def test_a_yes_is_no_longer_unasked() -> None:
    facts = ContactFacts(wishes=(Said(channel="text", purpose="sales", is_allowed=True),))
    assert not contact_verdict(facts, "sales", "text", TODAY).is_unasked
    assert not contact_verdict(facts, "care", "text", TODAY).is_unasked
    assert contact_verdict(facts, "sales", "email", TODAY).is_unasked


@pytest.mark.parametrize(
    ("facts", "service", "care", "sales"),
    [
        (no("sales"), "", "", "refused"),
        (no("service"), "refused", "refused", "refused"),
        (no("sales", "email"), "", "", ""),
        (ContactFacts(ended=EndedReason.DIED), "died", "died", "died"),
        (ContactFacts(ended=EndedReason.NO_CONTACT), "no_contact", "no_contact", "no_contact"),
        (ContactFacts(ended=EndedReason.MOVED), "", "", "moved"),
        (NOBODY_REACHED, "unreachable", "unreachable", "unreachable"),
        (ContactFacts(has_open_complaint=True), "", "", "hurt"),
        (ContactFacts(complaint_closed_on=TODAY), "", "", "quiet"),
        (ContactFacts(last_sales_contact_on=TODAY), "", "", "recent_sale"),
        (ContactFacts(last_contact_on=TODAY), "", "", ""),
    ],
)
def test_only_offers_have_clocks_and_a_no_about_visits_covers_everything(
    facts: ContactFacts, service: str, care: str, sales: str
) -> None:
    assert [obstacle(facts, purpose) for purpose in ("service", "care", "sales")] == [service, care, sales]


@pytest.mark.parametrize(
    ("facts", "expected", "possible_on"),
    [
        (ContactFacts(last_sales_contact_on=ago(30)), "recent_sale", TODAY + timedelta(days=1)),
        (ContactFacts(last_sales_contact_on=ago(31)), "", None),
        (ContactFacts(complaint_closed_on=ago(13)), "quiet", TODAY + timedelta(days=1)),
        (ContactFacts(complaint_closed_on=ago(14)), "", None),
        (ContactFacts(last_contact_on=ago(7)), "recent_contact", TODAY + timedelta(days=1)),
        (ContactFacts(last_contact_on=ago(8)), "", None),
        (ContactFacts(complaint_closed_on=ago(13), last_sales_contact_on=ago(1)), "quiet", ago(1) + timedelta(31)),
        (ContactFacts(has_open_complaint=True, last_sales_contact_on=ago(1)), "hurt", None),
    ],
)
def test_the_day_on_which_an_invitation_is_possible_again(
    facts: ContactFacts, expected: str, possible_on: date | None
) -> None:
    verdict = contact_verdict(facts, Purpose.SALES, "letter", TODAY, is_invitation=True)
    assert (verdict.obstacle or "", verdict.possible_on) == (expected, possible_on)
    if possible_on is not None:
        assert contact_verdict(facts, Purpose.SALES, "letter", possible_on, is_invitation=True).is_allowed


def test_an_offer_of_a_persons_own_accord_does_not_wait_seven_days() -> None:
    assert obstacle(ContactFacts(last_contact_on=ago(1))) == ""


def test_how_long_a_complaint_is_left_in_peace_is_a_setting() -> None:
    facts = ContactFacts(complaint_closed_on=TODAY)
    assert obstacle(facts, quiet_days=0) == ""
    assert obstacle(facts, quiet_days=1) == "quiet"


@pytest.mark.parametrize("each", Obstacle)
def test_every_obstacle_is_one_plain_sentence(each: Obstacle) -> None:
    facts = {
        Obstacle.DIED: ContactFacts(ended=EndedReason.DIED),
        Obstacle.NO_CONTACT: ContactFacts(ended=EndedReason.NO_CONTACT),
        Obstacle.REFUSED: no("sales"),
        Obstacle.MOVED: ContactFacts(ended=EndedReason.MOVED),
        Obstacle.UNREACHABLE: NOBODY_REACHED,
        Obstacle.HURT: ContactFacts(has_open_complaint=True),
        Obstacle.QUIET: ContactFacts(complaint_closed_on=TODAY),
        Obstacle.RECENT_SALE: ContactFacts(last_sales_contact_on=TODAY),
        Obstacle.RECENT_CONTACT: ContactFacts(last_contact_on=TODAY),
    }[each]
    verdict = contact_verdict(facts, "sales", "phone", TODAY, is_invitation=True)
    assert verdict.obstacle is each
    words = verdict.sentence("Ana", lambda day: f"day {day.day}")
    assert words.endswith(".")
    assert "Ana" in words
    assert "{" not in words
    assert ("day " in words) is (verdict.possible_on is not None)


def test_a_person_may_pass_a_clock_but_never_a_no() -> None:
    passable = {Obstacle.MOVED, Obstacle.QUIET, Obstacle.RECENT_SALE, Obstacle.RECENT_CONTACT}
    for facts in (no("sales"), ContactFacts(has_open_complaint=True), ContactFacts(ended=EndedReason.DIED)):
        assert not contact_verdict(facts, "sales", "phone", TODAY).is_warning
    late = contact_verdict(ContactFacts(last_sales_contact_on=TODAY), "sales", "phone", TODAY)
    assert late.is_warning
    assert late.obstacle in passable


@pytest.mark.parametrize("channel", CHANNELS)
def test_each_channel_has_its_own_words_for_a_no(channel: str) -> None:
    for purpose in ("service", "sales"):
        verdict = contact_verdict(no(purpose, channel), "sales", channel, TODAY)
        assert verdict.sentence("Ana").startswith("Ana wants no")
    offer, visit = (contact_verdict(no(said, channel), said, channel, TODAY) for said in ("sales", "service"))
    assert offer.sentence("Ana") != visit.sentence("Ana")


def test_the_best_channel_is_the_first_that_is_open() -> None:
    verdicts = contact_verdicts(no("sales"), "sales", TODAY)
    assert set(verdicts) == set(CHANNELS)
    assert best_verdict(verdicts.values()).channel == "email"
    closed = contact_verdicts(ContactFacts(ended=EndedReason.DIED), "care", TODAY)
    assert best_verdict(closed.values()).obstacle is Obstacle.DIED
    part = ContactFacts(wishes=no("sales").wishes, last_sales_contact_on=TODAY)
    assert best_verdict(contact_verdicts(part, "sales", TODAY).values()).obstacle is Obstacle.RECENT_SALE


def test_an_unknown_channel_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="carrier pigeon"):
        contact_verdict(ContactFacts(), "care", "carrier pigeon", TODAY)


_days = st.none() | st.integers(-5, 60).map(ago)
_wishes = st.builds(
    Said, channel=st.sampled_from(CHANNELS), purpose=st.sampled_from(("service", "sales")), is_allowed=st.booleans()
)
_facts = st.builds(
    ContactFacts,
    ended=st.none() | st.sampled_from(EndedReason),
    wishes=st.lists(_wishes, max_size=6, unique_by=lambda each: (each.channel, each.purpose)).map(tuple),
    has_open_complaint=st.booleans(),
    complaint_closed_on=_days,
    last_contact_on=_days,
    last_sales_contact_on=_days,
    reachable=st.none() | st.frozensets(st.sampled_from(CHANNELS)),
)


@given(_facts, st.sampled_from(Purpose), st.sampled_from(CHANNELS), st.booleans())
def test_nobody_is_contacted_against_their_word(
    facts: ContactFacts, purpose: Purpose, channel: str, is_invitation: bool
) -> None:
    verdict = contact_verdict(facts, purpose, channel, TODAY, is_invitation=is_invitation)
    said = {(wish.channel, wish.purpose): wish.is_allowed for wish in facts.wishes}
    covering = ("service", "sales") if purpose is Purpose.SALES else ("service",)
    if facts.ended in (EndedReason.DIED, EndedReason.NO_CONTACT) or any(
        said.get((channel, each)) is False for each in covering
    ):
        assert not verdict.is_allowed
        assert not verdict.is_warning
        assert verdict.possible_on is None
    if verdict.is_allowed:
        assert may_reach(facts.wishes, channel, "sales" if purpose is Purpose.SALES else "service") is not False
        if purpose is Purpose.SALES:
            assert not facts.has_open_complaint
            assert facts.last_sales_contact_on is None or (TODAY - facts.last_sales_contact_on).days > 30
    if verdict.possible_on is not None:
        later = contact_verdict(facts, purpose, channel, verdict.possible_on, is_invitation=is_invitation)
        assert later.is_allowed
        eve = verdict.possible_on - timedelta(days=1)
        assert not contact_verdict(facts, purpose, channel, eve, is_invitation=is_invitation).is_allowed
