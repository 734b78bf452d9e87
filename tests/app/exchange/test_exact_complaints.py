"""Complaints taken out exactly come back with their whole story: to the byte, every kind of event, anybody's words."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.clock import Clock
from app.everafter import Everafter, open_everafter
from app.exchange.import_plan import ImportResult, apply_import, plan_import, undo_import
from app.exchange.out.export import ExportPurpose, export_list
from app.models.complaints import Complaint, ComplaintEvent
from app.models.firm import Counter
from app.models.tables import MODELS
from app.models.team import Person
from app.queries.complaint_events import StoredLine, to_details
from app.rules.complaint_events import ComplaintEvent as Event
from app.rules.complaint_events import Diagnosis, EventKind, FixOutcome, Promise, Step
from app.rules.complaints import Category, ComplaintFacts
from app.rules.feedback import Answer
from app.services.drafts import ContactDraft
from app.services.import_writer import ImportWriter
from app.services.imported_complaints import ComplaintWriter
from app.services.imports import BatchDraft, ImportCounts, ImportService
from tests.app.services.complaint_stories import Story
from tests.builders import Firm
from tests.conftest import ENGINES
from tests.fakes import MovableClock

LISTS = ("clients", "jobs", "complaints")
_PEOPLE = {"id", "client_id", "job_id", "follows_id", "import_id", "version", "logged_by_id", "owner_id",
           "about_person_id", "promised_by_id", "prevention_owner_id"}  # fmt: skip

# what follows from the hours of a firm, which nobody has set up yet
_BY_HOURS = frozenset({"answer_due_at", "site_due_at", "resolve_due_at"})


def take_out(folder: Path, clock: Clock) -> dict[str, bytes]:
    folder.mkdir()
    for name in LISTS:
        export_list(name, folder / f"{name}.csv", ExportPurpose.REIMPORT, clock.zone)
    return {name: (folder / f"{name}.csv").read_bytes() for name in LISTS}


def bring(everafter: Everafter, folder: Path) -> ImportResult:
    files = [folder / f"{name}.csv" for name in reversed(LISTS)]
    return apply_import(plan_import(files, everafter.clock), everafter.units, everafter.clock)


def every_kind(firm: Firm, client_id: int, job_id: int, words: str = 'Smells, "still"\r\n=1+1') -> None:
    """One line of each kind with every detail there is, as they were stored."""
    begins = datetime(2026, 1, 5, 15, 4, 5, 678_901, tzinfo=UTC)
    logged = Event(
        kind=EventKind.LOGGED, at=begins, by=firm.luis, words=words, category=Category.OVER_WET,
        facts=ComplaintFacts(severity=3, effort=1, is_public=True), received_at=begins - timedelta(hours=1),
        cleaning_ended_at=begins - timedelta(hours=5), need_by_on=begins.date(), owner=firm.dana,
        complained_about=frozenset({firm.luis, firm.dana}),
    )  # fmt: skip
    told = {
        EventKind.PROMISED: {"promise": Promise(what=words, due_at=begins + timedelta(days=1), by=firm.luis)},
        EventKind.PAUSED: {"until_on": begins.date() + timedelta(days=9)},
        EventKind.FIXED: {"outcome": FixOutcome.REFUND, "refund_minor": 1_500, "cost_minor": 250},
        EventKind.CHECKED_BACK: {"answer": Answer.GREAT, "score": 10},
        EventKind.STEP_SKIPPED: {"step": Step.FELT},
        EventKind.CONTACTED: {"is_automatic": True, "keeps_promise": True},
        EventKind.OWNER_CHANGED: {"owner": firm.luis},
        EventKind.RECLASSIFIED: {"category": Category.VISIBLE_SPOT, "facts": ComplaintFacts(severity=2)},
        EventKind.NEED_BY_SET: {"need_by_on": begins.date() + timedelta(days=3)},
        EventKind.DIAGNOSED: {
            "diagnosis": Diagnosis(
                cause=words, prevention=words, owner=firm.dana, trainee=firm.luis, topic="Pads", due_on=begins.date()
            )
        },
    }  # fmt: skip
    late = (EventKind.CLOSED, EventKind.REOPENED, EventKind.CLOSED_UNCONFIRMED, EventKind.PREVENTED)
    kinds = [kind for kind in EventKind if kind not in (EventKind.LOGGED, EventKind.WITHDRAWN, *late)]
    events = [logged] + [
        Event(kind=kind, at=begins + timedelta(hours=hours), by=firm.dana, words=words, **told.get(kind, {}))  # type: ignore[arg-type]  # fields of the event
        for hours, kind in enumerate((*kinds, *late), 1)
    ]
    lines = [
        StoredLine(place, event.kind.value, event.at, event.by, event.words, to_details(event) or None)
        for place, event in zip(count(1), events)
    ]
    lines.append(StoredLine(60, "noted", begins + timedelta(days=9), None, "undone", {"takes_back": [len(lines)]}))
    lines.append(StoredLine(61, "noted", begins + timedelta(days=9), firm.dana, "", {"printed": "recovery_letter"}))
    withdrawn = StoredLine(2, "withdrawn", begins + timedelta(days=1), firm.luis, words, None)

    def write(writer: ImportWriter) -> ImportCounts:
        stories, follows = ComplaintWriter(writer), None
        for number, story in ((170, lines), (9_030, [lines[0], withdrawn])):
            values = {
                "number": number, "client_id": client_id, "job_id": job_id, "follows_id": follows, "words": words,
                "expected": words, "wanted": words, "meaning": words, "received_at": begins - timedelta(hours=1),
                "need_by_on": begins.date(), "logged_by_id": firm.luis, "about_person_id": firm.dana,
                "is_self_reported": True, "channel": "online",
            }  # fmt: skip
            follows = stories.put_back(stories.work_out(story, values), story)
        return ImportCounts()

    ImportService(firm.everafter.units, firm.clock).run(BatchDraft("complaints", "a.csv", ""), write)


def derived(but: frozenset[str] = frozenset()) -> list[dict[str, object]]:
    """Everything that is kept of the complaints but ids."""
    return [
        {name: getattr(row, name) for name in Complaint.columns() if name not in _PEOPLE | but}
        for row in Complaint.select().order_by(Complaint.number)
    ]


def test_every_kind_of_event_comes_back_to_the_byte_and_goes_again(
    firm: Firm, tmp_path: Path, firm_clock: MovableClock, request: pytest.FixtureRequest
) -> None:
    client_id = firm.client("Ana Ruiz")
    job_id = firm.finished_job(client_id)
    every_kind(firm, client_id, job_id)
    Story(firm, firm.complaint(client_id)).to_made_good()
    Story(firm, firm.complaint(client_id, "It smells")).to_put_right()
    firm.complaint(firm.client("Bo"), "Late again, by two hours")
    before, kept = take_out(tmp_path / "out", firm.clock), derived(_BY_HOURS)
    kinds = {row.kind for row in ComplaintEvent.select()}
    assert kinds == {kind.value for kind in EventKind}
    firm.everafter.close()
    address = str(tmp_path / "b.db")
    if firm.everafter.database.engine == "sqlite" and "postgresql" in ENGINES:
        address = request.getfixturevalue("postgresql_server").create_database()
    everafter = open_everafter(address, clock=firm_clock, may_create=True)
    try:
        result = bring(everafter, tmp_path / "out")
        assert (result.counts.rejected, result.counts.new) == (0, result.counts.read)
        assert take_out(tmp_path / "again", everafter.clock) == before
        assert derived(_BY_HOURS) == kept
        assert all(row.archived_at is not None for row in Person.select().where(Person.name == "Luis Santos"))
        same = bring(everafter, tmp_path / "out").counts
        assert same.unchanged == same.read
        assert take_out(tmp_path / "third", everafter.clock) == before
        assert Counter.get(Counter.name == "complaint").last_value == 9_030
        assert result.import_id is not None
        assert undo_import(everafter.units, everafter.clock, result.import_id).kept == ()
        assert not any(MODELS[name].select().count() for name in ("client", "job", "complaint", "complaint_event"))
    finally:
        everafter.close()


def test_a_complaint_whose_client_came_in_no_list_is_given_back_with_what_to_do(
    firm: Firm, tmp_path: Path, firm_clock: MovableClock
) -> None:
    firm.complaint(firm.client("Ana Ruiz"))
    take_out(tmp_path / "out", firm.clock)
    firm.everafter.close()
    everafter = open_everafter(tmp_path / "b.db", clock=firm_clock, may_create=True)
    try:
        plan = plan_import([tmp_path / "out" / "complaints.csv"], everafter.clock)
        result = apply_import(plan, everafter.units, everafter.clock)
        ((_file, (rejected,)),) = [(file, list(rows)) for file, rows in result.rejects]
        assert "together with the list of clients" in rejected.reason
        assert Complaint.select().count() == 0
    finally:
        everafter.close()


def test_into_a_database_with_clients_it_goes_the_way_of_every_file(
    firm: Firm, tmp_path: Path, firm_clock: MovableClock, settled_file: Path
) -> None:
    firm_clock.move_on(hours=10)  # the next day by UTC
    Story(firm, firm.complaint(firm.client("Ana Ruiz", phones=(ContactDraft("503 555 0142"),)))).to_made_good()
    received_at = Complaint.get().received_at
    take_out(tmp_path / "out", firm.clock)
    firm.everafter.close()
    everafter = open_everafter(Path(shutil.copy(settled_file, tmp_path / "b.db")), clock=firm_clock)
    try:
        Firm(everafter).client("Somebody")
        result = bring(everafter, tmp_path / "out")
        assert result.counts.new == result.counts.read
        (row,) = Complaint.select()
        assert (row.state, row.closing_words) == ("made_good", "It is great now, thank you")
        assert row.received_at == received_at
        assert not any("logged" in event.words for event in ComplaintEvent.select())
        assert bring(everafter, tmp_path / "out").counts.unchanged == result.counts.read
    finally:
        everafter.close()


_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@settings(max_examples=12)
@given(_WORDS)
def test_any_words_survive_with_the_clocks_of_the_same_hours(
    settled_file: Path, tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    folder = tmp_path_factory.mktemp("words")
    zone = ZoneInfo("America/Chicago")
    clock = MovableClock(datetime(2026, 3, 2, 9, tzinfo=zone), zone)
    everafter = open_everafter(Path(shutil.copy(settled_file, folder / "a.db")), clock=clock)
    try:
        firm = Firm(everafter)
        client_id = firm.client("Ana Ruiz")
        every_kind(firm, client_id, firm.finished_job(client_id), words)
        before, kept = take_out(folder / "out", clock), derived()
    finally:
        everafter.close()
    everafter = open_everafter(Path(shutil.copy(settled_file, folder / "b.db")), clock=clock)
    try:
        assert bring(everafter, folder / "out").counts.rejected == 0
        assert take_out(folder / "again", clock) == before
        assert derived() == kept
    finally:
        everafter.close()
