"""Loyalty is noticed once, held while somebody is hurt, and taken back with what earned it (R11)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from app.errors import NotAllowedError, NotFoundError, ValidationError
from app.models.aftercare import Feedback
from app.models.clients import Client
from app.models.rewards import Reward
from app.queries import rewards
from app.services.drafts import ClientChanges, FinishDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm


def visit_on(firm: Firm, client_id: int, year: int, month: int, day: int, price_minor: int = 15_000) -> int:
    """A finished visit that day at noon; the clock stays there."""
    firm.clock.move_to(datetime(year, month, day, 12))
    return firm.finished_job(client_id, price_minor=price_minor)


def ledger(client_id: int) -> dict[tuple[str, int], str]:
    return {(row.rule, row.level): row.state for row in Reward.select().where(Reward.client == client_id)}


def reward(client_id: int, rule: str, level: int) -> Reward:
    return Reward.get((Reward.client == client_id) & (Reward.rule == rule) & (Reward.level == level))


def five_years(firm: Firm) -> int:
    """R11's example: first visit 2021-03-10, last 2025-11-01; today is 2026-03-10."""
    client_id = firm.client("Margaret Alder")
    visit_on(firm, client_id, 2021, 3, 10, 10_000)
    visit_on(firm, client_id, 2024, 10, 1, 10_000)
    visit_on(firm, client_id, 2025, 11, 1, 10_000)
    firm.clock.move_to(datetime(2026, 3, 10, 9))
    return client_id


def test_five_years_together_are_due_on_their_day(firm: Firm) -> None:
    client_id = five_years(firm)
    firm.everafter.rewards.refresh()
    assert ledger(client_id)["tenure", 5] == "due"
    (due,) = [row for row in rewards.list_due_rewards(firm.clock.today()) if row.rule == "tenure"]
    assert (due.level, due.due_on, due.client_name) == (5, date(2026, 3, 10), "Margaret Alder")
    assert ledger(client_id)["tenure", 3] == "passed", "only the highest level is given"
    assert [row.id for row in rewards.list_due_certificates(firm.clock.today())] == [due.id]


def test_run_twice_it_makes_no_duplicate_and_changes_nothing(firm: Firm) -> None:
    client_id = five_years(firm)
    firm.everafter.rewards.refresh()
    before = list(Reward.select().order_by(Reward.id).tuples())
    firm.everafter.rewards.refresh()
    firm.everafter.rewards.refresh([client_id, 99])
    assert list(Reward.select().order_by(Reward.id).tuples()) == before


def test_nothing_is_given_while_they_are_hurt_and_all_is_released_at_peace(firm: Firm) -> None:
    client_id = five_years(firm)
    story = Story(firm, firm.complaint(client_id))
    assert ledger(client_id)["tenure", 5] == "held"
    held = reward(client_id, "tenure", 5)
    with pytest.raises(NotAllowedError):
        firm.everafter.rewards.issue([held.id])
    assert rewards.list_due_certificates(firm.clock.today()) == []
    story.to_made_good()
    assert ledger(client_id)["tenure", 5] == "due"
    firm.everafter.history.undo()
    assert ledger(client_id)["tenure", 5] == "held", "undoing the closing holds it again"
    firm.everafter.history.redo()
    assert ledger(client_id)["tenure", 5] == "due"
    story.service.reopen(story.id, story.version, "Not right after all")
    assert ledger(client_id)["tenure", 5] == "held"


def test_a_withdrawn_or_unconfirmed_complaint_sets_them_free_as_well(firm: Firm) -> None:
    client_id = five_years(firm)
    mistake = Story(firm, firm.complaint(client_id))
    assert ledger(client_id)["tenure", 5] == "held"
    mistake.service.withdraw(mistake.id, mistake.version, "The other Margaret")
    assert ledger(client_id)["tenure", 5] == "due"
    firm.complaint(client_id, "You missed the stairs")
    firm.everafter.history.undo()
    assert ledger(client_id)["tenure", 5] == "due"
    silent = Story(firm, firm.complaint(client_id, "You missed the stairs")).to_check_back()
    for _try in range(2):
        silent.service.record_check_try(silent.id, silent.version)
    silent.service.close_unconfirmed(silent.id, silent.version)
    assert ledger(client_id)["tenure", 5] == "due"


