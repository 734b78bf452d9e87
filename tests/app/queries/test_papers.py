"""What goes on paper: the right visit, place and promise; never a private note, never a code."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from app.models.aftercare import Promise
from app.models.clients import AccessCode
from app.models.rewards import Reward
from app.queries.certificates import list_certificates
from app.queries.firm import get_firm
from app.queries.paper_rows import CertificateRule, JobSheetRow
from app.queries.papers import get_letterhead, list_job_sheets
from app.services.drafts import (
    AreaDraft,
    ContactDraft,
    FactDraft,
    FinishDraft,
    JobDraft,
    JobLineDraft,
    NoteDraft,
    PromiseDraft,
    SiteDraft,
)
from app.services.firm_drafts import PersonDraft
from app.services.place_drafts import AccessCodeDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm

TUESDAY = date(2026, 3, 3)


def at(firm: Firm, hour: int, minute: int = 0, day: int = 3) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=firm.zone)


def sheets(firm: Firm, day: date = TUESDAY) -> list[JobSheetRow]:
    return list_job_sheets(day, None, firm.zone)


def test_a_sheet_holds_what_the_van_needs(firm: Firm) -> None:
    client_id = firm.client(
        "Margaret Alder",
        phones=(ContactDraft("(503) 555 0001"), ContactDraft("(503) 555 0002", whose="daughter", is_preferred=True)),
        sites=(
            SiteDraft(
                "14 Orchard Lane", "Rear", "Millbrook", "OR", "97222", find_note="blue door", parking_note="drive"
            ),
        ),
    )
    firm.clock.move_on(days=-400)
    firm.finished_job(client_id, description="Hall and stairs")
    firm.clock.move_on(days=400)
    from app.queries.client_card import get_client

    site = get_client(client_id, firm.clock.now(), firm.zone).sites[0]
    area_id = firm.everafter.areas.add(
        site.id, AreaDraft("Lounge", size_hundredths=24_000, size_unit="sq_ft", fibre="wool", marks=("wine", "wax"))
    )
    firm.everafter.facts.add(client_id, FactDraft("Biscuit, the spaniel", "Kitchen door", "pet", may_print=True))
    firm.everafter.promises.make(client_id, PromiseDraft("Bring the guide", at(firm, 10), firm.luis))
    firm.everafter.jobs.book(
        JobDraft(
            client_id,
            lines=(
                JobLineDraft("Lounge", "Clean", 12_000, area_id=area_id),
                JobLineDraft("Rug", fibre="silk", price_minor=3_000),
            ),
            starts_at=at(firm, 10),
            ends_at=at(firm, 12),
            window_starts_at=at(firm, 9, 30),
            window_ends_at=at(firm, 10, 30),
            technician_id=firm.luis,
            discount_minor=1_000,
            discount_reason="Neighbors book together",
            expectation="the wine mark",
        )
    )
    (sheet,) = sheets(firm)
    assert (sheet.job_number, sheet.client_name, sheet.visit_on, sheet.years) == (2002, "Margaret Alder", TUESDAY, 1)
    assert (sheet.window_starts, sheet.window_ends, sheet.expected_minutes) == (time(9, 30), time(10, 30), 120)
    assert (sheet.street_lines, sheet.town_line) == (("14 Orchard Lane", "Rear"), "Millbrook, OR 97222")
    assert [(phone.number, phone.whose) for phone in sheet.phones] == [
        ("(503) 555 0002", "daughter"),
        ("(503) 555 0001", ""),
    ]
    assert (sheet.find_note, sheet.parking_note, sheet.technician_name, sheet.van_name) == (
        "blue door", "drive", "Luis Santos", "van 2",
    )  # fmt: skip
    lines = [(line.name, line.fibre, line.known_marks, line.size_hundredths, line.price_minor) for line in sheet.lines]
    assert lines == [
        ("Lounge", "wool", ("wine", "wax"), 24_000, 12_000), ("Rug", "silk", (), None, 3_000),
    ]  # fmt: skip
    assert [(note.headline, note.detail) for note in sheet.facts] == [("Biscuit, the spaniel", "Kitchen door")]
    assert [(each.what, each.promised_by, each.due_on) for each in sheet.promises] == [
        ("Bring the guide", "Luis", TUESDAY)
    ]
    assert sheet.last_visit is not None
    assert (sheet.last_visit.technician_name, sheet.last_visit.summary) == ("Luis", "Hall and stairs")
    assert (sheet.due_minor, sheet.expectation, sheet.notes) == (14_000, "the wine mark", ())
    Promise.update(released_reason="never mind").execute()
    assert sheets(firm)[0].promises == ()


def test_no_private_word_and_no_code_is_in_any_row(firm: Firm) -> None:
    client_id = firm.client(
        "Ana Ruiz",
        facts=(
            FactDraft("SECRET divorce", is_private=True),
            FactDraft("SECRET unprinted"),
            FactDraft("Biscuit", may_print=True),
        ),
        note="SECRET note",
    )
    firm.everafter.clients.write_note(client_id, NoteDraft("SECRET too", is_private=True))
    from app.models.clients import Site

    AccessCode.create(site=Site.get(Site.client == client_id).id, opens="gate", code="SECRET-4711", may_print=True)
    job_id = firm.booked_job(client_id, at(firm, 9))
    assert job_id
    rows = sheets(firm)
    for year in range(2):
        firm.clock.move_on(days=365 * year)
        firm.finished_job(client_id, FinishDraft(left_at=firm.clock.now(), words="SECRET words", answer="great"))
    ids = [row.id for row in Reward.select()]
    papers = [*rows, *list_certificates(ids, firm.clock.today(), firm.zone), get_letterhead()]
    assert len(papers) > 2
    assert "SECRET" not in repr(papers)


def test_each_sheet_knows_its_place_in_the_round_also_when_printed_alone(firm: Firm) -> None:
    mia = firm.everafter.firm.add_person(PersonDraft("Ada Ek", role="technician"))
    jobs = {}
    for name, hour, technician_id in (("B", 13, firm.luis), ("A", 9, firm.luis), ("C", 8, mia), ("D", 11, None)):
        jobs[name] = firm.booked_job(firm.client(name), at(firm, hour), technician_id=technician_id)
    cancelled = firm.booked_job(firm.client("E"), at(firm, 7))
    from app.queries.jobs import get_job

    firm.everafter.jobs.cancel(cancelled, get_job(cancelled).job.version, "rain")
    assert [(row.client_name, row.position_of_day, row.visits_of_day) for row in sheets(firm)] == [
        ("D", 1, 1), ("C", 1, 1), ("A", 1, 2), ("B", 2, 2),
    ]  # fmt: skip
    number = get_job(jobs["B"]).job.number
    (alone,) = list_job_sheets(None, [number, 9_999, get_job(cancelled).job.number], firm.zone)
    assert (alone.client_name, alone.position_of_day, alone.visits_of_day) == ("B", 2, 2)
    assert list_job_sheets(None, None, firm.zone) == list_job_sheets(None, [], firm.zone) == []
    assert sheets(firm, date(2026, 3, 4)) == []


def test_a_put_right_visit_says_so_and_costs_nothing(firm: Firm) -> None:
    client_id = firm.client("Greg Halloran", sites=())
    firm.finished_job(client_id)
    story = Story(firm, firm.complaint(client_id))
    story.promise(
        at(firm, 10), JobDraft(client_id, starts_at=at(firm, 10), technician_id=firm.luis, description="The ring")
    )
    (sheet,) = sheets(firm)
    assert [(note.headline, note.detail) for note in sheet.notes] == [("Put-right visit, no charge", "The ring")]
    assert (sheet.due_minor, sheet.street_lines, sheet.town_line) == (0, (), "")
    assert [(line.name, line.price_minor) for line in sheet.lines] == [("The ring", 0)]


def test_a_sheet_is_of_the_day_on_the_firms_wall(firm: Firm) -> None:
    firm.booked_job(firm.client("Late"), at(firm, 23), lines=())
    (sheet,) = sheets(firm)
    assert (sheet.visit_on, sheet.window_starts, sheet.window_ends) == (TUESDAY, time(23), time(0))
    assert sheet.lines[0].name == "As agreed"
    assert sheets(firm, TUESDAY + timedelta(days=1)) == []


def test_a_certificate_names_everything_that_went_onto_it(firm: Firm) -> None:
    client_id = firm.client("Margaret Alder")
    for year, month, day in ((2021, 3, 10), (2023, 10, 1), (2024, 10, 1), (2025, 11, 1), (2026, 3, 20)):
        firm.clock.move_to(datetime(year, month, day, 12))
        firm.finished_job(client_id, price_minor=20_500)
    five = Reward.get((Reward.rule == "tenure") & (Reward.level == 5))
    firm.everafter.rewards.issue([five.id])
    Reward.update(gift="One room free", valid_until_on=date(2026, 9, 1)).where(Reward.id == five.id).execute()
    firm.clock.move_on(days=10)
    (paper,) = list_certificates([999, five.id], firm.clock.today(), firm.zone)
    assert (paper.number, paper.client_name, paper.issued_on) == ("2026-0001", "Margaret Alder", date(2026, 3, 20))
    assert [(reason.rule, reason.level) for reason in paper.reasons] == [
        (CertificateRule.TENURE, 5), (CertificateRule.VISITS, 5),
    ]  # fmt: skip
    assert (paper.since_on, paper.years, paper.visit_count) == (date(2021, 3, 10), 5, 5)
    assert (paper.gift, paper.gift_until_on) == ("One room free", date(2026, 9, 1))
    assert (paper.owner_name, paper.technician_name) == ("Dana Kowalski", "Luis Santos")
    friend = firm.client("Bo Ek")
    for number in range(3):
        firm.finished_job(firm.client(f"Friend {number}", referred_by_id=friend))
    third = Reward.get((Reward.rule == "referral") & (Reward.level == 3))
    (paper,) = list_certificates([third.id], firm.clock.today(), firm.zone)
    assert ([reason.rule for reason in paper.reasons], paper.technician_name, paper.number) == (
        [CertificateRule.AMBASSADOR], "", "",
    )  # fmt: skip


def test_the_letterhead_is_the_firm_as_it_writes_itself(firm: Firm) -> None:
    head = get_letterhead()
    assert (head.name, head.short_name, head.owner_name, head.firm_code) == (
        "Brightwater Carpet Care", "Brightwater", "Dana Kowalski", "BRIGHT",
    )  # fmt: skip
    assert head.address_lines == ()
    version = get_firm().version  # type: ignore[union-attr]  # None would fail here, too
    firm.everafter.firm.change_firm(
        version, name="田中", trade_line="", street="1 Mill Road", town="Salem", region="OR", postal_code="97301"
    )
    head = get_letterhead()
    assert (head.name, head.firm_code, head.address_lines) == ("田中", "FIRM", ("1 Mill Road", "Salem, OR 97301"))


def test_a_code_is_printed_only_where_the_firm_and_the_code_itself_allow_it(firm: Firm) -> None:
    from app.queries.client_card import get_client
    from app.queries.firm import PRINTED_CODES

    client_id = firm.client()
    site = get_client(client_id, firm.clock.now(), firm.zone).sites[0]
    codes = firm.everafter.access_codes
    codes.add(site.id, AccessCodeDraft("Gate", "SENTINEL-GATE", may_print=True))
    codes.add(site.id, AccessCodeDraft("Safe", "SENTINEL-SAFE"))
    gone = codes.add(site.id, AccessCodeDraft("Shed", "SENTINEL-SHED", may_print=True))
    codes.archive(gone)
    firm.booked_job(client_id, at(firm, 9))
    assert sheets(firm)[0].access_codes == ()
    firm.everafter.firm.save_setting(PRINTED_CODES, True)
    assert sheets(firm)[0].access_codes == ("Gate: SENTINEL-GATE",)
    firm.everafter.history.undo()
    assert "SENTINEL" not in repr(sheets(firm))


def test_the_three_newest_facts_fit_to_print_and_a_changed_wish_are_on_the_next_sheet(firm: Firm) -> None:
    """S1.2 and S2.11: change it once, and the next sheet shows it."""
    client_id = firm.client()
    facts = firm.everafter.facts
    wish = facts.add(client_id, FactDraft("Lavender scent, please", kind="preference", may_print=True))
    for number in range(4):
        firm.clock.move_on(minutes=1)
        facts.add(client_id, FactDraft(f"Story {number}", kind="story", may_print=True))
    firm.booked_job(client_id, at(firm, 9))
    assert [note.headline for note in sheets(firm)[0].facts] == ["Story 3", "Story 2", "Story 1"]
    firm.clock.move_on(minutes=1)
    facts.change(wish, None, FactDraft("No scent at all", kind="preference", may_print=True))
    assert [note.headline for note in sheets(firm)[0].facts] == ["No scent at all", "Story 3", "Story 2"]
    facts.change(wish, None, FactDraft("No scent at all", kind="preference", is_private=True))
    assert [note.headline for note in sheets(firm)[0].facts] == ["Story 3", "Story 2", "Story 1"]
