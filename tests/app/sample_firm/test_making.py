"""The sample firm as a whole: what the first look at it must show, and what its own rules say of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.clock import FixedClock
from app.database_check import check_database
from app.errors import Cancelled, NotAllowedError, ValidationError
from app.everafter import Everafter, open_everafter
from app.exchange.import_plan import apply_import, plan_import
from app.exchange.out.export import ExportPurpose, export_list
from app.jobs import JobProgress
from app.models.aftercare import Feedback
from app.models.clients import Client, Fact
from app.models.complaints import Complaint
from app.models.jobs import Job
from app.models.tables import MODELS
from app.queries import aftercare, client_card, complaints, rewards, timeline, today
from app.queries.client_list_rows import ClientFilter
from app.queries.client_rows import BannerKind, TimelineFilter
from app.queries.clients import count_clients
from app.queries.complaint_states import read_states
from app.queries.firm import get_firm, get_times_in_force, get_working_time, list_people, list_price_items
from app.queries.search import find
from app.rules.rewards import has_certificate
from app.sample_firm.making import make_sample_firm
from app.services.client_summary import refresh_clients

ZONE = ZoneInfo("America/Los_Angeles")
FRIDAY = datetime(2026, 3, 6, 11, 42, tzinfo=ZONE)


def made(address: str | Path, now: datetime, count: int, seed: int = 1) -> Everafter:
    everafter = open_everafter(address, clock=FixedClock(now, ZONE), may_create=True)
    make_sample_firm(everafter, seed, count)
    return everafter


@pytest.fixture(scope="module")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole sample firm, made once."""
    file = tmp_path_factory.mktemp("sample") / "sample.db"
    made(file, FRIDAY, 400).close()
    return file


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Iterator[Everafter]:
    """A copy of it, opened."""
    copy = tmp_path / "sample.db"
    shutil.copyfile(sample_file, copy)
    everafter = open_everafter(copy, clock=FixedClock(FRIDAY, ZONE))
    yield everafter
    everafter.close()


def client_id(name: str) -> int:
    return int(Client.select(Client.id).where(Client.name == name).scalar())


def test_its_complaints_come_back_to_the_byte_with_their_stories(sample: Everafter, tmp_path: Path) -> None:
    lists = ("clients", "jobs", "complaints")

    def take_out(name: str) -> bytes:
        (tmp_path / name).mkdir()
        for each in lists:
            export_list(each, tmp_path / name / f"{each}.csv", ExportPurpose.REIMPORT, ZONE)
        return (tmp_path / name / "complaints.csv").read_bytes()

    before = take_out("out")
    sample.close()
    empty = open_everafter(tmp_path / "empty.db", clock=FixedClock(FRIDAY, ZONE), may_create=True)
    try:
        plan = plan_import([tmp_path / "out" / f"{each}.csv" for each in lists], empty.clock)
        assert apply_import(plan, empty.units, empty.clock).counts.rejected == 0
        assert take_out("again") == before
    finally:
        empty.close()


def test_the_firm_its_people_vans_and_prices_are_there(sample: Everafter) -> None:
    firm = get_firm()
    assert firm is not None
    assert (firm.name, firm.trade_line, firm.town, firm.postal_code) == (
        "Brightwater",
        "Carpet Care",
        "Millbrook",
        "97222",
    )
    assert (firm.phone, firm.is_sample) == ("(503) 555 0100", True)
    people = list_people()
    assert [(person.name, person.initials) for person in people[:3]] == [
        ("Dana Kowalski", "DK"),
        ("Ben Moreno", "BM"),
        ("Luis Santos", "LS"),
    ]
    assert [person.van_name for person in list_people(in_field=True)] == ["Van 1", "Van 2", "Van 3"]
    assert len(list_price_items()) > 5
    assert count_clients(ClientFilter.ALL, sample.clock.today()) == 400


def test_every_column_of_the_board_is_filled_as_in_the_picture(sample: Everafter) -> None:
    board = complaints.get_board(FRIDAY, ZONE)
    assert [row.client_name for row in board.call_back] == ["Margaret Alder", "Greg Halloran"]
    assert [row.client_name for row in board.put_right] == ["Tom Reyes", "Priya Nair"]
    assert [row.client_name for row in board.check_back] == ["St Mark's Hall"]
    assert {(row.client_name, row.chip) for row in board.made_good} == {
        ("Jean Whitlock", "won_back"),
        ("Karl Osei", "at_peace"),
    }
    margaret, greg = board.call_back
    assert (margaret.due_at, margaret.is_late, margaret.priority) == (FRIDAY - timedelta(minutes=12), True, "P1")
    assert (greg.due_at, greg.is_late, greg.owner_name) == (FRIDAY + timedelta(minutes=36), False, "Ben Moreno")
    assert {row.client_name: row.client_years for row in (*board.put_right, *board.check_back)} == {
        "Tom Reyes": 4,
        "Priya Nair": 7,
        "St Mark's Hall": 9,
    }
    assert [row.steps_done for row in board.put_right] == [(True, True, True, True, False, False)] * 2
    assert sum(row.is_late for row in complaints.list_open_complaints(FRIDAY, ZONE)) == 1


