"""Why a client is with us, and what they say of other firms; each line is edited where it stands (S2.10, S3.10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.queries.client_rows import ClientDetails
from app.queries.competitor_notes import CompetitorNoteRow, list_competitor_notes_of_client
from app.services.drafts import ClientChanges
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.clients.other_firm_forms import OtherFirmForm, UsedOtherForm, WhyUsForm
from ui.firm_formats import FirmFormats

if TYPE_CHECKING:
    from app.everafter import Everafter

_WHY, _USED, _NOTE = "why", "used", "note"


class ReasonsPanel(EditablePanel):
    """Their reason first, then the day somebody else cleaned, then the notes, the newest first."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        empty = _("Ask why they chose us, and what they did not like elsewhere.")
        super().__init__("reasons", _("Why us, and others"), empty, parent=parent)
        self._everafter = everafter
        self._formats = formats
        self._details: ClientDetails | None = None
        self._notes: list[CompetitorNoteRow] = []
        self.add_verb(_("Why us"), lambda: self._open(f"{_WHY}:"))
        self.add_verb(_("Another firm"), lambda: self._open(f"{_NOTE}:"))

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._details is None or self._details.id != details.id)
        self._details = details
        self._notes = list_competitor_notes_of_client(details.id)
        lines = []
        if details.why_us:
            lines.append(Line(f"{_WHY}:", "heart", f"“{details.why_us}”", _("Why us")))
        used_on = details.profile.used_other_on
        if used_on is not None:
            words = _("Somebody else cleaned on {day}").format(day=self._formats.date(used_on))
            lines.append(Line(f"{_USED}:", "triangle-alert", words, details.profile.used_other_note))
        lines += [self._note_line(note) for note in self._notes]
        self.lines.show_lines(lines)

    def _note_line(self, note: CompetitorNoteRow) -> Line:
        answer = _("Our answer: {words}").format(words=note.our_answer) if note.our_answer else _("No answer yet")
        return Line(f"{_NOTE}:{note.id}", "store", f"{note.competitor}: “{note.words}”", answer)

    def _open(self, key: str) -> None:
        details = self._details
        if details is None:
            return
        kind, _colon, number = key.partition(":")
        if kind == _WHY:
            self._start_why(details)
        elif kind == _USED:
            self._start_used(details)
        else:
            self._start_note(details, next((note for note in self._notes if str(note.id) == number), None))

    def _start_why(self, details: ClientDetails) -> None:
        form = self.form_of(WhyUsForm, WhyUsForm)
        form.fill(details)
        self.start_form(
            form,
            _("Why are they with us?"),
            lambda version: self._change(details.id, version, form.changes()),
            what=f"{_WHY}:",
            version=details.version,
            remove=(lambda: self._change(details.id, None, ClientChanges(why_us=""))) if details.why_us else None,
        )

    def _start_used(self, details: ClientDetails) -> None:
        form = self.form_of(UsedOtherForm, UsedOtherForm)
        form.fill(details, self._formats.today())
        nobody = ClientChanges(used_other_note="", cleared=("used_other_on",))
        self.start_form(
            form,
            _("Who else cleaned there?"),
            lambda version: self._change(details.id, version, form.changes()),
            what=f"{_USED}:",
            version=details.version,
            remove=lambda: self._change(details.id, None, nobody),
        )

    def _start_note(self, details: ClientDetails, note: CompetitorNoteRow | None) -> None:
        form = self.form_of(OtherFirmForm, lambda: OtherFirmForm(self._formats.today()))
        form.fill(note)
        notes = self._everafter.competitor_notes
        if note is None:

            def add(_version: int | None) -> str:
                notes.add(details.id, form.draft())
                return _("Noted about {firm}").format(firm=form.text("competitor"))

            self.start_form(form, _("What they say of another firm"), add, what=f"{_NOTE}:")
            return

        def change(_version: int | None) -> str:
            notes.change(note.id, form.draft())
            return _("Saved")

        def forget() -> str:
            notes.archive(note.id)
            return _("The note about {firm} is off the card").format(firm=note.competitor)

        self.start_form(form, _("What they say of another firm"), change, what=f"{_NOTE}:{note.id}", remove=forget)

    def _change(self, client_id: int, version: int | None, changes: ClientChanges) -> str:
        newest = self._details.version if self._details is not None else 0
        self._everafter.clients.change(client_id, newest if version is None else version, changes)
        return _("Saved")
