"""The small things of the sample firm: who they are about is there, and each new screen has something to show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from app.clock import FixedClock
from app.everafter import Everafter, open_everafter
from app.models.clients import AccessCode, Client, TimelineEntry
from app.models.invoices import Invoice
from app.models.jobs import Job, Reading, TouchPoint
from app.queries.agreements import list_dates_to_plan
from app.queries.client_card import get_client
from app.queries.competitor_notes import list_competitor_notes
from app.queries.goodwill import list_goodwill_of_client
from app.queries.needs import list_needs
from app.queries.never_here import list_never_here
from app.queries.quotes import list_quotes
from app.queries.voices import VoiceView, list_voices
from app.sample_firm.ingredients import load_ingredients
from app.sample_firm.making import make_sample_firm

ZONE = ZoneInfo("America/Los_Angeles")
FRIDAY = datetime(2026, 3, 6, 11, 42, tzinfo=ZONE)
EVERYDAY = load_ingredients().everyday


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Everafter]:
    """A firm of a hundred clients, which has the same cast."""
    everafter = open_everafter(
        tmp_path_factory.mktemp("everyday") / "sample.db", clock=FixedClock(FRIDAY, ZONE), may_create=True
    )
    make_sample_firm(everafter, 1, 100)
    yield everafter
    everafter.close()


def client_id(name: str) -> int:
    return int(Client.select(Client.id).where(Client.name == name).scalar())


def test_everybody_spoken_of_is_one_of_the_cast() -> None:
    known = {person["key"] for person in load_ingredients().cast}
    spoken_of = {entry["who"] for entries in EVERYDAY.values() for entry in entries if isinstance(entry, dict)}
    assert spoken_of <= known


def test_what_was_agreed_given_heard_and_needed_is_there(sample: Everafter) -> None:
    assert {row.client_name for row in list_dates_to_plan(FRIDAY.date())} >= {"St Mark's Hall", "Mateo Ortiz"}
    (given,) = list_goodwill_of_client(client_id("Jean Whitlock"))
    assert (given.cost_minor, given.approved_by) == (3_800, ""), "within what Luis may give without asking"
    assert {row.competitor for row in list_competitor_notes()} == {"FreshFast", "Steam & Go"}
    assert [row.client_name for row in list_needs(FRIDAY.date())] == ["Ana Bell"], "the other one is weeks away"
    assert [row.client_name for row in list_voices(VoiceView.CHANGES)] == ["Mateo Ortiz"], "changed, and not told yet"
    assert "The lady on the phone remembered my dog's name" in {row.words for row in list_quotes()}
    assert len(list_never_here()) == 3
    assert AccessCode.select().count() == 2


def test_three_small_cuts_flag_a_card(sample: Everafter) -> None:
    mateo = client_id("Mateo Ortiz")
    cuts = TimelineEntry.select().where((TimelineEntry.client == mateo) & (TimelineEntry.is_small_cut == True))  # noqa: E712 - SQL
    assert cuts.count() == 3
    assert len(get_client(mateo, FRIDAY, ZONE).small_cuts) == 3


def test_visits_are_measured_and_rated_some_clients_agree_to_the_next_and_businesses_have_their_invoice(
    sample: Everafter,
) -> None:
    assert Reading.select().count() >= 5
    assert TouchPoint.select().count() >= 3
    assert Job.select().where(
        Job.next_agreed_on.is_null(False) & (Job.finished_at > datetime(2026, 2, 18, tzinfo=ZONE))
    )
    invoices = list(Invoice.select())
    assert invoices
    kinds = {str(Client.get_by_id(invoice.client_id).kind) for invoice in invoices}
    assert kinds == {"business"}