def test_margarets_card_is_the_one_in_the_picture(sample: Everafter) -> None:
    card = client_card.get_client(client_id("Margaret Alder"), FRIDAY, ZONE)
    assert (card.years, card.visit_count, card.money.lifetime_minor) == (11, 23, 643_000)
    assert card.banner is not None
    assert (card.banner.kind, card.banner.due_at) == (BannerKind.BROKEN_PROMISE, FRIDAY - timedelta(minutes=12))
    assert card.main_phone == "(503) 555 0142"
    assert [fact.headline for fact in card.facts][:2] == ["Biscuit, the spaniel", "Alan works nights"]
    assert [fact.may_print for fact in card.facts if fact.is_private] == [False]
    assert card.next_visit is not None
    assert (card.next_visit.description, card.next_visit.is_chargeable) == ("Look at landing again", False)
    lines = timeline.list_timeline(card.id, TimelineFilter.EVERYTHING, None, 5)
    kinds = [line.kind for line in lines if line.happened_at <= FRIDAY]
    assert kinds[:4] == ["complaint", "feedback", "payment", "job"]
    assert {row.channel: row.is_allowed for row in card.permissions} == {"email": False, "phone": True}


def test_today_has_something_in_every_block(sample: Everafter) -> None:
    row = today.get_today(FRIDAY, ZONE)
    planned = [job for column in row.plan.columns for job in column.jobs]
    assert len(planned) >= 8
    assert all(column.jobs for column in row.plan.columns)
    assert 6 <= row.tomorrow_sheet_count <= 12
    assert len(row.sheets_to_key) == 3
    assert 5 <= row.aftercare_count <= 12
    assert len(row.loyalty) >= 5
    assert 8 <= row.drifting_count <= 30
    assert sum(promise.is_late for promise in row.promises) == 1
    assert len(row.plan.to_plan) == 4


def test_certificates_of_every_kind_are_due_and_one_is_held(sample: Everafter) -> None:
    due = [row for row in rewards.list_due_rewards(FRIDAY.date()) if has_certificate(row.rule, row.level)]
    assert {row.rule for row in due if row.state == "due"} >= {"tenure", "visits"}
    assert [row.client_name for row in due if row.state == "held"] == ["Priya Nair"]
    assert {"Ana Bell", "Wei Chan", "Mateo Ortiz"} <= {row.client_name for row in due if row.state == "due"}
    assert all(row.due_on is not None and (FRIDAY.date() - row.due_on).days <= 20 for row in due)
    assert 8 <= len(due) <= 30


def test_every_kept_column_is_what_the_rules_say(sample: Everafter) -> None:
    before = {row.id: row.plain() for row in Client.select()}
    with sample.units("again", is_undoable=False) as work:
        refresh_clients(work, before, sample.clock)
    assert {row.id: row.plain() for row in Client.select()} == before


def test_every_complaint_stands_where_its_events_lead(sample: Everafter) -> None:
    rows = {row.id: row for row in Complaint.select()}
    states = read_states(rows.values(), get_times_in_force(), FRIDAY)
    assert len(rows) > 40
    for number, row in rows.items():
        state = states[number]
        assert (row.state, row.closed_at, row.fixed_at) == (state.column.value, state.closed_at, state.fixed_at)
        if row.state == "made_good":
            assert row.lesson
            assert row.closing_words
    assert {row.state for row in rows.values()} >= {"made_good", "closed_unconfirmed", "call_back"}


def test_the_database_is_sound(sample: Everafter) -> None:
    assert check_database(sample.database, is_thorough=True).problems == ()


def test_nobody_drives_on_a_closed_day_and_no_van_is_in_two_places(sample: Everafter) -> None:
    working_time = get_working_time()
    ends: dict[int, datetime] = {}
    clashes = []
    for job in Job.select().where(Job.starts_at.is_null(False)).order_by(Job.technician, Job.starts_at):
        assert job.starts_at is not None
        assert job.ends_at is not None
        assert working_time.is_open_on(job.starts_at.astimezone(ZONE).date()), job.number
        if ends.get(job.technician_id or 0, job.starts_at) > job.starts_at:
            clashes.append(job.number)
        ends[job.technician_id or 0] = job.ends_at
    assert clashes == []


