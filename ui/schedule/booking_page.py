"""Booking a visit: last rooms, prices and technician filled in; an arrow to a free time, Enter, Ctrl+Enter.

What is not to be booked yet is kept as a quote, or as a question that waits for its price.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.errors import EverafterError, ValidationError
from app.queries import client_card as card_queries
from app.queries import complaints as complaint_queries
from app.queries import firm as firm_queries
from app.queries import jobs as job_queries
from app.queries.client_rows import ClientDetails
from app.queries.jobs import RepeatJobRow
from app.queries.schedule import USUAL_MINUTES
from app.queries.share_of_need import get_need_of_home
from app.rules.person_names import first_name
from app.services.drafts import JobDraft
from app.services.job_drafts import LONGEST_DESCRIPTION, LONGEST_WISH, line_draft
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.firm_formats import formats_of
from ui.page import Page
from ui.schedule.booking_drafts import BookingDraftKeeper, BookingFields
from ui.schedule.job_lines_editor import JobLinesEditor
from ui.schedule.never_cleaned import NeverCleanedList
from ui.schedule.price_terms import read_price_terms
from ui.schedule.slot_picker import SlotPicker
from ui.schedule.visit_remarks import remarks_on_visit, with_remarks
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.cards import Card
from ui.widgets.fields import Field
from ui.widgets.form_page import form_foot, lay_out_form_page
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.widgets.limited_edits import LimitedLineEdit

if TYPE_CHECKING:
    from app.everafter import Everafter


_SAID_BESIDE = frozenset(
    {"lines", "price", "money", "quantity", "discount", "reason", "description", "expectation", "starts_at", "ends_at"}
)


class BookingPage(Page):
    """One visit for one client; the caret stands in the list of free times from the first moment."""

    place = "booking"
    is_of_one_client = True

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        self._formats = formats_of(everafter.clock, firm_queries.get_firm())
        self._client_id: int | None = None
        self._is_kept = False
        self._repeat: RepeatJobRow | None = None
        self._usual_minutes = USUAL_MINUTES
        self._listed_at_first = 0
        self._title_label = ElidedLabel("", TextRole.TITLE)
        self._last_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._lines = JobLinesEditor(self._formats, has_discount=True)
        self.never_cleaned = NeverCleanedList(self._formats)
        self.never_cleaned.line_wanted.connect(self._lines.add_line)
        self._what_edit = LimitedLineEdit(LONGEST_DESCRIPTION)
        self._wish_edit = LimitedLineEdit(LONGEST_WISH)
        self._what = Field(_("In &short, for the plan"), self._what_edit)
        self._wish = Field(_("What would make that day &perfect?"), self._wish_edit)
        self._what_edit.refused.connect(self._what.set_error)
        self._wish_edit.refused.connect(self._wish.set_error)
        self._wish_edit.setPlaceholderText(_("In their words"))
        self._picker = SlotPicker(self._formats, has_window=True)
        fields = BookingFields(self._lines, self._what_edit, self._wish_edit, self._picker)
        self._drafts = BookingDraftKeeper(fields)
        self._message_label = TextLabel("", TextRole.BODY, TextTone.LATE, wrap=True)
        self._message_label.hide()
        self._book_button = Button(_("&Book"), ButtonVariant.PRIMARY, "calendar-plus")
        self._quote_button = Button(_("Only a &quote"), icon="clipboard-list")
        self._ask_button = Button(_("Only as&ked"), ButtonVariant.QUIET)
        self._leave_button = Button(_("&Leave"), ButtonVariant.QUIET)
        self._lines.changed.connect(self._follow_lines)
        self._picker.changed.connect(self._show_choice)
        self._picker.taken.connect(lambda: self._book_button.setFocus(Qt.FocusReason.OtherFocusReason))
        self._book_button.clicked.connect(self.book)
        self._quote_button.clicked.connect(self.quote)
        self._ask_button.clicked.connect(self.enquire)
        self._leave_button.clicked.connect(self._leave)
        self._build()

    def _build(self) -> None:
        what = Card(_("What"))
        what.body.setSpacing(Space.M)
        what.body.addWidget(self._lines, 1)
        what.body.addWidget(self.never_cleaned)
        words = QHBoxLayout()
        words.setSpacing(Space.M)
        words.addWidget(self._what, 2)
        words.addWidget(self._wish, 3)
        what.body.addLayout(words)
        when = Card(_("When"))
        when.body.addWidget(self._picker)
        cards = QHBoxLayout()
        cards.addWidget(what, 5)
        cards.addWidget(when, 5)
        foot = form_foot(self._message_label, self._leave_button, self._book_button)
        for place, button in ((2, self._ask_button), (3, self._quote_button)):
            foot.insertWidget(place, button)
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
        self._keep_begun()
        self._client_id = client_id
        self._is_stale = self._is_kept = False
        clock = self._everafter.clock
        details = card_queries.get_client(client_id, clock.now(), clock.zone)
        self._repeat = job_queries.suggest_repeat(client_id)
        self._message_label.hide()
        self._title_label.setText(_("Book a visit for {name}").format(name=details.name))
        terms = read_price_terms()
        lines = [] if self._repeat is None else [line_draft(line, is_new=True) for line in self._repeat.lines]
        with QSignalBlocker(self._lines):  # The free times are looked for once, below.
            self._lines.show_lines(lines, details.areas, terms)
        self._what_edit.setText(self._repeat.description if self._repeat is not None else "")
        self._what_edit.setCursorPosition(0)
        self._wish_edit.clear()
        repeat = self._repeat
        self._listed_at_first = self._lines.minutes()
        self._usual_minutes = repeat.minutes if repeat is not None else USUAL_MINUTES
        self._picker.begin(
            repeat.technician_id if repeat is not None else None,
            self._usual_minutes,
            self._formats.today(),
            is_rescue=complaint_queries.find_open_of_client(client_id, clock.now(), clock.zone) is not None,
        )
        words = [self._last_words(details)]
        if self._drafts.take(client_id, details.areas, terms):
            words.append(_("Here is what you had begun."))
            self._follow_lines()
        self._last_label.setText(" · ".join(words))
        taken = {editor.line.area_id for editor in self._lines.editors if editor.line.area_id is not None}
        need = get_need_of_home(client_id, self._formats.today(), self._formats.zone)
        # Nothing is offered to whom we owe something: it is put right first.
        self.never_cleaned.show_rows(() if details.is_hurt else need.never_cleaned, taken)

    def look_from(self, day: date) -> None:
        """Offer the free times of this day first."""
        self._picker.look_from(day)

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
            draft = replace(
                self._draft(self._client_id),
                starts_at=choice.starts_at,
                ends_at=choice.ends_at,
                technician_id=choice.technician_id,
                window_starts_at=choice.window_starts_at,
                window_ends_at=choice.window_ends_at,
            )
            job_id = self._everafter.jobs.book(draft)
        except EverafterError as error:
            self._tell_error(error)
            return
        words = self._formats.visit_times(choice.starts_at, choice.ends_at)
        remarks = remarks_on_visit(self._formats, job_id, choice.starts_at)
        self._leave_with(with_remarks(_("Booked: {when}").format(when=words), remarks))

    def quote(self) -> None:
        """Keep the rooms and prices as a quote that the client was told; no day yet."""
        self._keep_unplanned(self._everafter.jobs.quote, _("Quote kept; it waits on the plan until they say yes"))

    def enquire(self) -> None:
        """Keep what they asked for; the price follows."""
        self._keep_unplanned(self._everafter.jobs.enquire, _("Question kept; it waits on the plan for its price"))

    def _keep_unplanned(self, keep: Callable[[JobDraft], int], words: str) -> None:
        if self._client_id is None:
            return
        try:
            keep(self._draft(self._client_id))
        except EverafterError as error:
            self._tell_error(error)
            return
        self._leave_with(words)

    def _draft(self, client_id: int) -> JobDraft:
        repeat = self._repeat
        lines = self._lines.drafts()
        discount_minor, discount_reason = self._lines.discount()
        return JobDraft(
            client_id=client_id,
            lines=lines,
            discount_minor=discount_minor,
            discount_reason=discount_reason,
            site_id=repeat.site_id if repeat is not None else None,
            technician_id=repeat.technician_id if repeat is not None else None,
            description=self._what_edit.text().strip(),
            expectation=self._wish_edit.text().strip(),
        )

    def _leave_with(self, words: str) -> None:
        client_id, self._is_kept = self._client_id, True
        self.message.emit(words, True)
        if client_id is not None:
            self._drafts.forget(client_id)
            self.client_requested.emit(client_id)

    def _tell_error(self, error: EverafterError) -> None:
        """Beside what is wrong: below the lines, or at the foot of the page."""
        field = error.field if isinstance(error, ValidationError) else ""
        if field in ("lines", "price"):
            self._lines.show_error(str(error))
        elif field in ("discount", "reason") and isinstance(error, ValidationError):
            self._lines.show_discount_error(error)
        elif field in ("description", "expectation"):
            (self._what if field == "description" else self._wish).set_error(str(error))
        elif field in ("starts_at", "ends_at"):
            self._picker.show_error(str(error))
        self._tell("" if field in _SAID_BESIDE else str(error))

    def hideEvent(self, event: QHideEvent) -> None:
        """Words half written for a client wait for the next time."""
        self._keep_begun()
        super().hideEvent(event)

    def _keep_begun(self) -> None:
        if self._client_id is not None and not self._is_kept:
            self._drafts.keep(self._client_id)

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

    def _follow_lines(self) -> None:
        """As long as last time while the work is the same; other work takes what the price list says."""
        listed = self._lines.minutes()
        is_same = listed in (0, self._listed_at_first)
        self._picker.take_length(self._usual_minutes if is_same else listed)

    def _show_choice(self) -> None:
        choice = self._picker.chosen()
        words = self._formats.visit_times(choice.starts_at, choice.ends_at)
        self._book_button.setText(_("&Book {when}").format(when=words))
