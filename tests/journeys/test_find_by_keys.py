"""The find box as a hand at the desk uses it: typed from any page, answered by keys, the same as `everafter find`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QListView

from app.models.clients import Client
from app.models.invoices import Invoice
from app.models.jobs import Job
from app.services.client_merges import MergeDraft
from app.services.drafts import ContactDraft, SiteDraft
from tests.app.command_line.conftest import Call, call, windows
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.shell.find_palette import FindPalette
from ui.shell.find_rows import FindKind, FindRow

__all__ = ["call", "windows"]  # the fixtures that this journey uses

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return
SAID_BY_MARGARET = (
    "8866", "971 555 8866", "anne alder", "ald marg", "alder anne m", "18 quarry", "quarry 18", "saint breval",
    "SW1A 1AA", "sw1a1aa", "1aa", "m.alder@example.org", "northgate", "maggie", "maggie quarry", "fernweg 7", "zurich",
    "M. Alder", "Alder, Margaret",
)  # fmt: skip
WRITTEN_ANOTHER_WAY = {
    "zaneta lukasz": "Żaneta Łukasz-Strauß",
    "ŁUKASZ STRAUSS": "Żaneta Łukasz-Strauß",
    "strauß": "Żaneta Łukasz-Strauß",
    "soren odegard": "Søren Ødegård",
    "ipek isik": "İpek Işık",
    "IPEK": "İpek Işık",
    "ıpek": "İpek Işık",
    "Zoë Núñez": "Zoe Nunez",
    "zofie sim": "Žofie Šimková",
    "太郎": "山田太郎",
    "الاحمد": "محمد الأحمد",
    "الأحمد محمد": "محمد الأحمد",
}


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def everybody(desk: FirmWindow) -> None:
    """People who are found each by something else, among others who are not."""
    firm = desk.firm
    firm.client(
        "Margaret Anne Alder",
        preferred_name="Maggie",
        company_name="Northgate Bakery",
        phones=(ContactDraft("(503) 555 0142"), ContactDraft("(971) 555 8866", label="daughter")),
        emails=(ContactDraft("m.alder@example.org", kind="email"),),
        sites=(
            SiteDraft(street="18 Quarry Hill", town="Saint Bréval", postal_code="SW1A 1AA"),
            SiteDraft(label="Cabin", street="Fernweg 7", town="Zürich"),
        ),
    )
    for name in (
        "Żaneta Łukasz-Strauß",
        "Søren Ødegård",
        "İpek Işık",
        "Zoe Nunez",
        "山田太郎",
        "محمد الأحمد",
        "Žofie Šimková",
    ):
        firm.client(name)


def open_box(desk: FirmWindow) -> None:
    desk.press(Qt.Key.Key_K, CTRL)


def search(desk: FirmWindow, typed: str) -> list[FindRow]:
    """Ctrl+K and the words; what stands below the box."""
    open_box(desk)
    box = desk.focus()
    assert isinstance(box, QLineEdit)
    for _back in range(len(box.text())):
        desk.press(Qt.Key.Key_Backspace)
    desk.type(typed)
    return rows_of(desk)


def rows_of(desk: FirmWindow) -> list[FindRow]:
    palette = desk.window.findChild(FindPalette)
    assert palette is not None
    assert palette.isVisible()
    return [palette.model.row(number) for number in range(palette.model.rowCount())]


def people(desk: FirmWindow, typed: str) -> list[str]:
    return [row.title for row in search(desk, typed) if row.kind is FindKind.CLIENT]


def place_of(desk: FirmWindow) -> str:
    page = desk.window.page
    assert page is not None
    return page.place


def test_a_client_is_found_by_whatever_the_caller_says_first(desk: FirmWindow) -> None:
    everybody(desk)
    for typed in SAID_BY_MARGARET:
        assert people(desk, typed) == ["Margaret Anne Alder"], typed
    desk.press(ENTER)
    assert place_of(desk) == "client"


def test_letters_are_found_with_and_without_their_marks(desk: FirmWindow) -> None:
    everybody(desk)
    for typed, name in WRITTEN_ANOTHER_WAY.items():
        assert people(desk, typed) == [name], typed


def test_numbers_of_jobs_and_invoices_lead_to_them(desk: FirmWindow) -> None:
    everybody(desk)
    margaret = Client.get(Client.preferred_name == "Maggie")
    job_id = desk.firm.booked_job(margaret.id)
    number = Job.get_by_id(job_id).number
    today = desk.firm.clock.today()
    Invoice.create(number="INV-2026-7", client=margaret, issued_on=today, net_minor=1, total_minor=1)
    assert next(row.title for row in search(desk, "inv-2026-7")) == "Margaret Anne Alder"
    first = search(desk, f"#{number}")[0]
    assert (first.kind, first.key) == (FindKind.JOB, str(job_id))
    desk.press(ENTER)
    assert place_of(desk) == "job"


@pytest.mark.parametrize(("held", "place"), [(CTRL, "client"), (ALT, "booking")])
def test_the_row_of_a_job_leads_to_its_client_in_the_other_manners(
    desk: FirmWindow, held: Qt.KeyboardModifier, place: str
) -> None:
    tom = desk.firm.client("Tom Reyes")
    job_id = desk.firm.booked_job(tom)
    search(desk, f"#{Job.get_by_id(job_id).number}")
    desk.press(ENTER, held)
    assert place_of(desk) == place
    assert desk.window.page is not None
    assert desk.window.page.client_in_view() == tom
    assert desk.window.only_customer.is_on is (held is CTRL)


def test_who_was_merged_is_found_under_the_old_name_number_and_telephone(desk: FirmWindow) -> None:
    firm = desk.firm
    kept = firm.client("Margaret Alder")
    gone = firm.client("Peggy Oakes", phones=(ContactDraft("503 555 7731"),))
    old_number = Client.get_by_id(gone).number
    firm.everafter.client_merges.merge(MergeDraft(kept, gone))
    for typed in ("oakes", "peggy", "7731", f"#{old_number}"):
        assert people(desk, typed) == ["Margaret Alder"], typed


def test_commands_are_found_by_their_words_in_any_order_and_by_other_words(desk: FirmWindow) -> None:
    desk.window.actions_by_id.set_undo_name("New client")
    for typed, action in {
        "complaint log": "complaint.log",
        "log compl": "complaint.log",
        "tv": "wall_monitor.open",
        "customers list": "clients.open",
        "options": "settings.open",
        "oops": "edit.undo",
    }.items():
        assert next(row.key for row in search(desk, typed) if row.kind is FindKind.COMMAND) == action


def test_the_empty_box_shows_who_was_looked_at_last_and_the_complaint_is_marked(desk: FirmWindow) -> None:
    firm = desk.firm
    margaret, tom, ana = (firm.client(name) for name in ("Margaret Alder", "Tom Reyes", "Ana Bell"))
    firm.complaint(margaret)
    for client_id in (ana, margaret, tom):
        desk.window.show_client(client_id)
        settle()
        firm.clock.move_on(seconds=60)
    open_box(desk)
    rows = rows_of(desk)
    assert [row.title for row in rows if row.kind is FindKind.CLIENT] == ["Tom Reyes", "Margaret Alder", "Ana Bell"]
    assert [row.has_open_complaint for row in rows[:3]] == [False, True, False]
    desk.press(Qt.Key.Key_Down)
    assert "open complaint" in desk.focus().accessibleDescription()
    desk.press(ENTER)
    assert desk.window.page is not None
    assert desk.window.page.client_in_view() == margaret


def test_nobody_found_is_a_new_client_with_the_name_or_the_number(desk: FirmWindow) -> None:
    for typed, field in (("Zelda Quist", "name"), ("503 555 9917", "phone")):
        rows = search(desk, typed)
        assert rows[-1].title == f"New client “{typed}”"
        desk.press(Qt.Key.Key_Up)
        desk.press(ENTER)
        assert place_of(desk) == "new_client"
        edit = desk.named(f"new_client.{field}")
        assert isinstance(edit, QLineEdit)
        assert edit.text() == typed


@pytest.mark.parametrize(("held", "place"), [(CTRL, "client"), (ALT, "booking")])
def test_the_other_two_ways_in(desk: FirmWindow, held: Qt.KeyboardModifier, place: str) -> None:
    tom = desk.firm.client("Tom Reyes")
    search(desk, "reyes")
    desk.press(ENTER, held)
    assert place_of(desk) == place
    assert desk.window.page is not None
    assert desk.window.page.client_in_view() == tom
    assert desk.window.only_customer.is_on is (held is CTRL)


def test_escape_empties_then_goes_back_to_where_the_hand_was(desk: FirmWindow) -> None:
    desk.firm.client("Tom Reyes")
    desk.window.go_to("clients")
    settle()
    before = desk.focus()
    search(desk, "zzz")
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Escape)
    assert desk.focus() is before
    assert place_of(desk) == "clients"


def test_every_row_is_a_sentence_for_a_screen_reader(desk: FirmWindow) -> None:
    firm = desk.firm
    tom = firm.client("Tom Reyes", phones=(ContactDraft("503 555 1001"),), sites=(SiteDraft(street="4 Elm Row"),))
    firm.complaint(tom)
    search(desk, "tom")
    palette = desk.window.findChild(FindPalette)
    assert palette is not None
    view = palette.findChild(QListView)
    assert view is not None
    table = QAccessible.queryAccessibleInterface(view)
    said = [table.child(place).text(QAccessible.Text.Name) for place in range(table.childCount())]
    assert said[0] == "Tom Reyes, open complaint, 4 Elm Row · 503 555 1001"
    assert said[-1] == "New client “tom”"
    assert all(said)


def test_the_command_line_finds_whom_the_box_finds(
    call: Call, tmp_path: Path, firm_clock: MovableClock, themed: QApplication
) -> None:
    box: dict[str, list[str]] = {}
    with opened_window(tmp_path, firm_clock) as desk:
        everybody(desk)
        tom = desk.firm.client("Tom Reyes")
        desk.firm.finished_job(tom)
        desk.window.show_client(tom)
        settle()
        for typed in ("8866", "zurich", "sw1a1aa", "reyes", "l", "555", "#1001"):
            box[typed] = [row.title for row in search(desk, typed) if row.client_id is not None]
    for typed, names in box.items():
        hits = call("find", typed, "--json", "--data", tmp_path / "everafter.db").facts["hits"]
        assert [hit["name"] for hit in hits] == names, typed
