"""A restore gives no number twice, and nothing that was redeemed can be redeemed again (R11)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from app.backups import make_backup, restore_backup
from app.database_certificates import carry_certificates, read_given_certificates
from app.errors import NotAllowedError
from app.everafter import open_everafter
from app.models.clients import Client
from app.models.firm import Counter
from app.models.rewards import Reward
from tests.builders import Firm

Restore = Callable[[], None]


def loyal(firm: Firm, name: str) -> int:
    """Somebody whose fifth visit is today; returns the certificate that is due."""
    client_id = firm.client(name)
    for month in (9, 10, 11, 12):
        firm.clock.move_to(datetime(2025, month, 2, 12))
        firm.finished_job(client_id, price_minor=1_000)
    firm.clock.move_to(datetime(2026, 3, 2, 9))
    firm.finished_job(client_id, price_minor=1_000)
    return int(Reward.get((Reward.client == client_id) & (Reward.rule == "visits") & (Reward.level == 5)).id)


@pytest.fixture
def restore(firm: Firm, tmp_path: Path) -> Iterator[Callable[[], Restore]]:
    """Makes a backup now; what it returns puts that back and opens the firm again."""
    opened = []

    def back_up() -> Restore:
        backup = make_backup(firm.everafter.database, tmp_path / "backups", firm.clock.now())

        def put_back() -> None:
            firm.everafter.close()
            restore_backup(backup.file, firm.everafter.address, tmp_path / "backups", firm.clock.now())
            firm.everafter = open_everafter(firm.everafter.address, clock=firm.clock)
            firm.everafter.sign_in(firm.dana)
            opened.append(firm.everafter)

        return put_back

    yield back_up
    for everafter in opened:
        everafter.close()


def test_redeemed_once_even_after_a_restore_and_the_next_number_is_new(
    firm: Firm, restore: Callable[[], Restore]
) -> None:
    ana, bo = loyal(firm, "Ana Ruiz"), loyal(firm, "Bo Ek")
    gift = {"gift": "One armchair, on us", "gift_minor": 4_000, "valid_until_on": date(2026, 9, 2)}
    put_back = restore()
    job_id = firm.booked_job(Reward.get_by_id(ana).client_id)
    Reward.update(**gift).where(Reward.id == ana).execute()
    assert firm.everafter.rewards.issue([ana]) == {ana: "2026-0001"}
    firm.everafter.rewards.mark_printed([ana])
    firm.everafter.rewards.redeem(ana, job_id)
    redeemed_at = Reward.get_by_id(ana).redeemed_at
    put_back()
    kept = Reward.get_by_id(ana)
    assert (kept.number, kept.state, kept.redeemed_at) == ("2026-0001", "redeemed", redeemed_at)
    assert (kept.gift, kept.gift_minor, kept.valid_until_on) == ("One armchair, on us", 4_000, date(2026, 9, 2))
    assert kept.redeemed_job_id is None, "the visit came after the backup"
    with pytest.raises(NotAllowedError, match="redeemed before"):
        firm.everafter.rewards.redeem(ana)
    assert firm.everafter.rewards.issue([bo]) == {bo: "2026-0002"}


def test_redeemed_on_a_visit_the_backup_knows_names_that_visit(firm: Firm, restore: Callable[[], Restore]) -> None:
    ana = loyal(firm, "Ana Ruiz")
    job_id = firm.booked_job(Reward.get_by_id(ana).client_id)
    firm.everafter.rewards.issue([ana])
    put_back = restore()
    firm.everafter.rewards.redeem(ana, job_id)
    put_back()
    assert (Reward.get_by_id(ana).state, Reward.get_by_id(ana).redeemed_job_id) == ("redeemed", job_id)


def test_a_certificate_earned_after_the_backup_comes_over_with_what_was_joined_to_it(
    firm: Firm, restore: Callable[[], Restore]
) -> None:
    client_id = firm.client("Margaret Alder")
    put_back = restore()
    for day in (datetime(2021, 3, 2, 9), datetime(2023, 3, 2, 9), datetime(2024, 12, 2, 9), datetime(2025, 11, 2, 9)):
        firm.clock.move_to(day)
        firm.finished_job(client_id, price_minor=1_000)
    firm.clock.move_to(datetime(2026, 3, 2, 9))
    firm.finished_job(client_id, price_minor=1_000)
    five = Reward.get((Reward.rule == "tenure") & (Reward.level == 5))
    firm.everafter.rewards.issue([five.id])
    put_back()
    found = {(row.rule, row.level): row for row in Reward.select()}
    paper, joined = found["tenure", 5], found["visits", 5]
    assert (paper.state, paper.number, joined.state, joined.merged_into_id) == (
        "issued",
        "2026-0001",
        "merged",
        paper.id,
    )
    assert set(found) == {("tenure", 5), ("visits", 5)}, "what was passed is worked out from the visits again"


def test_what_was_taken_back_never_comes_again(firm: Firm, restore: Callable[[], Restore]) -> None:
    ana = loyal(firm, "Ana Ruiz")
    put_back = restore()
    firm.everafter.rewards.void(ana, "Wrong Ana")
    put_back()
    firm.everafter.rewards.refresh()
    assert (Reward.get_by_id(ana).state, Reward.get_by_id(ana).void_reason) == ("void", "Wrong Ana")


def test_a_client_the_backup_does_not_know_takes_their_number_along(firm: Firm, restore: Callable[[], Restore]) -> None:
    put_back = restore()
    firm.everafter.rewards.issue([loyal(firm, "Ana Ruiz")])
    put_back()
    assert Reward.select().count() == 0
    assert firm.everafter.rewards.issue([loyal(firm, "Bo Ek")]).popitem()[1] == "2026-0002"


def test_somebody_else_with_the_same_id_gets_nothing(firm: Firm) -> None:
    ana = loyal(firm, "Ana Ruiz")
    firm.everafter.rewards.issue([ana])
    given = read_given_certificates(firm.everafter.database)
    Reward.delete().execute()
    Client.update(created_at=datetime(2020, 1, 1, tzinfo=firm.zone)).execute()
    carry_certificates(firm.everafter.database, given)
    assert Reward.select().count() == 0


def test_a_backup_that_knows_more_keeps_it_and_a_number_stays_with_whom_it_has(firm: Firm) -> None:
    ana, bo = loyal(firm, "Ana Ruiz"), loyal(firm, "Bo Ek")
    database, service = firm.everafter.database, firm.everafter.rewards
    service.issue([ana])
    given = read_given_certificates(database)
    service.redeem(ana)
    carry_certificates(database, given)
    assert Reward.get_by_id(ana).state == "redeemed"
    Reward.update(number=None, state="due").where(Reward.id == ana).execute()
    Reward.update(number="2026-0001", state="issued", rule="tenure", level=1).where(Reward.id == bo).execute()
    Counter.update(last_value=7).execute()
    carry_certificates(database, given)
    assert (Reward.get_by_id(ana).number, Reward.get_by_id(ana).state) == (None, "issued")
    assert Reward.get_by_id(bo).number == "2026-0001"
    assert set(Counter.select(Counter.last_value).tuples()) == {(7,)}, "numbers never go back"


def test_one_that_went_over_to_another_card_is_found_by_its_number(firm: Firm) -> None:
    ana = loyal(firm, "Ana Ruiz")
    firm.everafter.rewards.issue([ana])
    own, other = Reward.get_by_id(ana).client_id, firm.client("Anna Ruiz")
    Reward.update(client=other, state="redeemed", redeemed_at=firm.clock.now()).where(Reward.id == ana).execute()
    given = read_given_certificates(firm.everafter.database)
    Reward.update(client=own, state="issued", redeemed_at=None).where(Reward.id == ana).execute()
    carry_certificates(firm.everafter.database, given)
    assert [(row.client_id, row.state) for row in Reward.select().where(Reward.number == "2026-0001")] == [
        (own, "redeemed")
    ]
