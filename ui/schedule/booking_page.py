"""Booking a visit: last rooms, prices and technician filled in; an arrow to a free time, Enter, Ctrl+Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.errors import EverafterError, ValidationError
from app.queries import client_card as card_queries
from app.queries import complaints as complaint_queries
from app.queries import firm as firm_queries
from app.queries import jobs as job_queries
from app.queries.client_rows import ClientDetails
from app.queries.jobs import RepeatJobRow
from app.rules.person_names import first_name
from app.services.drafts import JobDraft, JobLineDraft
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.page import Page
from ui.schedule.job_lines_editor import JobLinesEditor
from ui.schedule.slot_picker import SlotPicker
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.cards import Card
from ui.widgets.fields import Field
from ui.widgets.form_page import form_foot, lay_out_form_page
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter


class BookingPage(Page):
    """One visit for one client; the caret stands in the list of free times from the first moment."""

    place = "booking"
    is_of_one_client = True

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._client_id: int | None = None
        self._repeat: RepeatJobRow | None = None
        self._title_label = ElidedLabel("", TextRole.TITLE)
        self._last_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._lines = JobLinesEditor(self._formats)
        self._what_edit = QLineEdit()
        self._wish_edit = QLineEdit()
        self._wish_edit.setPlaceholderText(_("In their words"))
        self._picker = SlotPicker(self._formats)
        self._message_label = TextLabel("", TextRole.BODY, TextTone.LATE, wrap=True)
        self._message_label.hide()
        self._book_button = Button(_("&Book"), ButtonVariant.PRIMARY, "calendar-plus")
        self._leave_button = Button(_("&Leave"), ButtonVariant.QUIET)
        self._picker.changed.connect(self._show_choice)
        self._picker.taken.connect(lambda: self._book_button.setFocus(Qt.FocusReason.OtherFocusReason))
        self._book_button.clicked.connect(self.book)
        self._leave_button.clicked.connect(self._leave)
        self._build()

    def _build(self) -> None:
        what = Card(_("What"))
        what.body.setSpacing(Space.M)
        what.body.addWidget(self._lines)
        what.body.addWidget(Field(_("In &short, for the plan"), self._what_edit))
        what.body.addWidget(Field(_("What would make that day &perfect?"), self._wish_edit))
        what.body.addStretch(1)
        when = Card(_("When"))
        when.body.addWidget(self._picker)
        cards = QHBoxLayout()
        cards.addWidget(what, 5)
        cards.addWidget(when, 5)
        foot = form_foot(self._message_label, self._leave_button, self._book_button)
        lay_out_form_page(self, (self._title_label, self._last_label), cards, foot)

    @property
    def title(self) -> str:
        """What the window calls this page."""
        return _("Book a visit")

    def client_in_view(self) -> int | None:
        """For whom this visit is."""
        return self._client_id

    def show_client(self, client_id: int) -> None:
        """Begin a visit for this client with everything the last one knew."""
        self._client_id = client_id
        self._is_stale = False
        clock = self._everafter.clock
        details = card_queries.get_client(client_id, clock.now(), clock.zone)
        self._repeat = job_queries.suggest_repeat(client_id)
        self._message_label.hide()
        self._title_label.setText(_("Book a visit for {name}").format(name=details.name))
        self._last_label.setText(self._last_words(details))
        self._lines.show_lines(_lines_of(self._repeat), details.areas, firm_queries.list_price_items())
        self._what_edit.setText(self._repeat.description if self._repeat is not None else "")
        self._wish_edit.clear()
        repeat = self._repeat
        self._picker.begin(
            repeat.technician_id if repeat is not None else None,
            repeat.minutes if repeat is not None else 60,
            self._formats.today(),
            is_rescue=complaint_queries.find_open_of_client(client_id, clock.now(), clock.zone) is not None,
        )

    def reload(self) -> None:
        """Nothing that is being filled in may change under the caret."""

    def default_focus(self) -> QWidget:
        """The free times."""
        return self._picker.list

    def book(self) -> None:
        """Save the visit and go back to the card."""
        if self._client_id is None:
            return
        try:
            choice = self._picker.chosen()
            self._everafter.jobs.book(
                JobDraft(
                    client_id=self._client_id,
                    lines=self._lines.drafts(),
                    site_id=self._repeat.site_id if self._repeat is not None else None,
                    starts_at=choice.starts_at,
                    ends_at=choice.ends_at,
                    technician_id=choice.technician_id,
                    description=self._what_edit.text().strip(),
                    expectation=self._wish_edit.text().strip(),
                )
            )
        except ValidationError as error:
            self._tell(str(error) if error.field != "amount" else "")
            return
        except EverafterError as error:
            self._tell(str(error))
            return
        words = self._formats.visit_times(choice.starts_at, choice.ends_at)
        self.message.emit(_("Booked: {when}").format(when=words), True)
        self.client_requested.emit(self._client_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter books from anywhere on the page; Enter on the button does, too."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.book()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self._client_id is not None:
            self.client_requested.emit(self._client_id)

    def _tell(self, words: str) -> None:
        self._message_label.setText(words)
        self._message_label.setVisible(bool(words))

    def _last_words(self, details: ClientDetails) -> str:
        last = details.last_visit
        if last is None or last.starts_at is None:
            return _("Their first visit.")
        facts = [
            _("Last: {day}").format(day=self._formats.day(self._formats.day_of(last.starts_at))),
            last.description,
            self._formats.money(last.price_minor if last.billed_minor is None else last.billed_minor),
            first_name(last.technician_name),
        ]
        return " · ".join(fact for fact in facts if fact)

    def _show_choice(self) -> None:
        choice = self._picker.chosen()
        words = self._formats.visit_times(choice.starts_at, choice.ends_at)
        self._book_button.setText(_("&Book {when}").format(when=words))


def _lines_of(repeat: RepeatJobRow | None) -> list[JobLineDraft]:
    if repeat is None:
        return []
    return [
        JobLineDraft(
            name=line.name,
            to_do=line.to_do,
            price_minor=line.price_minor,
            fibre=line.fibre,
            quantity_hundredths=line.quantity_hundredths,
            unit=line.unit,
            area_id=line.area_id,
            price_item_id=line.price_item_id,
        )
        for line in repeat.lines
    ]
