"""The card: one banner, the worst thing first; what is private says so; loyalty and money as they stand today."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from app.errors import NotFoundError
from app.models.aftercare import Promise
from app.models.clients import AccessCode
from app.queries.client_card import get_client
from app.queries.client_rows import BannerKind, BannerRow, ClientDetails
from app.services.drafts import (
    AreaDraft,
    ClientChanges,
    ContactDraft,
    FactDraft,
    FeedbackDraft,
    FinishDraft,
    PaymentDraft,
    PromiseDraft,
    SiteDraft,
)
from tests.app.services.complaint_stories import Story
from tests.builders import Firm


def card(firm: Firm, client_id: int) -> ClientDetails:
    return get_client(client_id, firm.clock.now(), firm.zone)


def test_the_banner_is_the_worst_thing_and_each_one_done_shows_the_next(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder")

    def banner() -> BannerRow:
        found = card(firm, client_id).banner
        assert found is not None
        return found

    assert card(firm, client_id).banner is None
    for year, month, day in ((2021, 3, 2), (2025, 11, 1)):
        firm.clock.move_to(datetime(year, month, day, 12))
        paid = FinishDraft(left_at=firm.clock.now(), payments=(PaymentDraft("cash", 15_000),), answer="great")
        last = firm.finished_job(client_id, paid)
        firm.everafter.feedback.record(FeedbackDraft(client_id, last, "great", 10))
    firm.clock.move_to(datetime(2026, 3, 2, 9))
    firm.everafter.rewards.refresh()
    assert (banner().kind, banner().reward_id is not None) == (BannerKind.CERTIFICATE_DUE, True)
    firm.everafter.feedback.record(FeedbackDraft(client_id, last, "good"))
    assert banner().kind is BannerKind.AFTERCARE_DUE
    firm.clock.move_on(days=-20)
    firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now(), payments=(PaymentDraft("cash", 5_000),)))
    firm.clock.move_on(days=20)
    assert (banner().kind, banner().amount_minor) == (BannerKind.UNPAID, 10_000)
    visit = firm.booked_job(client_id, firm.clock.now() + timedelta(hours=4))
    assert (banner().kind, banner().job_id) == (BannerKind.VISIT_TODAY, visit)
    story = Story(firm, firm.complaint(client_id, "You missed a corner"))
    assert (banner().kind, banner().complaint_id, banner().promised_by) == (
        BannerKind.OPEN_COMPLAINT, story.id, "Dana Kowalski",
    )  # fmt: skip
    promise_id = firm.everafter.promises.make(
        client_id, PromiseDraft("Send the spot guide", firm.clock.now() + timedelta(minutes=5), firm.ben)
    )
    firm.clock.move_on(minutes=6)
    assert (banner().kind, banner().words, banner().promised_by, banner().complaint_id) == (
        BannerKind.BROKEN_PROMISE, "Send the spot guide", "Ben Moreno", None,
    )  # fmt: skip
    firm.clock.move_on(days=3)
    assert (banner().kind, banner().complaint_id) == (BannerKind.BROKEN_PROMISE, story.id), "the late complaint itself"
    story.service.withdraw(story.id, story.version, "mistake")
    assert banner().words == "Send the spot guide"
    Promise.update(released_reason="They said never mind").where(Promise.id == promise_id).execute()
    assert banner().kind is BannerKind.UNPAID


def test_everything_known_is_on_the_card_and_the_private_says_so(firm: Firm) -> None:
    client_id = firm.client(
        "Margaret Alder",
        preferred_name="Peggy",
        emails=(ContactDraft("peggy@example.org"),),
        sites=(
            SiteDraft(street="14 Orchard Lane", access_note="side gate", parking_note="drive", water_note="garage"),
        ),
        facts=(FactDraft("Biscuit", kind="pet", may_print=True), FactDraft("Divorced", is_private=True)),
    )
    site = card(firm, client_id).sites[0]
    assert not site.has_access_code
    AccessCode.create(site=site.id, opens="gate", code="SECRET-4711")
    area = firm.everafter.areas.add(site.id, AreaDraft("Hall", fibre="wool", marks=("wine",)))
    firm.everafter.permissions.write(client_id, "text", {"sales": False}, "asked us")
    details = card(firm, client_id)
    assert details.sites[0].has_access_code
    assert "SECRET" not in repr(details), "that there is a code, never which"
    assert {fact.headline: (fact.is_private, fact.may_print) for fact in details.facts} == {
        "Biscuit": (False, True), "Divorced": (True, False),
    }  # fmt: skip
    assert [(each.id, each.name, each.marks) for each in details.areas] == [(area, "Hall", ("wine",))]
    assert [(each.channel, each.is_allowed) for each in details.permissions] == [("text", False)]
    assert (details.preferred_name, details.why_us, details.tags, details.feelings) == ("Peggy", "", (), ())
    assert details.main_site is not None
    assert (details.main_site.street, details.next_visit, details.last_visit, details.loyalty) == (
        "14 Orchard Lane", None, None, None,
    )  # fmt: skip
    with pytest.raises(NotFoundError):
        card(firm, 99)


def test_the_way_to_the_next_certificate_fills_day_by_day(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder")
    firm.clock.move_to(datetime(2021, 3, 10, 12))
    firm.finished_job(client_id)
    for moment, level, due_on, progress in (
        (datetime(2021, 3, 10, 12), 1, date(2022, 3, 10), 0.0),
        (datetime(2022, 3, 9, 12), 1, date(2022, 3, 10), 364 / 365),
        (datetime(2022, 3, 10, 12), 3, date(2024, 3, 10), 0.0),
        (datetime(2023, 3, 10, 12), 3, date(2024, 3, 10), 365 / 731),
        (datetime(2040, 3, 9, 12), 20, date(2041, 3, 10), 1 - 366 / 1826),
    ):
        firm.clock.move_to(moment)
        loyalty = card(firm, client_id).loyalty
        assert loyalty is not None
        assert (loyalty.rule, loyalty.level, loyalty.due_on, loyalty.state) == ("tenure", level, due_on, "coming")
        assert loyalty.progress == pytest.approx(progress, abs=0.001)
    firm.clock.move_to(datetime(2041, 3, 10, 12))
    assert card(firm, client_id).loyalty is None, "after twenty years there is no next one"
    firm.clock.move_to(datetime(2022, 3, 10, 12))
    firm.everafter.rewards.refresh()
    waiting = card(firm, client_id).loyalty
    assert waiting is not None
    assert (waiting.level, waiting.progress, waiting.state) == (1, 1.0, "due")
    firm.complaint(client_id)
    assert card(firm, client_id).loyalty.state == "held"  # type: ignore[union-attr]  # None would fail here, too
    other = firm.client("Bo Ek")
    firm.finished_job(other)
    firm.everafter.clients.change(other, card(firm, other).version, ClientChanges(ended_reason="died"))
    assert card(firm, other).loyalty is None


def test_money_is_what_was_billed_and_the_usual_price_is_the_middle_of_the_last_five(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    assert card(firm, client_id).money.usual_price_minor == 0
    firm.clock.move_to(datetime(2024, 1, 10, 12))
    for price in (90_000, 10_000, 20_000, 50_000, 30_000, 40_000):
        firm.clock.move_on(days=120)
        firm.finished_job(client_id, price_minor=price)
    firm.finished_job(client_id, is_chargeable=False)
    money = card(firm, client_id).money
    assert (money.last_12_months_minor, money.usual_price_minor, money.lifetime_minor) == (140_000, 30_000, 240_000)
    assert money.owed_minor == 240_000


def test_the_mood_line_is_the_last_seven_answers_oldest_first(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    for answer in ("not_happy", "good", "great", "great", "silent", "good", "great", "not_happy"):
        firm.clock.move_on(days=1)
        firm.everafter.feedback.record(FeedbackDraft(client_id, answer=answer, words=""))
    moods = card(firm, client_id).feelings
    assert [each.mood for each in moods] == ["good", "love", "love", "good", "good", "love", "hurt"]
    assert moods[-1].felt_on == firm.clock.today()


def test_the_next_visit_is_there_until_its_time_is_over(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.booked_job(client_id)
    later = firm.booked_job(client_id, firm.clock.now() + timedelta(days=9))
    assert card(firm, client_id).next_visit.id == job_id  # type: ignore[union-attr]  # None would fail here, too
    firm.clock.move_on(hours=3)
    assert card(firm, client_id).next_visit.id == later  # type: ignore[union-attr]  # None would fail here, too
    from app.queries.jobs import get_job

    firm.everafter.jobs.start(job_id, get_job(job_id).job.version)
    assert card(firm, client_id).next_visit.id == job_id, "under way until it is done"  # type: ignore[union-attr]  # None would fail here, too
    firm.finish(job_id)
    assert card(firm, client_id).last_visit.id == job_id  # type: ignore[union-attr]  # None would fail here, too
