"""Whom to turn to next, through the real database: the example of R10, who is skipped, and that the list ends."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from app.models.clients import Client, Site
from app.models.imports import ImportBatch
from app.models.jobs import Job
from app.queries.closest_at_hand import ClosestAct, ClosestRow, get_closest_day, list_closest
from app.services.drafts import ClientChanges, FeedbackDraft, NoteDraft, SiteDraft
from tests.builders import Firm

MILL_ROW = (SiteDraft(street="7 Mill Row", town="Easton", postal_code="11111"),)
FAR = (SiteDraft(street="1 Far Road", town="Weston", postal_code="99999"),)


def rows_of(firm: Firm) -> list[ClosestRow]:
    return list_closest(firm.clock.now(), firm.zone)


def names_of(firm: Firm) -> list[str]:
    return [row.name for row in rows_of(firm)]


def visited(firm: Firm, name: str, days_ago: int, **fields: object) -> int:
    """A client with one visit so long ago; a year is what is expected of them."""
    now = firm.clock.now()
    firm.clock.move_on(days=-days_ago)
    client_id = firm.client(name, **fields)
    firm.finished_job(client_id)
    firm.clock.move_to(now)
    return client_id


def at_risk(client_id: int, value_minor: int) -> None:
    Client.update(value_at_risk_minor=value_minor).where(Client.id == client_id).execute()


def settle_steps(firm: Firm) -> None:
    """Nothing of long ago waits for a call."""
    firm.everafter.database.execute_sql("UPDATE aftercare_step SET state = 'done'")


def test_the_example_of_r10(firm: Firm) -> None:
    """Thursday 5 March, nine o'clock."""
    firm.clock.move_to(datetime(2026, 3, 5, 9, tzinfo=firm.zone))
    oda = visited(firm, "Oda", 365, sites=FAR)
    kay, jon = visited(firm, "Kay", 500, sites=FAR), visited(firm, "Jon", 500, sites=FAR)
    ned = visited(firm, "Ned", 365, sites=(SiteDraft(street="9 mill row", town="Easton"),))
    max_ = visited(firm, "Max", 30, sites=FAR)
    ida = visited(firm, "Ida", 380, sites=MILL_ROW)
    lee = firm.client("Lee", sites=FAR)
    settle_steps(firm)
    at_risk(kay, 4_000)
    at_risk(jon, 9_000)
    at_risk(oda, 50_000)
    firm.clock.move_to(datetime(2026, 3, 4, 8, tzinfo=firm.zone))
    firm.everafter.feedback.record(FeedbackDraft(max_, answer="good"))
    firm.complaint(lee, "The stain is back by the sofa")
    firm.clock.move_to(datetime(2026, 3, 5, 9, tzinfo=firm.zone))
    firm.booked_job(ida, datetime(2026, 3, 5, 11, tzinfo=firm.zone))
    rows = rows_of(firm)
    assert [row.name for row in rows] == ["Lee", "Ida", "Max", "Ned", "Oda", "Jon", "Kay"]
    assert [row.tier for row in rows] == [1, 2, 4, 7, 7, 8, 8]
    assert [row.act for row in rows] == [
        ClosestAct.OPEN_BOARD, ClosestAct.OPEN_JOB, ClosestAct.ASK, *[ClosestAct.CALL] * 4,
    ]  # fmt: skip
    assert rows[3].client_id == ned
    assert rows[3].reason == (
        "is due by their own rhythm, and we are near them this week: usually every 12 months, last visit 12 months ago"
    )


def test_the_cheapest_neighbor_comes_before_six_hundred_richer_strangers_to_the_street(firm: Firm) -> None:
    """Six hundred due clients far away, each worth more than the one around the corner of Tuesday's visit."""
    near = visited(firm, "Near", 365, sites=(SiteDraft(street="12 Elsewhere", postal_code="11111"),))
    firm.booked_job(firm.client("Today", sites=MILL_ROW), firm.clock.now() + timedelta(days=2))
    today = firm.clock.today()
    far = {
        "last_visit_on": today - timedelta(days=365),
        "soon_on": today - timedelta(days=36),
        "due_on": today,
        "drifting_on": today + timedelta(days=91),
        "lost_on": today + timedelta(days=548),
        "expected_interval_days": 365,
        "visit_count": 1,
        "stage": "courting",
        "created_at": firm.clock.now(),
        "main_phone": "1",
    }
    Client.insert_many(
        {"number": 9_000 + n, "name": f"F{n:03}", "sort_name": f"f{n:03}", "value_at_risk_minor": 10_000 + n, **far}
        for n in range(600)
    ).execute()
    settle_steps(firm)
    at_risk(near, 1)
    found = names_of(firm)
    assert found[:3] == ["Near", "F599", "F598"]
    assert len(found) == 12