def test_what_clients_said_is_varied_and_read_as_the_rules_read_it(sample: Everafter) -> None:
    said = [row for row in Feedback.select() if row.words]
    assert len({row.words for row in said}) > len(said) / 2
    assert all("{" not in row.words + row.meaning for row in said)
    assert {row.answer_class for row in said} == {"love", "good"}
    assert all(row.answer_class == "love" for row in said if row.answer == "great" and row.score in (9, 10))


def test_names_of_other_scripts_are_found_and_every_number_is_one_for_stories(sample: Everafter) -> None:
    hits = find("Ελένη", FRIDAY.date())
    assert [hit.name for hit in hits] == ["Ελένη Παππά"]
    assert all(" 555 " in row.main_phone for row in Client.select(Client.main_phone))
    assert next(hit.name for hit in find("0142", FRIDAY.date()) if hit.kind == "client") == "Margaret Alder"
    assert Fact.select().where(Fact.is_private & Fact.may_print).count() == 0


def everything(everafter: Everafter) -> dict[str, list[dict[str, object]]]:
    return {name: [row.plain() for row in model.select().order_by(model.id)] for name, model in MODELS.items()}


def test_the_same_seed_and_clock_make_the_same_firm_and_another_seed_another(tmp_path: Path) -> None:
    found = []
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        everafter = made(tmp_path / f"{name}.db", FRIDAY, 45, seed)
        found.append(everything(everafter))
        everafter.close()
    assert found[0] == found[1]
    names = [{row["name"] for row in each["client"]} for each in found]
    assert names[0] != names[2]


@pytest.mark.parametrize(
    "now",
    ["2026-03-08T03:10", "2026-11-26T12:00", "2026-07-01T20:30"],
    ids=["the night summer time begins", "Thanksgiving", "a late evening"],
)
def test_exactly_one_promise_is_twelve_minutes_late_at_any_hour(database_address: str, now: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=ZONE)
    everafter = made(database_address, moment, 30)
    try:
        rows = complaints.list_open_complaints(everafter.clock.now(), ZONE)
        late = [(row.client_name, row.due_at) for row in rows if row.is_late]
        assert late == [("Margaret Alder", everafter.clock.now() - timedelta(minutes=12))]
        assert len(rows) == 5
        assert not [row for row in today.get_today(everafter.clock.now(), ZONE).promises if row.is_late][1:]
        assert aftercare.count_aftercare(everafter.clock.now(), ZONE) > 0
        assert check_database(everafter.database).is_ok
    finally:
        everafter.close()


def test_a_holiday_today_still_has_visits_at_businesses_that_are_closed(tmp_path: Path) -> None:
    sunday = datetime(2026, 3, 8, 10, tzinfo=ZONE)
    everafter = made(tmp_path / "sunday.db", sunday, 300)
    jobs = [job for column in today.get_today(sunday, ZONE).plan.columns for job in column.jobs if job.is_chargeable]
    kinds = [Client.get_by_id(job.client_id).kind for job in jobs]
    everafter.close()
    assert len(jobs) >= 6
    assert kinds.count("business") >= len(kinds) - 2


def test_it_refuses_a_database_that_belongs_to_somebody_and_a_handful_of_clients(tmp_path: Path) -> None:
    everafter = open_everafter(tmp_path / "new.db", clock=FixedClock(FRIDAY, ZONE), may_create=True)
    with pytest.raises(ValidationError, match="at least 20 clients"):
        make_sample_firm(everafter, client_count=5)
    make_sample_firm(everafter, client_count=20)
    with pytest.raises(NotAllowedError, match="a database of its own"):
        make_sample_firm(everafter)
    everafter.close()


class _Impatient(JobProgress):
    def report(self, done: int, total: int, message: str) -> None:
        if done > 1:
            self.cancel_flag.cancel()


def test_it_stops_when_somebody_wants_to_stop(tmp_path: Path) -> None:
    everafter = open_everafter(tmp_path / "new.db", clock=FixedClock(FRIDAY, ZONE), may_create=True)
    with pytest.raises(Cancelled):
        make_sample_firm(everafter, client_count=20, progress=_Impatient())
    everafter.close()


def test_history_reaches_back_six_years_and_grows_until_now(sample: Everafter) -> None:
    days = [
        job.finished_at.astimezone(ZONE).date() for job in Job.select().where(Job.state == "done") if job.finished_at
    ]
    assert min(days) < date(2020, 6, 1)
    assert len([day for day in days if day > date(2025, 3, 6)]) > 250
