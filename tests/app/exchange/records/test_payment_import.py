"""Payments of another system: each for its job, never counted twice with what the jobs said was paid."""

from __future__ import annotations

import random
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.clients import Client
from app.models.jobs import Job, Payment
from app.queries.payments import balances
from app.services.imports import ImportCounts
from tests.app.exchange.import_desk import Desk, client_named, everything
from tests.builders import Firm

CLIENTS = "Client #,Name,Phone"
JOBS = "Job number,Invoice number,Client number,Client name,Date,Amount,Paid,Payment method"
_NUMBERS = count(1)
HEAD = "Payment ID,Customer ID,Customer,Job number,Invoice,Payment date,Amount,Method,Reference"


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def brought(desk: Desk, *jobs: str) -> None:
    desk.bring(
        desk.write("clients.csv", CLIENTS, "C1,Ana Ruiz,(503) 555 0001", "C2,Bo Ek,(503) 555 0002"),
        desk.write("jobs.csv", JOBS, *jobs),
    )


def money(name: str) -> tuple[int, int]:
    client = client_named(name)
    return client.owed_minor, sum(job.paid_minor for job in Job.select().where(Job.client == client.id))


def test_parts_of_what_the_jobs_said_was_paid_are_not_counted_twice(desk: Desk) -> None:
    brought(
        desk,
        "J1,77,C1,Ana Ruiz,3/4/2024,300,300,card",
        "J2,78,C1,Ana Ruiz,3/4/2025,200,50,",
        "J3,,C2,Bo Ek,3/5/2025,90,,",
    )
    assert (money("Ana Ruiz"), money("Bo Ek")) == ((15_000, 35_000), (9_000, 0))
    counts = desk.bring_rows(
        HEAD,
        "P1,C1,Ana Ruiz,J1,,3/4/2024,$100.00,Check,1001",
        "P2,C1,Ana Ruiz,,77,4/4/2024,$200.00,Visa,",
        "P3,C1,Ana Ruiz,J2,,3/5/2025,$120.00,Cash,",
        "P4,,Bo Ek,,,3/6/2025,$40.00,Cash,",
    )
    assert counts == ImportCounts(read=4, new=2, merged=2)
    assert (money("Ana Ruiz"), money("Bo Ek")) == ((8_000, 42_000), (5_000, 0))
    rows = [
        (row.amount_minor, row.method, row.paid_on) for row in Payment.select().order_by(Payment.paid_on, Payment.id)
    ]
    assert rows == [
        (10_000, "check", date(2024, 3, 4)),
        (20_000, "card", date(2024, 4, 4)),
        (12_000, "cash", date(2025, 3, 5)),
        (4_000, "cash", date(2025, 3, 6)),
    ]
    assert sorted(row.note for row in Payment.select()) == ["", "", "1001", "Invoice 77"]


def test_what_went_back_makes_the_bill_smaller_and_what_was_too_much_stays_to_their_credit(desk: Desk) -> None:
    brought(desk, "J1,,C1,Ana Ruiz,3/4/2024,300,,", "J2,,C2,Bo Ek,3/4/2024,300,,")
    desk.bring_rows(
        HEAD,
        "P3,C1,Ana Ruiz,J1,,3/9/2024,(50.00),Card,Spot came back",
        "P1,C1,Ana Ruiz,J1,,3/4/2024,300,Card,",
        "P5,C2,Bo Ek,J2,,3/9/2024,-50.00,Card,Paid too much",
        "P4,C2,Bo Ek,J2,,3/4/2024,370.50,Card,",
    )
    ana, bo = client_named("Ana Ruiz"), client_named("Bo Ek")
    jobs = {job.client_id: (job.billed_minor, job.paid_minor) for job in Job.select()}
    assert (jobs[ana.id], jobs[bo.id]) == ((25_000, 25_000), (30_000, 32_050))
    assert (ana.owed_minor, bo.owed_minor) == (0, 0)
    assert sorted(row.amount_minor for row in Payment.select().where(Payment.kind == "refund")) == [5_000, 5_000]
    assert balances([ana.id, bo.id]) == {ana.id: 0, bo.id: -2_050}