def fifth_visit(firm: Firm) -> tuple[int, int]:
    """Five years on 10 March, not handed over; the fifth visit on 20 March 2026."""
    client_id = firm.client("Margaret Alder")
    for year, month, day in ((2021, 3, 10), (2023, 10, 1), (2024, 10, 1), (2025, 11, 1)):
        visit_on(firm, client_id, year, month, day, 1_000)
    firm.clock.move_to(datetime(2026, 3, 10, 9))
    firm.everafter.rewards.refresh()
    return client_id, visit_on(firm, client_id, 2026, 3, 20, 1_000)


def test_two_within_thirty_days_become_one_certificate_that_names_both(firm: Firm) -> None:
    client_id, _job = fifth_visit(firm)
    five, fifth = reward(client_id, "tenure", 5), reward(client_id, "visits", 5)
    assert (five.state, fifth.state, fifth.merged_into_id) == ("due", "merged", five.id)
    from app.queries.certificates import list_certificates

    (paper,) = list_certificates([five.id], firm.clock.today(), firm.zone)
    assert [(reason.rule, reason.level) for reason in paper.reasons] == [("tenure", 5), ("visits", 5)]
    assert (paper.years, paper.visit_count) == (5, 5)
    firm.everafter.rewards.refresh()
    assert ledger(client_id)["visits", 5] == "merged"


def test_one_that_was_issued_but_not_handed_over_is_joined_and_a_later_one_waits(firm: Firm) -> None:
    client_id = five_years(firm)
    visit_on(firm, client_id, 2026, 3, 10, 1_000)
    service = firm.everafter.rewards
    five = reward(client_id, "tenure", 5)
    service.issue([five.id])
    visit_on(firm, client_id, 2026, 3, 20, 1_000)
    assert reward(client_id, "visits", 5).merged_into_id == five.id
    service.mark_printed([five.id])
    service.hand_over(five.id)
    visit_on(firm, client_id, 2026, 4, 2, 300_000)
    waiting = reward(client_id, "spend", 250_000)
    assert (waiting.state, waiting.due_on) == ("due", date(2026, 4, 19)), "thirty days after the hand-over"


def test_undoing_the_visit_that_earned_it_takes_it_back(firm: Firm) -> None:
    client_id, _job = fifth_visit(firm)
    firm.everafter.rewards.refresh()
    firm.everafter.history.undo()
    assert ("visits", 5) not in ledger(client_id)
    assert ledger(client_id)["tenure", 5] == "due"
    firm.everafter.history.redo()
    assert ledger(client_id)["visits", 5] == "merged"


def test_undoing_a_visit_that_kept_both_reasons_alive_takes_both_away(firm: Firm) -> None:
    """Found by the daily look: the audit of the visit knows nothing of the rewards, but their reason is gone."""
    client_id = firm.client("Margaret Alder")
    for year, month, day in ((2023, 3, 20), (2023, 9, 20), (2024, 3, 20), (2024, 9, 20)):
        visit_on(firm, client_id, year, month, day, 1_000)
    client = Client.get_by_id(client_id)
    firm.everafter.clients.change(client_id, client.version, ClientChanges(ended_reason="no_contact"))
    job_id = visit_on(firm, client_id, 2026, 3, 20, 1_000)
    assert job_id
    assert ("visits", 5) not in ledger(client_id), "nobody who asked for no contact is thanked"
    Client.update(ended_reason="").where(Client.id == client_id).execute()
    firm.everafter.rewards.refresh([client_id])
    assert (ledger(client_id)["tenure", 3], ledger(client_id)["visits", 5]) == ("due", "merged")
    firm.everafter.history.undo()
    assert ("tenure", 3) not in ledger(client_id), "they are drifting again"
    assert ("visits", 5) not in ledger(client_id)


