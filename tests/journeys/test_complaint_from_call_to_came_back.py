"""From the telephone call to "came back": one complaint through the real window, with every place that shows it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.queries import care_report, complaints, jobs, search, today, wall_monitor
from app.queries.complaint_rows import ComplaintDetails
from app.rules.care_figures import Outcome
from app.services.drafts import ContactDraft
from app.services.firm_drafts import PersonDraft
from tests.app.services.complaint_stories import Story
from tests.fakes import MovableClock
from tests.ui.firm_pages import texts_of
from tests.ui.firm_windows import FirmWindow, opened_window, settle
from ui.care_board.care_board_page import CareBoardPage
from ui.print_preview.preview_page import PreviewPage
from ui.shell.care_strip import CareStrip, CareStripEntry
from ui.today.today_block import LineButton

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
ROOT = Path(__file__).parents[2]
WET = "The hall carpet is still wet and it smells"


@pytest.fixture
def desk(database_address: str, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(database_address, firm_clock) as opened:
        firm = opened.firm
        firm.everafter.firm.add_person(PersonDraft("Ana Bell", role="technician", van_name="van 3"))
        opened.window.resize(1600, 900)
        settle()
        yield opened


@pytest.fixture
def margaret(desk: FirmWindow) -> int:
    """Luis cleaned her hall this morning until nine."""
    client_id = desk.firm.client("Margaret Alder", preferred_name="Margaret", phones=(ContactDraft("(503) 555 0142"),))
    desk.firm.finished_job(client_id)
    return client_id


def board_of(desk: FirmWindow) -> CareBoardPage:
    page = desk.window.page
    assert isinstance(page, CareBoardPage)
    return page


def shown_board(desk: FirmWindow, complaint_id: int) -> CareBoardPage:
    """The board opened anew on one card, as a person who was elsewhere finds it."""
    desk.window.go_to("today")
    desk.window.go_to("care_board", complaint_id)
    settle()
    return board_of(desk)


def details(desk: FirmWindow, complaint_id: int) -> ComplaintDetails:
    return complaints.get_complaint(complaint_id, desk.firm.clock.now(), desk.firm.zone)


def log(desk: FirmWindow, client_id: int, words: str) -> int:
    """Ctrl+Shift+C on the card, their words, Ctrl+Enter."""
    desk.window.show_client(client_id)
    settle()
    desk.press(Qt.Key.Key_C, CTRL | SHIFT)
    desk.type(words)
    desk.press(Qt.Key.Key_Return, CTRL)
    return opened_of(desk, client_id)


def opened_of(desk: FirmWindow, client_id: int) -> int:
    clock = desk.firm.clock
    row = complaints.find_open_of_client(client_id, clock.now(), clock.zone)
    assert row is not None
    return row.id


def on_the_command_line(desk: FirmWindow, address: str) -> list[dict[str, object]]:
    """What a script on another computer is told at this moment."""
    answer = subprocess.run(
        [sys.executable, "-m", "ui", "board", "--json", "--data", address],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "EVERAFTER_NOW": desk.firm.clock.now().isoformat()},
    )
    return list(json.loads(answer.stdout)["complaints"])


def first_names(desk: FirmWindow, address: str) -> dict[str, list[str]]:
    """The names in the order in which each place shows them, with nothing but the first name kept."""
    firm, window = desk.firm, desk.window
    window._watch.refresh()  # what the half-minute does
    strip = [
        entry.promise.name
        for entry in window.findChildren(CareStrip)[0].findChildren(CareStripEntry)
        if entry.isVisibleTo(window)
    ]
    window.go_to("today")
    settle()
    assert window.page is not None
    block = window.page._promises  # type: ignore[attr-defined]  # the block of promises
    lines = [line.accessibleName() for line in block.findChildren(LineButton) if line.isVisibleTo(window)]
    window.go_to("care_board")
    settle()
    board = board_of(desk)._columns
    on_board = [item.name for state in ("call_back", "put_right", "check_back") for item in board.model_of(state).items]
    wall = wall_monitor.get_wall(firm.clock.now(), firm.zone)
    found = {
        "strip": strip,
        "today": lines,
        "board": on_board,
        "wall": [promise.name for promise in wall.promises],
        "command line": [str(row["client"]) for row in on_the_command_line(desk, address)],
    }
    return {place: [name.split(" ")[0].rstrip(",") for name in names] for place, names in found.items()}


def badge(desk: FirmWindow) -> str:
    """What the rail says of the Care Board."""
    return next(
        item.accessibleName()
        for item in desk.window.findChildren(QAbstractButton)
        if item.accessibleName().startswith("Care Board,")
    )


def choose_from_menu(desk: FirmWindow, words: str) -> None:
    """An entry of the panel's menu, by its words."""
    menu = board_of(desk)._panel.menu()
    next(action for action in menu.actions() if action.text().replace("&", "") == words).trigger()
    menu.close()
    settle()