def test_the_address_of_the_visit_counts_not_where_its_client_lives(firm: Firm) -> None:
    landlord = firm.client("Landlord", sites=(*FAR, *MILL_ROW))
    near, far = visited(firm, "Near", 365, sites=MILL_ROW), visited(firm, "Aaron", 365, sites=FAR)
    settle_steps(firm)
    let_flat = Site.get((Site.client == landlord) & (Site.street == "7 Mill Row")).id
    firm.booked_job(landlord, firm.clock.now() + timedelta(days=3), site_id=let_flat)
    assert [row.client_id for row in rows_of(firm)] == [near, far]


def test_a_phone_that_was_refused_leaves_the_letter_and_who_refused_all_is_left_alone(firm: Firm) -> None:
    letter, silent = visited(firm, "Letter", 365, sites=FAR), visited(firm, "Silent", 365, sites=FAR)
    settle_steps(firm)
    write = firm.everafter.permissions.write
    for client_id, channels in ((letter, ("phone", "text", "email")), (silent, ("phone", "text", "email", "letter"))):
        for channel in channels:
            write(client_id, channel, {"sales": False}, "on the telephone")
    (row,) = rows_of(firm)
    assert (row.name, row.act, row.channel, row.action) == (
        "Letter",
        ClosestAct.WRITE,
        "letter",
        "offer a day by letter",
    )


def test_who_wants_no_offers_is_still_asked_how_it_was(firm: Firm) -> None:
    client_id = firm.client("Ana")
    for channel in ("phone", "text", "email", "letter"):
        firm.everafter.permissions.write(client_id, channel, {"sales": False}, "on paper")
    firm.clock.move_on(days=-1)
    firm.finished_job(client_id)
    firm.clock.move_on(days=1)
    (row,) = rows_of(firm)
    assert (row.tier, row.act) == (3, ClosestAct.ASK)


def test_who_was_spoken_to_falls_off_and_the_list_does_not_fill_up_again(firm: Firm) -> None:
    people = {visited(firm, f"Due {number:02}", 365, sites=FAR) for number in range(14)}
    settle_steps(firm)
    first = rows_of(firm)
    assert [row.name for row in first] == [f"Due {number:02}" for number in range(12)]
    firm.everafter.clients.write_note(first[0].client_id, NoteDraft("Not now", kind="call", direction="out"))
    sold = NoteDraft("Yes, Tuesday", kind="call", direction="out", purpose="sales")
    firm.everafter.clients.write_note(first[1].client_id, sold)
    firm.booked_job(first[1].client_id, firm.clock.now() + timedelta(days=9))
    day = get_closest_day(firm.clock.now(), firm.zone)
    assert [row.name for row in day.rows] == [f"Due {number:02}" for number in range(2, 12)]
    assert (day.done_count, day.invited_count) == (2, 2)
    firm.clock.move_on(days=1)
    tomorrow = get_closest_day(firm.clock.now(), firm.zone)
    assert [row.name for row in tomorrow.rows] == [f"Due {number:02}" for number in range(2, 14)]
    assert (tomorrow.done_count, tomorrow.invited_count, len(people)) == (0, 0, 14)


def test_two_lost_clients_a_day_are_two_also_after_the_first_was_written_to(firm: Firm) -> None:
    for number in range(4):
        visited(firm, f"Lost {number}", 1_000, sites=FAR)
    settle_steps(firm)
    first = rows_of(firm)
    assert [(row.name, row.tier, row.channel) for row in first] == [("Lost 0", 9, "letter"), ("Lost 1", 9, "letter")]
    firm.everafter.clients.write_note(first[0].client_id, NoteDraft("Sent", kind="letter", direction="out"))
    assert names_of(firm) == ["Lost 1"]