def test_a_referred_friends_visit_is_thanked_within_two_days_and_the_third_on_paper(firm: Firm) -> None:
    margaret = firm.client("Margaret Alder")
    for day, friend in ((2, "Tom Reyes"), (12, "Priya Nair"), (22, "Bo Ek")):
        visit_on(firm, firm.client(friend, referred_by_id=margaret), 2026, 3, day)
    found = {row.level: row.due_on for row in rewards.list_due_rewards(date(2026, 3, 24)) if row.client_id == margaret}
    assert found == {1: date(2026, 3, 4), 2: date(2026, 3, 14), 3: date(2026, 3, 24)}
    assert [row.level for row in rewards.list_due_certificates(date(2026, 3, 24)) if row.rule == "referral"] == [3]
    firm.everafter.history.undo()
    assert ("referral", 3) not in ledger(margaret)
    assert ledger(margaret)["referral", 2] == "due"


def test_who_comes_back_after_a_complaint_gets_a_private_note_and_no_certificate(firm: Firm) -> None:
    client_id = firm.client("Greg Halloran")
    visit_on(firm, client_id, 2026, 3, 2)
    story = Story(firm, firm.complaint(client_id)).to_made_good()
    visit_on(firm, client_id, 2026, 6, 2)
    number = story.details.card.number
    assert ledger(client_id)["recovery", number] == "due"
    assert rewards.list_due_certificates(firm.clock.today()) == []
    firm.everafter.history.undo()
    assert ("recovery", number) not in ledger(client_id)


def test_bringing_a_friend_after_a_complaint_is_coming_back_as_well(firm: Firm) -> None:
    client_id = firm.client("Greg Halloran")
    visit_on(firm, client_id, 2026, 3, 2)
    story = Story(firm, firm.complaint(client_id)).to_made_good()
    visit_on(firm, firm.client("Tom Reyes", referred_by_id=client_id), 2026, 6, 2)
    assert ledger(client_id)["recovery", story.details.card.number] == "due"


def test_numbers_run_by_the_year_without_a_gap(firm: Firm) -> None:
    service = firm.everafter.rewards
    clients = [firm.client(name) for name in ("Ana Ruiz", "Bo Ek", "Cy Dow")]
    for client_id in clients:
        for visit in range(5):
            visit_on(firm, client_id, 2025, 1 + visit * 2, 15)
    firm.clock.move_to(datetime(2025, 12, 31, 23, 30))
    first = [reward(client_id, "visits", 5).id for client_id in clients[:2]]
    assert service.issue(first) == {first[0]: "2025-0001", first[1]: "2025-0002"}
    assert service.issue(first[::-1]) == {first[0]: "2025-0001", first[1]: "2025-0002"}, "a number is kept"
    firm.clock.move_to(datetime(2026, 1, 1, 0, 30))
    last = reward(clients[2], "visits", 5)
    firm.everafter.rewards.refresh()
    assert last.id
    if reward(clients[2], "visits", 5).state == "due":
        assert service.issue([last.id]) == {last.id: "2026-0001"}
    assert service.issue([]) == {}


def issued(firm: Firm) -> int:
    client_id = five_years(firm)
    firm.everafter.rewards.refresh()
    reward_id = reward(client_id, "tenure", 5).id
    firm.everafter.rewards.issue([reward_id])
    return int(reward_id)