def test_the_same_file_changes_nothing_a_changed_amount_counts_and_undo_takes_all_back(desk: Desk) -> None:
    brought(desk, "J1,,C1,Ana Ruiz,3/4/2024,300,100,", "J2,,C2,Bo Ek,3/4/2024,300,,")
    empty = everything()
    rows = ("P1,C1,,J1,,3/4/2024,60,Card,", "P2,C1,,J1,,3/5/2024,90,Card,", ",C2,Bo Ek,,,3/5/2024,10,Card,")
    first = desk.bring(desk.write("payments.csv", HEAD, *rows))
    assert (money("Ana Ruiz"), money("Bo Ek")) == ((15_000, 15_000), (29_000, 0))
    before = everything()
    assert desk.bring_rows(HEAD, *rows, name="payments.csv") == ImportCounts(read=3, unchanged=3)
    assert everything() == before
    second = desk.bring(desk.write("payments.csv", HEAD, rows[0].replace("60", "80"), *rows[1:]))
    assert second.counts == ImportCounts(read=3, updated=1, unchanged=2)
    assert money("Ana Ruiz") == (13_000, 17_000)
    desk.take_back(second)
    assert everything() == before
    assert desk.take_back(first).removed == 2
    assert everything() == empty


def test_what_cannot_be_told_is_given_back_with_what_to_mend(desk: Desk) -> None:
    brought(desk, "J1,,C1,Ana Ruiz,3/4/2024,300,100,")
    result = desk.bring(
        desk.write(
            "payments.csv", HEAD,
            "P1,C1,Ana Ruiz,,,3/4/2024,250,Card,",
            "P2,C1,Bo Ek,,,3/4/2024,250,Card,",
            "P3,,,J9,,3/4/2024,250,Card,",
            "P4,C1,,J1,,3/4/2024,,Card,",
            "P5,C1,,J1,,3/4/2099,5,Card,",
        )
    )  # fmt: skip
    assert result.counts == ImportCounts(read=5, new=1, rejected=4)
    reasons = [each.reason for _file, rejects in result.rejects for each in rejects]
    assert [reason.split(";")[0] for reason in reasons] == [
        "There is no amount in this row.",
        "The day of this payment is still to come",
        "The jobs say already what this client paid, and it cannot be told which job this money was for",
        "There is no job J9 here",
    ]
    assert client_named("Bo Ek").id == Payment.get(Payment.amount_minor == 25_000).client_id
    assert Client.select().count() == 2


AMOUNTS = st.lists(st.integers(1, 40_000), min_size=1, max_size=6)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(told=st.integers(0, 60_000), parts=AMOUNTS, order=st.randoms(use_true_random=False))
def test_whatever_the_parts_no_cent_is_counted_twice_or_lost(
    told: int, parts: list[int], order: random.Random, desk: Desk
) -> None:
    """A job of 600.00 of which its own file said that `told` was paid, then its payments in any order."""
    number = f"J{next(_NUMBERS)}"
    desk.bring_rows("Job number,Client name,Date,Amount,Paid", f"{number},Ana {number},3/4/2024,600,{told / 100:.2f}")
    rows = [f"{number}-{place},{number},3/5/2024,{part / 100:.2f}" for place, part in enumerate(parts)]
    order.shuffle(rows)
    desk.bring_rows("Payment ID,Job number,Payment date,Amount", *rows)
    job = Job.get(Job.external_number == number)
    paid = max(told, sum(parts))
    assert job.paid_minor == paid
    assert sum(row.amount_minor for row in Payment.select().where(Payment.job == job.id)) == paid
    assert client_named(f"Ana {number}").owed_minor == max(0, 60_000 - paid)


def test_of_two_rows_of_one_number_neither_is_paid_twice_when_one_is_changed(desk: Desk) -> None:
    brought(desk, "J1,,C1,Ana Ruiz,3/4/2024,300,,")
    old, new = "P1,C1,,J1,,3/4/2024,60,Card,", "P1,C1,,J1,,3/4/2024,80,Card,"
    desk.bring_rows(HEAD, old, name="payments.csv")
    for _week in range(2):
        desk.bring_rows(HEAD, new, old, name="payments.csv")
        assert [row.amount_minor for row in Payment.select()] == [8_000]
