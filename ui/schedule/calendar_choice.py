"""A calendar file of the week: whose visits, and what goes along; then where to write it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox

from app.errors import EverafterError
from app.exchange.out.calendar_export import CalendarChoice, export_calendar
from app.queries import firm as firm_queries
from app.translations import gettext as _
from app.translations import ngettext
from ui.file_choices import choose_new_file
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm
from ui.wording import weekday_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.everafter import Everafter


class CalendarForm(InlineForm):
    """Telephone numbers and notes only when ticked; access codes and private notes never."""

    def __init__(self, first_on: date, parent: QWidget | None = None) -> None:
        title = _("Calendar file of the week from {day}").format(day=weekday_words(first_on))
        super().__init__(title, save_text=_("&Write file…"), parent=parent)
        self._first_on = first_on
        self.person_combo = QComboBox()
        self.person_combo.addItem(_("Everybody"), None)
        for person in firm_queries.list_people(in_field=True):
            self.person_combo.addItem(person.name, person.id)
        self.phones_box = QCheckBox(_("With telephone num&bers"))
        self.notes_box = QCheckBox(_("With how to find it and &park"))
        self.add_field("person", Field(_("Wh&ose visits"), self.person_combo))
        self.add_widget(self.phones_box)
        self.add_widget(self.notes_box)

    def choice(self) -> CalendarChoice:
        """What is chosen now."""
        person_id = self.person_combo.currentData()
        return CalendarChoice(
            person_id,
            "" if person_id is None else self.person_combo.currentText(),
            self._first_on,
            has_phones=self.phones_box.isChecked(),
            has_notes=self.notes_box.isChecked(),
        )


def ask_calendar_file(
    parent: QWidget, everafter: Everafter, choice: CalendarChoice, tell: Callable[[str, bool], None]
) -> None:
    """Ask where to write, and write."""
    name = f"{choice.person_name or _('everybody')} {choice.first_on.isoformat()}.ics"
    write = partial(write_calendar_file, everafter, choice, tell)
    choose_new_file(parent, _("Calendar file"), name, _("Calendars (*.ics)"), write)


def write_calendar_file(
    everafter: Everafter, choice: CalendarChoice, tell: Callable[[str, bool], None], target: str
) -> None:
    """Write the file and say how many visits are in it."""
    try:
        count = export_calendar(choice, Path(target), everafter.clock)
    except EverafterError as error:
        tell(str(error), False)
        return
    words = ngettext("{count} visit is in {place}.", "{count} visits are in {place}.", count)
    tell(words.format(count=count, place=target), False)