def test_redeemed_once_and_never_after_it_ran_out(firm: Firm) -> None:
    service = firm.everafter.rewards
    reward_id = issued(firm)
    job_id = firm.booked_job(Reward.get_by_id(reward_id).client_id)
    Reward.update(valid_until_on=date(2026, 3, 9)).where(Reward.id == reward_id).execute()
    with pytest.raises(NotAllowedError, match="2026-0001 has run out"):
        service.redeem(reward_id)
    Reward.update(valid_until_on=date(2026, 3, 10)).where(Reward.id == reward_id).execute()
    service.redeem(reward_id, job_id)
    row = Reward.get_by_id(reward_id)
    assert (row.state, row.redeemed_job_id, row.redeemed_at) == ("redeemed", job_id, firm.clock.now())
    with pytest.raises(NotAllowedError, match="redeemed before"):
        service.redeem(reward_id)
    with pytest.raises(NotAllowedError):
        service.void(reward_id, "changed our mind")
    firm.everafter.history.undo()
    assert rewards.get_reward(reward_id).state == "issued"


def test_printed_handed_over_and_void_each_at_its_step(firm: Firm) -> None:
    service = firm.everafter.rewards
    reward_id = issued(firm)
    client_id = Reward.get_by_id(reward_id).client_id
    with pytest.raises(NotAllowedError):
        service.hand_over(reward_id)
    service.mark_printed([reward_id])
    service.mark_printed([reward_id])
    service.hand_over(reward_id)
    assert Reward.get_by_id(reward_id).handed_over_at == firm.clock.now()
    with pytest.raises(ValidationError):
        service.void(reward_id, " ")
    service.void(reward_id, "Wrong Margaret")
    assert (Reward.get_by_id(reward_id).state, Reward.get_by_id(reward_id).void_reason) == ("void", "Wrong Margaret")
    with pytest.raises(NotAllowedError):
        service.issue([reward_id])
    firm.everafter.rewards.refresh()
    assert ledger(client_id)["tenure", 5] == "void", "what was taken back never comes again"
    for act in (service.hand_over, service.redeem):
        with pytest.raises(NotFoundError):
            act(999)
    with pytest.raises(NotFoundError):
        rewards.get_reward(999)


def test_what_nobody_gave_lapses_after_sixty_days(firm: Firm) -> None:
    client_id = five_years(firm)
    firm.everafter.rewards.refresh()
    firm.clock.move_to(datetime(2026, 5, 9, 9))
    firm.everafter.rewards.refresh()
    assert ledger(client_id)["tenure", 5] == "due"
    firm.clock.move_to(datetime(2026, 5, 10, 9))
    firm.everafter.rewards.refresh()
    assert ledger(client_id)["tenure", 5] == "lapsed"
    assert ledger(client_id)["tenure", 3] == "passed", "it was never due"
    firm.everafter.rewards.refresh()
    assert ledger(client_id)["tenure", 5] == "lapsed"


def test_somebody_gone_or_deleted_is_not_thanked(firm: Firm) -> None:
    client_id = five_years(firm)
    firm.everafter.rewards.refresh()
    client = Client.get_by_id(client_id)
    firm.everafter.clients.archive(client_id, client.version)
    assert rewards.list_due_rewards(firm.clock.today()) == []
    firm.everafter.clients.bring_back(client_id)
    assert len(rewards.list_due_rewards(firm.clock.today())) == 1


def test_lists_of_certificates_keep_the_order_asked_for(firm: Firm) -> None:
    reward_id = issued(firm)
    client_id = Reward.get_by_id(reward_id).client_id
    other = firm.client("Bo Ek")
    for month in range(1, 6):
        visit_on(firm, other, 2026, month + 3, 2, 1_000)
    second = reward(other, "visits", 5).id
    assert [row.id for row in rewards.list_rewards([second, 999, reward_id])] == [second, reward_id]
    assert [row.id for row in rewards.list_certificates_of_client(client_id)] == [reward_id]
    firm.everafter.rewards.mark_printed([reward_id])
    assert [row.number for row in rewards.list_certificates_of_client(client_id)] == ["2026-0001"]
    assert all(row.id != reward_id for row in rewards.list_due_certificates(firm.clock.today()))


def test_an_answer_alone_earns_nothing(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now(), answer="great"))
    assert Feedback.select().count() == 1
    assert ledger(client_id) == {}