def test_seven_days_after_any_contact_and_thirty_after_an_offer(firm: Firm) -> None:
    spoken, offered = visited(firm, "Spoken", 500, sites=FAR), visited(firm, "Offered", 500, sites=FAR)
    settle_steps(firm)
    firm.everafter.clients.write_note(spoken, NoteDraft("Hello", kind="call", direction="in"))
    offer = NoteDraft("A day in May?", kind="email", direction="out", purpose="sales")
    firm.everafter.clients.write_note(offered, offer)
    start = firm.clock.now()
    seen: dict[str, int] = {}
    for days in (0, 7, 8, 30, 31):
        firm.clock.move_to(start + timedelta(days=days))
        for name in names_of(firm):
            seen.setdefault(name, days)
    assert seen == {"Spoken": 8, "Offered": 31}


def test_the_nearest_clock_of_two_complaints_counts(firm: Firm) -> None:
    """The more urgent of two has until tomorrow; the other one was due yesterday."""
    client_id = firm.client("Lee")
    firm.complaint(client_id, "There was a bit of residue on the stairs", category="residue")
    firm.clock.move_to(datetime.combine(firm.clock.today() + timedelta(days=9), time(7), tzinfo=firm.zone))
    firm.complaint(client_id, "My child slipped on the wet floor")
    (row,) = rows_of(firm)
    assert row.tier == 1
    assert row.due_at is not None
    assert row.due_at.date() < firm.clock.today()


def test_who_has_a_visit_to_come_is_not_invited_and_one_that_went_by_is_no_reason(firm: Firm) -> None:
    booked, missed = visited(firm, "Booked", 500, sites=FAR), visited(firm, "Missed", 500, sites=FAR)
    firm.booked_job(booked, firm.clock.now() + timedelta(days=20))
    firm.booked_job(missed, firm.clock.now() + timedelta(hours=1))
    settle_steps(firm)
    firm.clock.move_on(days=9)
    assert names_of(firm) == ["Missed"]


def test_a_date_that_was_promised_to_somebody_new_is_due_when_it_comes(firm: Firm) -> None:
    client_id = firm.client("New", sites=FAR)
    changes = ClientChanges(promised_on=firm.clock.today() + timedelta(days=3))
    firm.everafter.clients.change(client_id, Client.get_by_id(client_id).version, changes)
    assert [row.tier for row in rows_of(firm)] == [10]
    firm.clock.move_on(days=3)
    assert [(row.tier, row.reason) for row in rows_of(firm)] == [(7, "asked for a visit at about this time")]


def test_who_is_on_the_telephone_now_comes_first_whatever_else_holds(firm: Firm) -> None:
    client_id = firm.client("Ana")
    version = Client.get_by_id(client_id).version
    firm.everafter.clients.change(client_id, version, ClientChanges(ended_reason="moved"))
    assert rows_of(firm) == []
    (row,) = list_closest(firm.clock.now(), firm.zone, [client_id])
    assert (row.tier, row.act) == (0, ClosestAct.OPEN_CARD)


def test_tomorrows_visit_is_announced_once(firm: Firm) -> None:
    client_id = firm.client("Ana")
    firm.booked_job(client_id, firm.clock.now() + timedelta(days=1))
    assert [(row.tier, row.action) for row in rows_of(firm)] == [(6, "call and say when we come")]
    firm.everafter.clients.write_note(client_id, NoteDraft("Ten o'clock", kind="call", direction="out"))
    assert rows_of(firm) == []


def test_a_visit_that_a_file_told_of_is_asked_about_until_somebody_was_in_touch(firm: Firm) -> None:
    """It has no plan and so no call of the queue: the line offers the telephone itself."""
    client_id = visited(firm, "Ana", 2)
    firm.everafter.database.execute_sql("DELETE FROM aftercare_step")
    assert rows_of(firm) == []
    batch = ImportBatch.create(kind="jobs", file_name="jobs.csv", file_sha256="", imported_at=firm.clock.now())
    Job.update(import_batch=batch).execute()
    assert [(row.client_id, row.tier, row.act) for row in rows_of(firm)] == [(client_id, 3, ClosestAct.CALL)]
    firm.everafter.clients.write_note(client_id, NoteDraft("All is well", kind="call", direction="out"))
    assert rows_of(firm) == []