def printed(desk: FirmWindow, qtbot: QtBot, entry: str, file: Path) -> str:
    """One of the panel's papers through the preview into a file, and its words."""
    menu = board_of(desk)._panel.print_menu()
    next(action for action in menu.actions() if action.text().replace("&", "") == entry).trigger()
    menu.close()
    settle()
    preview = desk.window.page
    assert isinstance(preview, PreviewPage)
    assert preview.place == "preview"
    qtbot.waitUntil(lambda: preview._print_button.isEnabled(), timeout=30_000)
    preview.save_as(str(file))
    # whole file first, then it is marked: whoever goes on before that would be in the way of the marking
    qtbot.waitUntil(lambda: file.exists() and not desk.runner.is_busy, timeout=30_000)
    settle()
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(file).pages).split())


def say(desk: FirmWindow, *sentences: str) -> None:
    """Words into the field beside the script, each with Ctrl+Enter."""
    board_of(desk)._panel.focus_words()
    for words in sentences:
        desk.type(words)
        desk.press(Qt.Key.Key_Return, CTRL)


def answer_check_back(desk: FirmWindow, key: Qt.Key, words: str) -> None:
    """The gate to Made good: 1 Great, 2 Good, 3 Not happy, then what they said."""
    desk.press(Qt.Key.Key_Right, CTRL)
    check = board_of(desk)._acts.forms.check
    check.field("answer").editor.setFocus()
    settle()
    desk.press(key)
    check._words.editor.setFocus()
    desk.type(words)


def finish_on_its_form(desk: FirmWindow, job_id: int, *, paid: bool) -> None:
    """The sheet of a visit that is over, keyed in: great, and paid by card if it costs something."""
    job = jobs.get_job(job_id).job
    assert job.ends_at is not None
    desk.firm.clock.move_to(job.ends_at + timedelta(minutes=5))
    desk.window._commands.show_job(job_id)
    settle()
    desk.window.page.start_finish()  # type: ignore[union-attr]  # what its button calls
    settle()
    desk.press(Qt.Key.Key_4, ALT)
    desk.press(Qt.Key.Key_1)
    if paid:
        desk.press(Qt.Key.Key_6, ALT)
        desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert jobs.get_job(job_id).job.state == "done"


