"""A pile of sheets is keyed in with the fingers: each number, each answer, each way a sheet can end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.models.aftercare import Feedback
from app.models.clients import AreaMark, TimelineEntry
from app.models.jobs import Finding, Job, JobLine, Payment
from app.queries.aftercare import list_aftercare
from app.queries.jobs import get_job
from app.rules.job_sheet import finding_words
from app.rules.paper_codes import code_payload, job_code
from app.services.drafts import JobDraft
from tests.ui.accessibility_checks import faults_of
from tests.ui.firm_windows import settle
from tests.ui.sheet_keying.conftest import SheetDesk
from ui.theme.apply import apply_theme
from ui.theme.tokens import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER = Qt.Key.Key_Return


def test_ctrl_j_opens_the_oldest_of_the_pile_with_the_scanners_field_ready(sheets: SheetDesk) -> None:
    sheets.open()
    assert sheets.place == "sheet_keying"
    number = sheets.field("sheet.number")
    assert (number.hasFocus(), number.selectedText()) == (True, str(sheets.number(sheets.pile[0])))
    assert "3 left in the pile" in sheets.texts()
    assert "Due $90.00" in sheets.texts()


def test_a_sheet_is_keyed_in_and_the_next_opens_by_itself(sheets: SheetDesk) -> None:
    sheets.open()
    hand = sheets.window
    for _number_rooms_found in range(3):
        hand.press(ENTER)
    hand.type("905")
    hand.press(ENTER)
    hand.type("950")
    for _to_the_answer in range(5):
        hand.press(ENTER)
    hand.type("1")
    hand.type("So careful")
    hand.press(ENTER)
    hand.type("2")
    hand.press(ENTER, CTRL)
    job = get_job(sheets.pile[0])
    assert (job.job.state, job.job.billed_minor, job.job.paid_minor) == ("done", 9_000, 9_000)
    zone = sheets.window.firm.zone
    assert job.arrived_at is not None
    assert job.left_at is not None
    assert (f"{job.arrived_at.astimezone(zone):%H:%M}", f"{job.left_at.astimezone(zone):%H:%M}") == ("09:05", "09:50")
    assert job.products == "rinse A"
    assert all(line.is_done for line in JobLine.select().where(JobLine.job == job.job.id))
    assert (Feedback.get().answer, Feedback.get().words, Feedback.get().is_confirmed) == ("great", "So careful", False)
    assert sheets.field("sheet.number").selectedText() == str(sheets.number(sheets.pile[1]))
    assert "2 left in the pile" in sheets.texts()


def test_undo_by_name_puts_the_sheet_back_on_the_pile(sheets: SheetDesk) -> None:
    sheets.open()
    sheets.window.press(ENTER, CTRL)
    assert sheets.state(sheets.pile[0]) == "done"
    assert sheets.window.firm.everafter.history.undo_label() == f"Finish job {sheets.number(sheets.pile[0])}"
    sheets.window.firm.everafter.history.undo()
    settle()
    assert sheets.state(sheets.pile[0]) == "booked"
    assert "3 left in the pile" in sheets.texts()


@pytest.mark.parametrize("form", ["number", "job code", "payload", "small letters"])
def test_any_sheet_is_opened_by_scan_or_number(sheets: SheetDesk, form: str) -> None:
    number = sheets.number(sheets.pile[2])
    typed = {
        "number": str(number),
        "job code": job_code(number),
        "payload": code_payload("BRIGHT", "J", number),
        "small letters": code_payload("BRIGHT", "J", number).lower(),
    }[form]
    sheets.open()
    sheets.window.type(typed)
    sheets.window.press(ENTER)
    assert "Ana Bell" in sheets.page._head._who_button.text()
    assert sheets.window.focus().objectName() == "sheet.planned"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("999999", "no job 999999"),
        (code_payload("OTHER", "J", 2001), "another firm"),
        (code_payload("BRIGHT", "C", 2001), "no job sheet"),
        ("2001-0", "slip"),
        ("<b>", "slip"),
        ("", "Scan the square"),
    ],
)
def test_a_code_that_cannot_be_is_one_sentence_and_nothing_is_lost(sheets: SheetDesk, typed: str, told: str) -> None:
    sheets.open()
    sheets.window.press(ENTER)
    sheets.page.open_sheet.form.words.edit.setText("half a sentence")
    number = sheets.field("sheet.number")
    number.setFocus()
    number.setText(typed)
    sheets.window.press(ENTER)
    assert told in sheets.page._head.error
    assert number.hasFocus()
    assert sheets.page.open_sheet.form.words.edit.text() == "half a sentence"


def test_a_job_without_a_visit_or_with_one_to_come_is_told(sheets: SheetDesk) -> None:
    firm = sheets.window.firm
    client_id = firm.client()
    quoted = firm.everafter.jobs.quote(JobDraft(client_id))
    later = firm.booked_job(client_id, firm.clock.now() + timedelta(days=3))
    lost = firm.booked_job(client_id)
    firm.everafter.jobs.cancel(lost, get_job(lost).job.version, "holiday")
    sheets.open()
    for job_id, told in ((quoted, "is quoted"), (later, "still to come"), (lost, "is cancelled")):
        number = sheets.field("sheet.number")
        number.setFocus()
        sheets.window.type(str(sheets.number(job_id)))
        sheets.window.press(ENTER)
        assert told in sheets.page._head.error


def test_a_late_arrival_says_that_it_was_noted(sheets: SheetDesk) -> None:
    sheets.open()
    form = sheets.page.open_sheet.form
    starts_at = get_job(sheets.pile[0]).job.starts_at
    assert starts_at is not None
    late = starts_at.astimezone(sheets.window.firm.zone) + timedelta(minutes=20)
    form.time.arrived.editor.setText(f"{late:%H%M}")  # type: ignore[attr-defined]  # a line to type in
    sheets.window.press(ENTER, CTRL)
    entry = TimelineEntry.get(TimelineEntry.is_small_cut == True)  # noqa: E712 - SQL
    assert (entry.job_id, entry.headline) == (sheets.pile[0], "We came 20 minutes late")
    assert Job.get_by_id(sheets.pile[0]).waited_minutes == 20


def test_a_bare_good_is_asked_about_tomorrow(sheets: SheetDesk) -> None:
    sheets.open()
    sheets.page.open_sheet.form.answer.choice.setFocus()
    sheets.window.type("2")
    sheets.window.press(ENTER, CTRL)
    firm = sheets.window.firm
    calls = list_aftercare(firm.clock.now() + timedelta(days=1), firm.zone)
    assert [row.is_probe for row in calls if row.job_id == sheets.pile[0]] == [True]
    assert Feedback.get().probe_owner_id != firm.luis


def test_not_happy_opens_the_complaint_with_their_words_and_can_be_put_off(sheets: SheetDesk) -> None:
    sheets.open()
    sheets.page.open_sheet.form.answer.choice.setFocus()
    sheets.window.type("3")
    sheets.window.type("The landing smells")
    sheets.window.press(ENTER, CTRL)
    assert sheets.place == "complaint_form"
    form = sheets.window.window.page
    assert form._heard.words == "The landing smells"  # type: ignore[union-attr]  # None would fail here, too
    assert form._written().job_id == sheets.pile[0]  # type: ignore[union-attr]  # None would fail here, too
    sheets.open()
    assert "Margaret Alder is not happy" in sheets.texts()
    assert sheets.field("sheet.number").text() == str(sheets.number(sheets.pile[1]))
    sheets.page._banner._ask()
    settle()
    assert sheets.place == "complaint_form"
    sheets.window.press(ENTER, CTRL)
    sheets.open()
    assert "is not happy" not in sheets.texts()


def test_rooms_marks_extra_work_and_parts_are_kept(sheets: SheetDesk) -> None:
    sheets.open()
    form = sheets.page.open_sheet.form
    form.rooms.planned_box.setChecked(False)
    landing = form.rooms._rooms[0]
    landing.found_edit.setText("Ring mark")
    landing.price_edit.setText("60")
    form.found.boxes.setFocus()
    sheets.window.type("14")
    form.time.extra.editor.setText("Rug")  # type: ignore[attr-defined]  # a line to type in
    form.time.extra_price.editor.setText("20")  # type: ignore[attr-defined]  # a line to type in
    assert "Due $120.00, agreed $110.00" in sheets.texts()
    sheets.page.save()
    assert "agreed to it" in form.time.extra_ok.error
    form.time.extra_ok.editor.setText("asked for it at the door")  # type: ignore[attr-defined]  # a line to type in
    sheets.page.save()
    assert "higher than the agreed" in form.paid.price_ok.error
    form.paid._price_edit.setText("she saw the ring")
    form.paid.choice.setFocus()
    sheets.window.type("1")
    sheets.window.type("100")
    form.paid.add_part()
    sheets.page.save()
    row = Job.get_by_id(sheets.pile[0])
    assert (row.billed_minor, row.paid_minor, row.extra_ok) == (12_000, 12_000, "asked for it at the door")
    assert [(each.method, each.amount_minor) for each in Payment.select().order_by(Payment.id)] == [
        ("card", 10_000), ("cash", 2_000),
    ]  # fmt: skip
    assert {found.kind for found in Finding.select()} == {"pet", "fading"}
    assert [mark.what for mark in AreaMark.select()] == ["Ring mark"]


def test_a_room_that_was_added_is_billed(sheets: SheetDesk) -> None:
    sheets.open()
    form = sheets.page.open_sheet.form
    form.rooms.add_room()
    sheets.window.type("Study")
    sheets.window.press(ENTER)
    sheets.window.press(ENTER)
    sheets.window.type("30")
    assert "Due $120.00, agreed $90.00" in sheets.texts()
    form.paid._price_edit.setText("asked")
    sheets.page.save()
    assert Job.get_by_id(sheets.pile[0]).billed_minor == 12_000


def test_esc_keeps_what_was_keyed_in(sheets: SheetDesk) -> None:
    sheets.open()
    form = sheets.page.open_sheet.form
    form.time.arrived.editor.setText("0907")  # type: ignore[attr-defined]  # a line to type in
    form.found.boxes.tick(["pet"])
    form.rooms.add_room()
    form.rooms._rooms[-1].name_edit.setText("Study")  # type: ignore[union-attr]  # None would fail here, too
    form.answer.choose("good")
    form.words.edit.setText("half a")
    form.paid.choice.choose("cash")
    sheets.window.press(Qt.Key.Key_Escape)
    sheets.window.press(Qt.Key.Key_Escape)
    assert sheets.place != "sheet_keying"
    sheets.page.open_sheet.sheet = None
    sheets.open()
    assert "is here again" in sheets.texts()
    values = sheets.page.open_sheet.form.values()
    assert (values["arrived_at"], values["found"], values["words"]) == ("0907", ["pet"], "half a")
    assert (values["answer"], values["paid"], values["rooms"][-1][1]) == ("good", "cash", "Study")


def test_a_skipped_sheet_comes_again_when_the_others_are_in(sheets: SheetDesk) -> None:
    sheets.open()
    sheets.page.skip()
    assert sheets.page.open_sheet.sheet is not None
    assert sheets.page.open_sheet.sheet.job.id == sheets.pile[1]
    sheets.page.save()
    sheets.page.save()
    assert sheets.page.open_sheet.sheet.job.id == sheets.pile[0]


def test_lost_nobody_there_and_cancelled_end_a_sheet(sheets: SheetDesk) -> None:
    sheets.open()
    foot = sheets.page._foot
    foot._lost_button.click()
    foot._nobody_button.click()
    foot._cancel_button.click()
    sheets.window.type("flu")
    sheets.window.press(ENTER)
    assert [sheets.state(job_id) for job_id in sheets.pile] == ["done", "no_show", "cancelled"]
    note = TimelineEntry.get(TimelineEntry.kind == "paper")
    assert "was lost" in note.headline
    assert Feedback.select().count() == 0
    assert "All sheets are in" in sheets.texts()


def test_a_sheet_that_is_in_says_so_and_is_corrected(sheets: SheetDesk) -> None:
    sheets.open()
    form = sheets.page.open_sheet.form
    form.paid.choice.setFocus()
    sheets.window.type("1")
    sheets.window.press(ENTER, CTRL)
    sheets.window.type(str(sheets.number(sheets.pile[0])))
    sheets.window.press(ENTER)
    assert "is in already" in sheets.texts()
    assert form.paid.took_edit.text() == "90.00"
    form.paid.took_edit.setText("80")
    sheets.window.press(ENTER, CTRL)
    assert Job.get_by_id(sheets.pile[0]).paid_minor == 8_000
    assert Payment.select().where(Payment.archived_at.is_null()).count() == 1
    assert sheets.window.firm.everafter.history.undo_label() == f"Correct sheet {sheets.number(sheets.pile[0])}"
    assert sheets.page.open_sheet.sheet is not None
    assert sheets.page.open_sheet.sheet.job.id == sheets.pile[1]


def test_another_desk_is_noticed_and_what_was_keyed_in_stays(sheets: SheetDesk) -> None:
    sheets.open()
    sheets.page.open_sheet.form.words.edit.setText("lovely")
    row = Job.get_by_id(sheets.pile[0])
    sheets.window.firm.everafter.jobs.start(row.id, row.version)
    sheets.page.save()
    assert "Somebody else changed" in sheets.texts()
    assert sheets.page.open_sheet.form.words.edit.text() == "lovely"


def test_a_time_that_is_none_is_told_under_its_line(sheets: SheetDesk) -> None:
    sheets.open()
    left = sheets.page.open_sheet.form.time.left
    left.editor.setText("2575")  # type: ignore[attr-defined]  # a line to type in
    sheets.page.save()
    assert "no time of day" in left.error
    assert left.editor.hasFocus()
    assert sheets.state(sheets.pile[0]) == "booked"


def test_alt_and_a_number_lead_to_that_part_and_light_the_paper(sheets: SheetDesk) -> None:
    sheets.open()
    for number in (6, 4, 5, 2, 3, 1):
        sheets.window.press(Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
        assert sheets.page.open_sheet.form.section_at_hand() == number
        assert sheets.page.open_sheet.picture.lit == number


def test_every_control_has_a_name_and_no_letter_is_there_twice(sheets: SheetDesk) -> None:
    sheets.open()
    form = sheets.page.open_sheet.form
    assert faults_of(sheets.window.window) == []
    form.rooms.add_room()
    form.time.extra.editor.setText("Rug")  # type: ignore[attr-defined]  # a line to type in
    form.rooms._rooms[0].price_edit.setText("90")
    form.paid.add_part()
    form.rooms.planned_box.setChecked(False)
    sheets.page._foot._cancel_button.click()
    settle()
    assert faults_of(sheets.window.window) == []


def test_today_leads_to_the_pile(sheets: SheetDesk) -> None:
    sheets.window.window.go_to("today")
    settle()
    today = sheets.window.window.page
    today._sheets.button.click()  # type: ignore[union-attr]  # None would fail here, too
    settle()
    assert sheets.place == "sheet_keying"
    assert sheets.page.open_sheet.sheet is not None


def test_from_the_page_of_a_job_its_sheet_opens_and_saving_leads_back(sheets: SheetDesk) -> None:
    sheets.window.window._commands.show_job(sheets.pile[1])
    settle()
    sheets.window.window.page.start_finish()  # type: ignore[union-attr]  # None would fail here, too
    settle()
    assert sheets.place == "sheet_keying"
    assert sheets.field("sheet.number").text() == str(sheets.number(sheets.pile[1]))
    sheets.window.press(ENTER, CTRL)
    assert (sheets.place, sheets.state(sheets.pile[1])) == ("job", "done")


def test_a_line_of_today_opens_that_sheet_and_saving_goes_on_with_the_pile(sheets: SheetDesk) -> None:
    sheets.window.window.go_to("today")
    settle()
    today = sheets.window.window.page
    today._sheets._lines[1].click()  # type: ignore[union-attr]  # None would fail here, too
    settle()
    assert sheets.field("sheet.number").text() == str(sheets.number(sheets.pile[1]))
    sheets.window.press(ENTER, CTRL)
    assert (sheets.place, sheets.state(sheets.pile[1])) == ("sheet_keying", "done")
    assert sheets.field("sheet.number").text() == str(sheets.number(sheets.pile[0]))


def test_a_sheet_keyed_in_without_a_word_about_rooms_was_as_planned(sheets: SheetDesk) -> None:
    sheets.window.firm.finish(sheets.pile[0])
    JobLine.update(is_done=False).execute()
    sheets.window.window.go_to("sheet_keying", sheets.pile[0])
    settle()
    form = sheets.page.open_sheet.form
    assert form.rooms.planned_box.isChecked()
    assert [line.price_minor for line in form.draft().lines] == [5_000, 4_000]
    assert "Due $90.00" in sheets.texts()
    sheets.page.save()
    assert Job.get_by_id(sheets.pile[0]).billed_minor == 9_000


def test_a_room_that_was_not_done_is_not_charged(sheets: SheetDesk) -> None:
    sheets.open()
    form = sheets.page.open_sheet.form
    form.rooms.planned_box.setChecked(False)
    stairs = form.rooms._rooms[1]
    stairs.box.setChecked(False)
    assert "Due $50.00, agreed $90.00" in sheets.texts()
    stairs.box.setChecked(True)
    assert "Due $90.00" in sheets.texts()
    stairs.box.setChecked(False)
    sheets.page.save()
    assert Job.get_by_id(sheets.pile[0]).billed_minor == 5_000
    sheets.window.window.go_to("sheet_keying", sheets.pile[0])
    settle()
    assert [line.price_minor for line in form.draft().lines] == [5_000, 0]
    assert [line.is_done for line in form.draft().lines] == [True, False]


def test_photos_are_told_in_words_and_nobody_is_asked_to_show_them(sheets: SheetDesk) -> None:
    sheets.open()
    for box in sheets.page.open_sheet.form.found._photo_boxes.values():
        box.setChecked(True)
    sheets.page.save()
    assert all(row.shown_at is not None for row in Finding.select())
    assert sorted(finding_words(row.kind) for row in Finding.select()) == ["Photos after", "Photos before"]


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
def test_no_field_stands_outside_the_smallest_window_and_the_paper_gives_way(
    sheets: SheetDesk, themed: QApplication, scale: float
) -> None:
    sheets.open()
    window, page = sheets.window.window, sheets.page
    apply_theme(themed, Theme.LIGHT, scale)
    try:
        for _room in range(12):
            page.open_sheet.form.rooms.add_room()
        window.resize(1024, 640)
        settle()
        assert page.open_sheet.form.width() <= page.open_sheet._scroll.viewport().width()
        assert page.open_sheet._scroll.geometry().right() <= page.open_sheet._scroll.parentWidget().width()
        last = list(page.open_sheet.form.found.boxes._buttons.values())[-1]
        assert last.mapTo(page, last.rect().bottomRight()).x() < page.width()
        assert page.open_sheet.picture.isHidden() == (scale == 1.5)
    finally:
        apply_theme(themed, Theme.LIGHT)
    settle()
    assert not page.open_sheet.picture.isHidden()
