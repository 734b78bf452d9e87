"""What comes again and again for a client, with its next dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.queries import agreements as agreement_queries
from app.queries import jobs as job_queries
from app.queries.agreements import AgreementDateRow, AgreementRow
from app.queries.client_rows import ClientDetails
from app.translations import gettext as _
from ui.clients.agreement_form import AgreementForm
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.firm_formats import FirmFormats
from ui.wording import every_words, weekday_words

if TYPE_CHECKING:
    from app.everafter import Everafter

_DATES_SHOWN = 3


class AgreementsPanel(EditablePanel):
    """Each agreement in words with its next dates; Add opens an empty form at once."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(
            "agreements",
            _("Comes again"),
            _("Nothing is agreed to come again."),
            action_text=_("Add"),
            parent=parent,
        )
        self._everafter = everafter
        self._formats = formats
        self._client_id: int | None = None
        self._rows: tuple[AgreementRow, ...] = ()

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._client_id != details.id)
        self._client_id = details.id
        self._rows = tuple(agreement_queries.list_agreements(details.id, self._formats.today()))
        self.lines.show_lines(
            [Line(f"agreement:{row.id}", "repeat", agreement_words(row), self._dates_words(row)) for row in self._rows]
        )

    def toggle_editing(self) -> None:
        """Offer pencils, and where nothing is agreed yet an empty form."""
        super().toggle_editing()
        if self.is_editing and not self._rows:
            self._start(None)

    def _resting_verb(self) -> str:
        return _("Edit") if self._rows else _("Add")

    def _open(self, key: str) -> None:
        number = key.partition(":")[2]
        self._start(next((row for row in self._rows if str(row.id) == number), None))

    def _start(self, row: AgreementRow | None) -> None:
        client_id, service = self._client_id, self._everafter.agreements
        if client_id is None:
            return
        form = self.form_of(AgreementForm, lambda: AgreementForm(self._formats))
        last = None if row is not None else job_queries.suggest_repeat(client_id)
        form.fill(row, "" if last is None else last.description, None if last is None else last.technician_id)
        if row is None:

            def agree(_version: int | None) -> str:
                service.agree(form.draft(client_id, None))
                return _("Agreed: {what}").format(what=form.text("what"))

            self.start_form(form, _("It comes again"), agree, what="new:agreement")
            return

        def change(version: int | None) -> str:
            today = self._formats.today()
            seen = version if version is not None else agreement_queries.get_agreement(row.id, today).version
            service.change(row.id, seen, form.draft(client_id, row))
            return _("Saved: {what}").format(what=form.text("what"))

        def end() -> str:
            service.end(row.id, row.version, self._formats.today())
            return _("“{what}” does not come again").format(what=row.what)

        title = _("Change what was agreed")
        self.start_form(form, title, change, what=f"agreement:{row.id}", version=row.version, remove=end)

    def _dates_words(self, row: AgreementRow) -> str:
        if row.is_ended:
            return _("ended {day}").format(day=self._formats.day(row.ends_on)) if row.ends_on is not None else ""
        today = self._formats.today()
        missed = [each for each in row.dates if each.state == "missed"]
        coming = [each for each in row.dates if each.due_on >= today and each.state in ("to_come", "due", "booked")]
        parts = [_("missed: {days}").format(days=", ".join(map(self._date_words, missed)))] if missed else []
        if row.paused_until_on is not None:
            parts.append(_("paused until {day}").format(day=self._formats.day(row.paused_until_on)))
        if coming:
            parts.append(_("next: {days}").format(days=", ".join(map(self._date_words, coming[:_DATES_SHOWN]))))
        return " · ".join(parts)

    def _date_words(self, each: AgreementDateRow) -> str:
        """A day as the line says it: booked, moved, or why it is another than agreed."""
        day = self._formats.date(each.due_on)
        if each.job_number is not None:
            return _("{day} (booked)").format(day=day)
        if each.shift_words:
            return _("{day} (not {other}: {why})").format(
                day=day, other=weekday_words(each.planned_on), why=each.shift_words
            )
        return day


def agreement_words(row: AgreementRow) -> str:
    """“Living room: every 6 months”."""
    return f"{row.what}: {every_words(row.every_count, row.every_unit)}"