@pytest.mark.slow
def test_from_the_telephone_call_to_came_back(
    desk: FirmWindow, margaret: int, database_address: str, qtbot: QtBot, tmp_path: Path
) -> None:
    firm, clock = desk.firm, desk.firm.clock
    tom = firm.complaint(firm.client("Tom Reyes"), "The stain by the door is back")  # P2: answer by 13:00
    firm.complaint(firm.client("Greg Halloran"), "You missed the corner behind the sofa")  # P3: answer by 17:00

    # the telephone rings: four digits, Enter, Ctrl+Shift+C, their words, Ctrl+Enter
    clock.move_on(hours=2)
    desk.window.go_to("today")
    settle()
    desk.type("0142")
    qtbot.waitUntil(lambda: bool(search.find("0142", clock.today())))
    desk.press(Qt.Key.Key_Return)
    assert desk.window.page is not None
    qtbot.waitUntil(lambda: desk.window.page is not None and desk.window.page.client_in_view() == margaret)
    desk.press(Qt.Key.Key_C, CTRL | SHIFT)
    desk.type(WET)
    desk.press(Qt.Key.Key_Return, CTRL)
    complaint_id = opened_of(desk, margaret)
    card = details(desk, complaint_id).card
    assert (card.words, card.category, card.owner_name) == (WET, "over_wet", "Dana Kowalski")
    assert details(desk, complaint_id).technician_name == "Luis Santos"
    assert {tuple(names) for names in first_names(desk, database_address).values()} == {("Tom", "Greg", "Margaret")}
    assert badge(desk) == "Care Board, 3 people wait"

    # a day passes, nobody calls, and the carpet is not dry: it raises itself, and an hour later it is late
    clock.move_to(datetime(2026, 3, 3, 10, 12))
    board = shown_board(desk, complaint_id)
    assert details(desk, complaint_id).card.is_raised
    for place, names in first_names(desk, database_address).items():
        assert names[0] == "Margaret", place
    assert {tuple(names) for names in first_names(desk, database_address).values()} == {("Margaret", "Tom", "Greg")}
    assert "3 late" in badge(desk)
    facts = on_the_command_line(desk, database_address)[0]
    assert (facts["class"], facts["is_late"], facts["chip"]) == ("P1", True, "late")
    assert "late" in board._columns.model_of("call_back").items[0].clock
    assert wall_monitor.get_wall(clock.now(), firm.zone).promises[0].chip == "late"

    # listen, what it means, say sorry, ask; a sentence that defends us is marked while it is written
    desk.window.go_to("care_board", complaint_id)
    settle()
    say(desk, "It squelches by the stairs", "My mother could slip")
    desk.type("I am sorry, but you signed the form")
    assert "but you" in board._panel._said.warning
    assert "you signed" in board._panel._said.warning
    board._panel._said.editor.selectAll()
    say(desk, "I am sorry, Margaret", "Dry before Friday, please")
    assert board._panel._said.warning == ""
    assert details(desk, complaint_id).card.steps_done == (True, True, True, False, False, False)

    # one promise: the earliest free time of somebody else, at no charge
    board._panel.visit_requested.emit()
    settle()
    picker = board._acts.forms.promise._picker
    first = picker.list.slots_model.slot_at(0)
    assert first is not None
    desk.press(Qt.Key.Key_Return, CTRL)
    promised = details(desk, complaint_id)
    assert promised.card.state == "put_right"
    assert promised.card.promise_due_at == first.starts_at
    assert promised.work.visit is not None
    visit = jobs.get_job(promised.work.visit.job_id)
    assert (visit.job.starts_at, visit.job.is_chargeable, visit.job.technician_name) == (
        first.starts_at,
        False,
        "Ana Bell",
    )

    # undo takes back the promise and its visit, redo brings both
    desk.window._undo.undo()
    assert (details(desk, complaint_id).card.state, details(desk, complaint_id).work.visit) == ("call_back", None)
    desk.window._undo.redo()
    assert details(desk, complaint_id).card.state == "put_right"
    assert details(desk, complaint_id).card.promise_due_at == first.starts_at

    # Ana was there, her sheet is keyed in; then it is written down how it was put right and what it cost
    finish_on_its_form(desk, visit.job.id, paid=False)
    board = shown_board(desk, complaint_id)
    desk.press(Qt.Key.Key_Right, CTRL)
    fix = board._acts.forms.fix
    fix._words.editor.setFocus()
    desk.type("Dried with two fans and cleaned the landing too")
    fix._cost_edit.setFocus()
    desk.type("45")
    desk.press(Qt.Key.Key_Return, CTRL)
    put_right = details(desk, complaint_id)
    assert (put_right.card.state, put_right.fix_outcome, put_right.work.cost_minor) == ("check_back", "visit", 4_500)

    # the letter is looked at and kept as a file
    letter = printed(desk, qtbot, "Recovery letter", tmp_path / "letter.pdf")
    assert "Dear Margaret" in letter
    assert WET in letter
    assert "but you" not in letter

    # one check-back nobody answers; then "good", which stays open and is asked about; then great
    clock.move_on(days=2)
    board = shown_board(desk, complaint_id)
    choose_from_menu(desk, "Nobody answered")
    assert details(desk, complaint_id).check_try_count == 1
    assert not details(desk, complaint_id).may_close_unconfirmed
    clock.move_on(days=1)
    board = shown_board(desk, complaint_id)
    answer_check_back(desk, Qt.Key.Key_2, "It is good, thank you")
    desk.press(Qt.Key.Key_Return, CTRL)
    good = details(desk, complaint_id)
    assert (good.card.state, good.work.good_count) == ("check_back", 1)
    assert margaret in {row.client_id for row in today.list_aftercare(clock.now(), clock.zone) if row.is_probe}
    say(desk, "That somebody rings the evening before")
    desk.press(Qt.Key.Key_Escape)  # from the words to the card
    answer_check_back(desk, Qt.Key.Key_1, "Now it is great, and it smells fresh")
    check = board._acts.forms.check
    check.set_text("lesson", "Lift the edge and dry the pad")
    check.set_text("prevention", "A moisture meter on each van")
    check._thanked_box.setChecked(True)
    desk.press(Qt.Key.Key_Return, CTRL)
    made_good = details(desk, complaint_id)
    assert (made_good.card.state, made_good.card.chip, made_good.card.result) == ("made_good", "won_back", "told_us")
    assert made_good.card.steps_done == (True,) * 6
    assert made_good.work.prevention is not None
    assert made_good.work.prevention.what == "A moisture meter on each van"
    shown_board(desk, complaint_id)
    page = printed(desk, qtbot, "Complaint page, for us", tmp_path / "page.pdf")
    assert WET in page
    assert "Lift the edge and dry the pad" in page

    # months later she books and pays: she came back, and the miss stays in the numbers
    clock.move_to(datetime(2026, 9, 7, 9, 0))
    desk.window.show_client(margaret)
    settle()
    desk.press(Qt.Key.Key_B, CTRL)
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return, CTRL)
    [booked] = [job for job in jobs.list_jobs_of_client(margaret) if job.state == "booked"]
    assert booked.is_chargeable
    finish_on_its_form(desk, booked.id, paid=True)
    won = details(desk, complaint_id)
    assert (won.card.chip, won.card.result) == ("won_back", "came_back")
    assert complaints.get_board(clock.now(), clock.zone).numbers.came_back_count == 1
    report = care_report.get_care_report(datetime(2026, 1, 1).date(), clock.today(), clock.now(), clock.zone)
    assert report.figures.won_back == 1
    assert report.figures.outcomes[Outcome.CAME_BACK] == 1
    assert "answer" in {breach.kind for breach in report.breaches if breach.complaint_id == complaint_id}
    assert tom in {breach.complaint_id for breach in report.breaches}
    assert "Won back: came back" in texts_of(shown_board(desk, complaint_id))


