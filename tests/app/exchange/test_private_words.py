"""Private words, wishes and forgotten people are planted in files of each kind and looked for in all that goes out."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import NamedTuple

import pytest

from app.errors import EverafterError
from app.exchange.import_outcomes import Outcome
from app.exchange.out.calendar_export import CalendarChoice, export_calendar
from app.exchange.out.export import EVERYTHING, ExportPurpose, export_list
from app.exchange.out.vcard_file import export_cards
from app.exchange.rejects import write_rejects
from app.models.clients import TimelineEntry
from tests.app.exchange.import_desk import Desk, client_named, closed_to, notes_of
from tests.app.exchange.workbooks import workbook
from tests.builders import Firm

SECRET = "ZWSECRET"
ERASED, ERASED_PHONE = "Erna Vogelsang", "(503) 555-0177"
PRIVATE, SILENT, KNOWN = "Paula Winter", "Nolan Graves", "Karl Anders"
_ROWS = [
    ["Name", "Phone", "Email", "Private notes", "Do not contact"],
    [PRIVATE, "(503) 555-0111", "paula@example.com", f"{SECRET} owes her brother", ""],
    [SILENT, "(503) 555-0112", "nolan@example.com", "", "yes"],
    [ERASED, ERASED_PHONE, "", f"{SECRET} of somebody forgotten", ""],
    [KNOWN, "(503) 555-0114", "karl@example.com", f"{SECRET} again", ""],
    ["", "", "", f"{SECRET} of nobody", ""],
]
_CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\nN:{}\r\nTEL:{}\r\n{}END:VCARD\r\n"
_JOBBER = (
    "J-ID,Created Date,Is Company?,Display Name,First Name,Last Name,Main Phone #s,E-mails,Tags,CFT[Internal notes],"
    "Receives automatic visit reminders?,Receives automatic job follow-ups?,Receives automatic quote follow-ups?,"
    "Receives automatic invoice follow-ups?,Archived"
)
_IIF = "!CUST\tNAME\tPHONE1\tEMAIL\tNOTEPAD\tFIRSTNAME\tLASTNAME\tPRIVATE NOTES"


class Planted(NamedTuple):
    """A file, and which of the planted things its kind has words for."""

    name: str
    content: bytes
    has_private: bool = True
    has_wish: bool = True


def _csv(*rows: str) -> bytes:
    return ("\n".join(rows) + "\n").encode()


FILES = {
    "csv": Planted("list.csv", _csv(*(",".join(row) for row in _ROWS))),
    "xlsx": Planted("list.xlsx", workbook({"Clients": _ROWS})),
    "vcard": Planted(
        "cards.vcf",
        "".join(
            _CARD.format(name, ";".join(reversed(name.split())), phone, more)
            for name, phone, more in (
                (PRIVATE, "(503) 555-0111", f"CLASS:PRIVATE\r\nNOTE:{SECRET} owes her brother\r\n"),
                (SILENT, "(503) 555-0112", "CATEGORIES:Do not contact\r\n"),
                (ERASED, ERASED_PHONE, f"CLASS:PRIVATE\r\nNOTE:{SECRET}\r\n"),
                (KNOWN, "(503) 555-0114", f"CLASS:CONFIDENTIAL\r\nNOTE:{SECRET} again\r\n"),
            )
        ).encode(),
        has_wish=False,
    ),
    "iif": Planted(
        "list.iif",
        _csv(
            _IIF,
            f"CUST\t{PRIVATE}\t(503) 555-0111\t\t\tPaula\tWinter\t{SECRET} owes her brother",
            f"CUST\t{SILENT}\t(503) 555-0112\t\t\tNolan\tGraves\t",
            f"CUST\t{ERASED}\t{ERASED_PHONE}\t\t\tErna\tVogelsang\t{SECRET}",
            f"CUST\t{KNOWN}\t(503) 555-0114\tkarl@example.com\t\tKarl\tAnders\t{SECRET} again",
        ),
        has_wish=False,
    ),
    "jobber": Planted(
        "jobber.csv",
        _csv(
            _JOBBER,
            f"1_1,23/04/2020,false,{PRIVATE},Paula,Winter,(503) 555-0111,,,{SECRET} owes,true,true,true,true,false",
            f"2_2,23/04/2020,false,{SILENT},Nolan,Graves,(503) 555-0112,,,,false,false,false,false,false",
            f"3_3,23/04/2020,false,{ERASED},Erna,Vogelsang,{ERASED_PHONE},,,{SECRET},true,true,true,true,false",
            f"4_4,23/04/2020,false,{KNOWN},Karl,Anders,(503) 555-0114,karl@example.com,,{SECRET},true,true,,,",
        ),
    ),
    "mailchimp": Planted(
        "unsubscribed_members_export.csv",
        _csv(
            "Email Address,First Name,Last Name,Phone Number,MEMBER_RATING,OPTIN_TIME,UNSUB_TIME,LEID,EUID,NOTES,TAGS",
            "paula@example.com,Paula,Winter,(503) 555-0111,2,2020-01-01 10:00:00,2021-01-01 10:00:00,1,a,,",
            "nolan@example.com,Nolan,Graves,(503) 555-0112,2,2020-01-01 10:00:00,2021-01-01 10:00:00,2,b,,",
            f"erna@example.com,Erna,Vogelsang,{ERASED_PHONE},2,2020-01-01 10:00:00,2021-01-01 10:00:00,3,c,,",
            "karl@example.com,Karl,Anders,(503) 555-0114,2,2020-01-01 10:00:00,2021-01-01 10:00:00,4,d,,",
        ),
        has_private=False,
    ),
}  # fmt: skip


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    """Karl has been a client for long, and whoever Erna was has been forgotten."""
    desk = Desk(firm, tmp_path)
    desk.bring_rows(
        "Name,Phone,Email,Private notes",
        f"{KNOWN},(503) 555-0114,karl@example.com,{SECRET} from long ago",
        f"{ERASED},{ERASED_PHONE},,",
        name="before.csv",
    )
    firm.everafter.erasures.erase(client_named(ERASED).id, ERASED)
    return desk


def _texts_of_all_that_goes_out(desk: Desk) -> dict[str, str]:
    firm, folder = desk.firm, desk.folder / "out"
    export_list(EVERYTHING, folder, ExportPurpose.SPREADSHEET, firm.clock.zone)
    export_cards(folder / "all.vcf", firm.clock)
    choice = CalendarChoice(None, "", firm.clock.today(), days=7, has_phones=True, has_notes=True)
    export_calendar(choice, folder / "week.ics", firm.clock)
    return {file.name: file.read_text("utf-8") for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("kind", FILES)
def test_no_private_word_no_wish_and_nobody_forgotten_gets_out(
    desk: Desk, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)  # as the program's own log
    planted = FILES[kind]
    file = desk.folder / planted.name
    file.write_bytes(planted.content)
    tried = desk.try_out(file)
    done = desk.bring(file)
    paula, silent = client_named(PRIVATE).id, client_named(SILENT).id
    desk.firm.booked_job(paula)

    private = [is_private for words, is_private in notes_of(paula) if SECRET in words]
    assert private == ([True] if planted.has_private else [])
    if planted.has_wish:
        assert "email" in closed_to(silent)
    told = TimelineEntry.select().where(TimelineEntry.words.contains(SECRET))
    assert all(entry.is_private for entry in told)

    out = _texts_of_all_that_goes_out(desk)
    assert {"clients.csv", "all.vcf", "week.ics"} <= out.keys()
    assert PRIVATE in out["clients.csv"]
    assert PRIVATE in out["all.vcf"]
    assert PRIVATE in out["week.ics"]
    for name, text in out.items():
        assert SECRET not in text, name
        assert "Vogelsang" not in text, name
        assert "555-0177" not in text, name
        assert "5035550177" not in text, name
    # of a row that is given back, the file's own words stand on the screen, for whoever brought it
    shown = [(row.name, row.words) for row in tried.rows if row.outcome is not Outcome.REJECTED]
    assert SECRET not in repr((tried.pairs, shown))
    assert SECRET not in caplog.text
    assert "Vogelsang" not in caplog.text

    rejects = desk.folder / "to mend.csv"
    ((planned, rows),) = done.rejects
    write_rejects(rejects, planned.table.headers, rows)
    words = rejects.read_text("utf-8-sig")
    assert "from long ago" not in words
    assert KNOWN not in words
    assert "Vogelsang" in words
    assert all(SECRET not in row.reason for row in rows)


def test_a_file_that_cannot_be_read_is_told_without_its_words(desk: Desk) -> None:
    file = desk.write("list.csv", f"{SECRET}", f"{SECRET},{SECRET}")
    with pytest.raises(EverafterError) as told:
        desk.bring(file)
    assert SECRET not in str(told.value)
