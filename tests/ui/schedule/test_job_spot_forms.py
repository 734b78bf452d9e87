from __future__ import annotations

from app.queries.jobs import get_job
from tests.ui.firm_pages import Desk, settle, texts_of
from tests.ui.schedule.job_pages import show
from ui.schedule.job_form import JobForm
from ui.schedule.job_note_cards import JobNote
from ui.schedule.job_spot_forms import CareForm, FindingForm, ReadingForm


def test_something_else_needs_its_words_and_all_is_shown_later(desk: Desk, page: JobForm) -> None:
    show(page, desk.firm.booked_job(desk.margaret()))
    page.write_down("found")
    form = page._acts.forms.note(JobNote.FOUND)
    assert isinstance(form, FindingForm)
    form._kind_combo.setCurrentIndex(form._kind_combo.findData("other"))
    page._acts.save()
    assert form.field("note").has_error
    form.set_text("note", "a burn")
    form._area_combo.setCurrentIndex(form._area_combo.findText("Living room"))
    form._shown_box.setChecked(False)
    page._acts.save()
    settle()
    assert "Something else, Living room\na burn · not shown to the client yet" in texts_of(page)
    page._left_cards.show_findings_wanted.emit()
    settle()
    assert "a burn · shown to the client" in texts_of(page)
    page._left_cards.finding_removed.emit(1)
    settle()
    assert "a burn" not in texts_of(page)


def test_a_test_is_answered_yes_or_no(desk: Desk, page: JobForm) -> None:
    show(page, desk.firm.booked_job(desk.margaret()))
    page.write_down("measured")
    form = page._acts.forms.note(JobNote.MEASURED)
    assert isinstance(form, ReadingForm)
    assert form.field("value").isVisible()
    form._kind_combo.setCurrentIndex(form._kind_combo.findData("uv_urine"))
    assert not form.field("value").isVisible()
    form._result.choose("yes")
    form.set_text("spot", "behind the door")
    page._acts.save()
    settle()
    assert "Urine seen under UV: yes\nbehind the door" in texts_of(page)


def test_drying_is_chosen_in_hours_and_confirmed_when_the_client_says_so(desk: Desk, page: JobForm) -> None:
    job_id = desk.firm.finished_job(desk.margaret())
    show(page, job_id)
    page.write_down("care")
    form = page._acts.forms.note(JobNote.CARE)
    assert isinstance(form, CareForm)
    form._dry_combo.setCurrentIndex(3)
    page._acts.save()
    settle()
    details = get_job(job_id)
    assert details.dry_by_at is not None
    assert details.left_at is not None
    assert (details.dry_by_at - details.left_at).total_seconds() == 6 * 3600
    page.write_down("care")
    assert form._dry_combo.currentData() == details.dry_by_at
    page._acts.close_form()
    page._left_cards.confirm_dry_wanted.emit()
    settle()
    assert "The client said that it is dry" in texts_of(page)