def test_logged_by_mistake_it_is_withdrawn_with_a_reason_and_stays_visible(
    desk: FirmWindow, margaret: int, database_address: str
) -> None:
    complaint_id = log(desk, margaret, "The stain is back by the sofa")
    choose_from_menu(desk, "Logged by mistake...")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert details(desk, complaint_id).card.state == "call_back", "without a reason nothing happens"
    board_of(desk)._acts.forms.reason._words.editor.setFocus()
    desk.type("It was for her neighbour")
    desk.press(Qt.Key.Key_Return, CTRL)
    withdrawn = details(desk, complaint_id)
    assert (withdrawn.card.state, withdrawn.card.chip) == ("withdrawn", "withdrawn")
    assert withdrawn.events[-1].words == "It was for her neighbour"
    assert [row.id for row in complaints.get_board(desk.firm.clock.now(), desk.firm.zone).otherwise] == [complaint_id]
    assert on_the_command_line(desk, database_address) == []
    desk.window._undo.undo()
    assert details(desk, complaint_id).card.state == "call_back"


def test_what_was_made_good_opens_again_within_thirty_days_and_not_later(desk: FirmWindow, margaret: int) -> None:
    complaint_id = log(desk, margaret, "The stain is back by the sofa")
    story = Story(desk.firm, complaint_id).to_made_good()
    closed_at = story.details.card.closed_at
    assert closed_at is not None
    desk.firm.clock.move_to(closed_at + timedelta(days=29))
    shown_board(desk, complaint_id)
    choose_from_menu(desk, "Open again...")
    board_of(desk)._acts.forms.reason._words.editor.setFocus()
    desk.type("It is back once more")
    desk.press(Qt.Key.Key_Return, CTRL)
    again = details(desk, complaint_id)
    assert (again.card.state, again.card.closed_at) == ("put_right", None)
    assert again.events[-1].words == "It is back once more"
    desk.window._undo.undo()
    assert details(desk, complaint_id).card.chip == "won_back"


def test_thirty_one_days_later_a_new_complaint_is_linked_to_the_old_one(desk: FirmWindow, margaret: int) -> None:
    earlier = log(desk, margaret, "The stain is back by the sofa")
    story = Story(desk.firm, earlier).to_made_good()
    closed_at = story.details.card.closed_at
    assert closed_at is not None
    desk.firm.clock.move_to(closed_at + timedelta(days=31))
    shown_board(desk, earlier)
    board_of(desk)._acts.choose("reopen")
    board_of(desk)._acts.forms.reason._words.editor.setFocus()
    desk.type("It is back once more")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert details(desk, earlier).card.state == "made_good", "that is too long ago"
    desk.press(Qt.Key.Key_Escape)
    later = log(desk, margaret, "The stain is back by the sofa once more")
    found = details(desk, later)
    assert found.work.follows is not None
    assert (found.work.follows.id, found.is_repeat) == (earlier, True)
    assert [row.id for row in details(desk, earlier).work.followed_by] == [later]
    assert details(desk, earlier).card.chip != "won_back", "the same again cancels what they told us"
