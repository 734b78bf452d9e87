"""The whole first day through the services, without a window: what the screens and commands stand on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.errors import ConflictError, NotAllowedError, ValidationError
from app.queries import aftercare, client_card, complaints, jobs, schedule, search, timeline, today
from app.queries.client_list_rows import ClientFilter
from app.queries.client_rows import BannerKind, TimelineFilter
from app.queries.firm import get_working_time
from app.rules.complaint_events import FixOutcome
from app.services.drafts import (
    CheckBackDraft,
    FactDraft,
    FinishDraft,
    FixDraft,
    JobDraft,
    NoteDraft,
    PaymentDraft,
    PromiseDraft,
)
from tests.builders import opened_firm
from tests.fakes import MovableClock


def test_a_client_is_found_booked_visited_let_down_and_won_back(
    database_address: str, firm_clock: MovableClock
) -> None:
    with opened_firm(database_address, firm_clock) as firm:
        everafter, clock = firm.everafter, firm.clock
        margaret = firm.client("Margaret Alder")
        everafter.facts.add(
            margaret, FactDraft("Biscuit, the spaniel", "Keep the kitchen door shut", "pet", may_print=True)
        )
        everafter.clients.write_note(margaret, NoteDraft("Not before ten, Alan is on nights.", kind="call"))

        assert [hit.name for hit in search.find("ald marg", clock.today())] == ["Margaret Alder"]
        phone = client_card.get_client(margaret, clock.now(), firm.zone).main_phone
        assert [hit.id for hit in search.find(phone[-4:], clock.today())] == [margaret]
        assert search.find("\"'*", clock.today()) == []

        slots = schedule.list_free_slots(clock.today(), 60, get_working_time(), clock.now())
        job_id = firm.booked_job(margaret, slots[0].starts_at)
        clock.move_on(hours=2)
        firm.finish(job_id, FinishDraft(left_at=clock.now(), payments=(PaymentDraft("card", 15_000),), answer="good"))
        card = client_card.get_client(margaret, clock.now(), firm.zone)
        assert (card.visit_count, card.money.owed_minor, card.feelings[-1].mood) == (1, 0, "good")
        assert [row.is_probe for row in aftercare.list_aftercare(clock.now(), firm.zone)] == [True]

        clock.move_on(days=1)
        complaint_id = firm.complaint(margaret, "The landing still smells damp and there is a ring by the door.")
        card = client_card.get_client(margaret, clock.now(), firm.zone)
        assert card.banner is not None
        assert card.banner.kind is BannerKind.OPEN_COMPLAINT
        board = complaints.get_board(clock.now(), firm.zone)
        assert [row.client_name for row in board.call_back] == ["Margaret Alder"]
        assert today.get_today(clock.now(), firm.zone).promises[0].client_name == "Margaret Alder"

        with pytest.raises(NotAllowedError):
            everafter.complaints.fix(complaint_id, firm.version_of(complaint_id), FixDraft(FixOutcome.VISIT))
        everafter.complaints.listen(
            complaint_id, firm.version_of(complaint_id), "It smells", "She has guests on Sunday"
        )
        everafter.complaints.say_sorry(complaint_id, firm.version_of(complaint_id))
        everafter.complaints.ask(complaint_id, firm.version_of(complaint_id), "Dry by Friday")
        due_at = clock.now() + timedelta(hours=3)
        visit = JobDraft(margaret, starts_at=due_at, technician_id=firm.luis, description="Look at landing again")
        everafter.complaints.promise(
            complaint_id, firm.version_of(complaint_id), PromiseDraft("Luis comes", due_at), visit
        )
        assert [row.state for row in complaints.get_board(clock.now(), firm.zone).put_right] == ["put_right"]
        clock.move_on(hours=3)
        everafter.complaints.fix(complaint_id, firm.version_of(complaint_id), FixDraft("visit", "Dried and treated"))
        clock.move_on(days=3)
        everafter.sign_in(firm.ben)
        with pytest.raises(ValidationError):
            everafter.complaints.check_back(
                complaint_id, firm.version_of(complaint_id), CheckBackDraft("Great now", "great")
            )
        state = everafter.complaints.check_back(
            complaint_id,
            firm.version_of(complaint_id),
            CheckBackDraft(
                "It is great now, thank you", "great", score=10, cause="pad stayed wet", lesson="Dry the pad"
            ),
        )
        assert state == "made_good"
        board = complaints.get_board(clock.now(), firm.zone)
        assert [(row.chip, row.steps_done) for row in board.made_good] == [("won_back", (True,) * 6)]
        assert board.numbers.won_back_count == 1
        kinds = {row.kind for row in timeline.list_timeline(margaret, TimelineFilter.EVERYTHING, None)}
        assert kinds == {"job", "payment", "complaint", "feedback", "call"}


def test_logging_a_complaint_is_undone_as_a_withdrawal_and_redone(
    database_address: str, firm_clock: MovableClock
) -> None:
    with opened_firm(database_address, firm_clock) as firm:
        client_id = firm.client("Tom Reyes")
        complaint_id = firm.complaint(client_id, "You scratched the baseboard in the hall.")
        firm.everafter.history.undo()
        details = complaints.get_complaint(complaint_id, firm.clock.now(), firm.zone)
        assert (details.card.state, details.card.chip) == ("withdrawn", "withdrawn")
        assert [event.kind for event in details.events] == ["logged", "withdrawn"]
        firm.everafter.history.redo()
        details = complaints.get_complaint(complaint_id, firm.clock.now(), firm.zone)
        assert details.card.state == "call_back"
        assert len(details.events) == 3


def test_undo_of_a_finished_job_takes_everything_back_and_redo_brings_it(
    database_address: str, firm_clock: MovableClock
) -> None:
    with opened_firm(database_address, firm_clock) as firm:
        client_id = firm.client("Priya Nair")
        job_id = firm.booked_job(client_id, firm.clock.now() - timedelta(hours=1))
        firm.finish(
            job_id, FinishDraft(left_at=firm.clock.now(), answer="great", payments=(PaymentDraft("cash", 5_000),))
        )
        before = client_card.get_client(client_id, firm.clock.now(), firm.zone)
        firm.everafter.history.undo()
        undone = client_card.get_client(client_id, firm.clock.now(), firm.zone)
        assert (undone.visit_count, undone.money.owed_minor, jobs.get_job(job_id).job.state) == (0, 0, "booked")
        firm.everafter.history.redo()
        redone = client_card.get_client(client_id, firm.clock.now(), firm.zone)
        assert (redone.visit_count, redone.money.owed_minor) == (before.visit_count, 10_000)


def test_the_second_desk_that_moves_a_card_is_told_and_changes_nothing(
    database_address: str, firm_clock: MovableClock
) -> None:
    with opened_firm(database_address, firm_clock) as firm:
        complaint_id = firm.complaint(
            firm.client("Greg Halloran"), "Nobody told me the price would go up for the stairs."
        )
        seen = firm.version_of(complaint_id)
        firm.everafter.complaints.record_contact(complaint_id, seen, "Called him")
        with pytest.raises(ConflictError):
            firm.everafter.complaints.record_contact(complaint_id, seen, "Called him too")
        assert len(complaints.get_complaint(complaint_id, firm.clock.now(), firm.zone).events) == 2


def test_the_list_pages_by_key_and_filters(database_address: str, firm_clock: MovableClock) -> None:
    from app.queries.client_list_rows import ClientSort
    from app.queries.clients import count_clients, list_clients

    with opened_firm(database_address, firm_clock) as firm:
        names = [f"Person {letter}" for letter in "EBADC"]
        ids = [firm.client(name) for name in names]
        firm.finished_job(ids[0])
        firm.complaint(ids[1])
        today_on = firm.clock.today()
        for sort in ClientSort:
            for is_descending in (False, True):
                whole = list_clients(ClientFilter.ALL, sort, is_descending, None, 100, today_on)
                paged, after = [], None
                while page := list_clients(ClientFilter.ALL, sort, is_descending, after, 2, today_on):
                    paged += page
                    after = page[-1]
                assert [row.id for row in paged] == [row.id for row in whole]
                assert sorted(row.id for row in whole) == sorted(ids)
        assert count_clients(ClientFilter.OPEN_COMPLAINT, today_on) == 1
        firm.clock.move_on(days=500)
        assert [
            row.id for row in list_clients(ClientFilter.DRIFTING, ClientSort.NAME, False, None, 9, firm.clock.today())
        ] == [ids[0]]
