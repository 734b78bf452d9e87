"""Cards know the visit, the name and who comes; nothing private."""

from __future__ import annotations

import logging
from datetime import date, datetime, time, timedelta

import pytest

from app.queries.firm import INSURANCE_LINE
from app.queries.jobs import get_job
from app.queries.small_paper_rows import CareCardRow
from app.queries.small_papers import get_care_card_of_client, list_care_cards, list_visit_cards
from app.services.drafts import FinishDraft, SiteDraft
from tests.builders import Firm

MONDAY = date(2026, 3, 2)


def number(job_id: int) -> int:
    return get_job(job_id).job.number


def of_client(firm: Firm, client_id: int) -> CareCardRow:
    return get_care_card_of_client(client_id, firm.clock.now(), firm.zone)


def test_care_cards_of_a_day_come_in_the_order_of_the_round_with_what_is_known(firm: Firm) -> None:
    dry_by = firm.clock.now() + timedelta(hours=8)
    later = firm.booked_job(firm.client("Later"), firm.clock.now() + timedelta(hours=4))
    firm.finished_job(firm.client("Done"), FinishDraft(left_at=firm.clock.now(), dry_by_at=dry_by))
    firm.booked_job(firm.client("Tomorrow"), firm.clock.now() + timedelta(days=1))
    cards = list_care_cards(MONDAY, None, firm.zone)
    assert [card.client_name for card in cards] == ["Done", "Later"]
    assert cards[0].dry_by == datetime(2026, 3, 2, 17, tzinfo=firm.zone)
    assert cards[0].technician_name == "Luis Santos"
    assert cards[1].dry_by is None
    assert [card.client_name for card in list_care_cards(None, [number(later)], firm.zone)] == ["Later"]


def test_a_card_of_a_client_is_about_today_the_last_or_the_next_visit(firm: Firm) -> None:
    nobody = firm.client("No Visit")
    assert of_client(firm, nobody) == CareCardRow("No Visit")
    ana = firm.client("Ana")
    firm.booked_job(ana, firm.clock.now() + timedelta(days=9))
    assert of_client(firm, ana).visit_on == date(2026, 3, 11)
    firm.finished_job(ana)
    assert of_client(firm, ana).visit_on == MONDAY


def test_visit_cards_are_for_visits_to_come_and_know_who_comes(firm: Firm) -> None:
    firm.everafter.firm.save_setting(INSURANCE_LINE, "We are insured.")
    ana = firm.client(
        "Ana Bell", sites=(SiteDraft("1 Gate Road", "Rear", "Millbrook", "OR", "97222", access_note="4711"),)
    )
    coming = firm.booked_job(ana, firm.clock.now() + timedelta(hours=2))
    firm.booked_job(firm.client("Nobody Yet"), firm.clock.now() + timedelta(hours=1), technician_id=None)
    firm.finished_job(firm.client("Done"))
    nobody, card = list_visit_cards(MONDAY, None, firm.zone)
    assert (nobody.client_name, nobody.technician_name, nobody.portrait_sha256) == ("Nobody Yet", "", "")
    assert (card.client_name, card.technician_name, card.visit_on) == ("Ana Bell", "Luis Santos", MONDAY)
    assert (card.window_starts, card.window_ends, card.expected_minutes) == (time(11), time(12), 60)
    assert (card.street_lines, card.town_line) == (("1 Gate Road", "Rear"), "Millbrook, OR 97222")
    assert card.insurance == "We are insured."
    assert "4711" not in repr(card)
    assert [each.client_name for each in list_visit_cards(None, [number(coming)], firm.zone)] == ["Ana Bell"]


def test_many_cards_need_no_more_questions_than_two(firm: Firm, caplog: pytest.LogCaptureFixture) -> None:
    counts = []
    for count in (2, 8):
        for _each in range(count):
            firm.booked_job(firm.client(), firm.clock.now() + timedelta(hours=1))
        caplog.clear()
        with caplog.at_level(logging.DEBUG, "peewee"):
            list_visit_cards(MONDAY, None, firm.zone)
            list_care_cards(MONDAY, None, firm.zone)
        counts.append(len([record for record in caplog.records if record.name == "peewee"]))
    assert counts[0] == counts[1] > 0
