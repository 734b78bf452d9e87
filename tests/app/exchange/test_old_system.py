"""A firm leaves its old system on one afternoon: six files in one act, seen where people look, and taken back again."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.exchange.out.export import ExportPurpose, export_list
from app.models.aftercare import AftercareStep, Feedback
from app.models.clients import TimelineEntry
from app.models.complaints import Complaint
from app.models.jobs import Job, Payment
from app.models.rewards import Reward
from app.queries.client_card import get_client
from app.queries.closest_at_hand import list_closest
from app.queries.complaints import list_open_complaints
from app.queries.payments import balances
from app.queries.search import find
from app.services.imports import ImportCounts
from tests.app.exchange.import_desk import Desk, client_named, everything
from tests.builders import Firm

# "shaped like" the lists of an invented program; nobody in them exists
FILES = {
    "kunden.csv": (
        "Kundennummer;Anrede;Vorname;Nachname;Strasse;PLZ;Ort;Telefon;E-Mail",
        "501;Frau;Ida;Marsh;7 Elm;97222;Millbrook;(503) 555-0001;ida@example.org",
        "502;Herr;Jon;Marsh;7 Elm;97222;Millbrook;(503) 555-0001;",
        "503;;Kay;Low;9 Oak;97222;Millbrook;(503) 555-0003;",
    ),
    "auftraege.csv": (
        "Auftragsnummer;Kundennummer;Kunde;Datum;Leistung;Gesamtbetrag;Bezahlt;Status;Rechnungsnummer",
        *(
            f"{9000 + year};501;Ida Marsh;04.03.{year};Wohnzimmer;300,00;300,00;Erledigt;R-{year}"
            for year in range(2014, 2026)
        ),
        "9901;502;Jon Marsh;04.03.2018;Treppe;1.200,00;;Erledigt;R-77",
        "9902;503;Kay Low;04.12.2026;Flur;90,00;;Geplant;",
        "9903;503;Kay Low;05.12.2025;Flur;90,00;;Storniert;",
    ),
    "reklamationen.csv": (
        "Reklamation Nr;Kundennummer;Eingegangen am;Reklamation;Status;Geschlossen am;Maßnahme;Zufrieden",
        "1;501;05.03.2019;Der Fleck ist wieder da;Erledigt;12.03.2019;Nachgereinigt;Ja, danke",
        "2;502;05.03.2018;Rand ist ausgefranst;Offen;;;",
    ),
    "feedback.csv": (
        "Kundennummer;Datum;Zufriedenheit;Kommentar",
        *(f"501;10.03.{year};gut;war in Ordnung {year}" for year in range(2014, 2025)),
        "501;10.03.2025;sehr zufrieden;wunderbar",
    ),
    "notizen.csv": (
        "Kundennummer;Notizdatum;Notiz;Intern",
        "501;01.02.2020;Hat einen Hund;",
        "502;01.02.2020;Zahlt ungern;ja",
    ),
    "zahlungen.csv": (
        "Kundennummer;Rechnungsnummer;Zahlungsdatum;Betrag;Zahlungsart;Verwendungszweck",
        "501;R-2014;05.03.2014;100,00;bar;",
        "501;R-2014;06.03.2014;200,00;Karte;",
        "502;R-77;01.04.2018;1.000,00;Überweisung;RG 77",
        "502;R-77;02.04.2018;-50,00;Überweisung;Kulanz",
    ),
}  # fmt: skip


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def test_everything_comes_in_one_act_is_seen_where_people_look_and_goes_again(desk: Desk) -> None:
    firm, empty = desk.firm, everything()
    files = [desk.write(name, *rows) for name, rows in reversed(FILES.items())]
    result = desk.bring(*files)
    total = sum(len(rows) - 1 for rows in FILES.values())
    assert (result.counts.read, result.counts.rejected, result.counts.merged) == (total, 0, 1), [
        (each.reason, each.original) for _file, rejects in result.rejects for each in rejects
    ]
    now, zone, today = firm.clock.now(), firm.zone, firm.clock.today()
    ida, jon, kay = (client_named(name) for name in ("Ida Marsh", "Jon Marsh", "Kay Low"))

    # money to the cent, and what the jobs said was paid is not counted twice
    assert (ida.owed_minor, jon.owed_minor, ida.lifetime_minor) == (0, 20_000, 12 * 30_000)
    assert balances([ida.id, jon.id]) == {ida.id: 0, jon.id: 20_000}
    assert sum(row.amount_minor for row in Payment.select().where(Payment.client == ida.id)) == 12 * 30_000

    # rhythm, stages, the plan
    assert (ida.visit_count, ida.last_visit_on.year, 360 < ida.expected_interval_days < 370) == (12, 2025, True)
    assert (kay.visit_count, kay.next_visit_at.astimezone(zone).date().isoformat()) == (0, "2026-12-04")
    assert sorted(job.state for job in Job.select().where(Job.client == kay.id)) == ["booked", "cancelled"]

    # the board, the list of the day, the find box, the card
    assert [(row.client_name, row.state) for row in list_open_complaints(now, zone)] == [("Jon Marsh", "call_back")]
    assert (jon.is_hurt, ida.is_hurt) == (True, False)
    assert [row.name for row in list_closest(now, zone)] == ["Ida Marsh"]
    assert {hit.id for hit in find("marsh", today)} == {ida.id, jon.id}
    assert get_client(ida.id, now, zone).name == "Ida Marsh"
    closed = Complaint.get(Complaint.client == ida.id)
    assert (closed.state, closed.category, closed.closed_at.astimezone(zone).date().isoformat()) == (
        "made_good",
        "wicking",
        "2019-03-12",
    )

    # nobody is rung up for what was said years ago, nothing is begun for old visits, no reward falls due
    assert Feedback.select().where(Feedback.probe_state == "due").count() == 0
    assert AftercareStep.select().count() == 0
    firm.everafter.rewards.refresh()
    assert not Reward.select().where(Reward.state.in_(("due", "issued")) & (Reward.client == ida.id)).exists()
    assert [bool(row.is_private) for row in TimelineEntry.select().where(TimelineEntry.client == jon.id)] == [True]

    before = everything()
    again = desk.bring(*files)
    assert again.counts == ImportCounts(read=total, unchanged=total)
    assert everything() == before
    desk.take_back(again)
    assert desk.take_back(result).kept == ()
    assert everything() == empty


def test_our_own_exact_lists_into_the_database_they_came_from_pay_and_book_nothing_twice(desk: Desk) -> None:
    desk.bring(*(desk.write(name, *rows) for name, rows in FILES.items()))
    files = []
    for what in ("clients", "jobs", "payments", "notes", "feedback"):
        target = desk.folder / f"out-{what}.csv"
        export_list(what, target, ExportPurpose.REIMPORT, desk.firm.zone)
        files.append(target)
    told = ("client", "job", "payment", "timeline_entry", "feedback")
    before = {name: rows for name, rows in everything().items() if name in told}
    result = desk.bring(*files)
    after = {name: rows for name, rows in everything().items() if name in told}
    assert (result.counts.new, result.counts.rejected) == (0, 0)
    assert after == before
