"""The next visit of a client, or when one would be due; what they wish for, and whether the last wish came true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.queries.client_rows import ClientDetails
from app.queries.rows import GuaranteeRow
from app.rules.guarantee import GuaranteeExclusion, exclusion_words
from app.rules.person_names import first_name
from app.translations import gettext as _
from ui.clients.visit_wish import VisitWish
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.widgets.cards import Card
from ui.widgets.labels import TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter


class NextVisitPanel(Card):
    """When, what, who; the verb moves it, or books one where nothing is booked."""

    move_requested = Signal(int)
    booking_requested = Signal()
    told = Signal(str, bool)  # a toast, and whether it offers Undo
    overtaken = Signal()  # another desk was faster
    form_opened = Signal(object)  # InlineForm

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("Next visit"), action_text=_("Move"), parent=parent)
        self._formats = formats
        self._job_id: int | None = None
        self._when_label = TextLabel("", TextRole.HEADING, wrap=True, tabular=True)
        self._what_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._who_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self._promise_label = TextLabel("", TextRole.SECONDARY, TextTone.SECONDARY, wrap=True)
        self.next_wish = VisitWish(everafter, is_over=False)
        self.last_wish = VisitWish(everafter, is_over=True)
        for widget in (self._when_label, self._what_label, self._who_label, self.next_wish, self._promise_label):
            self.body.addWidget(widget)
        self.body.addWidget(self.last_wish)
        for wish in (self.next_wish, self.last_wish):
            wish.told.connect(self.told)
            wish.overtaken.connect(self.overtaken)
            wish.form_opened.connect(self.form_opened)
        self.action_requested.connect(self._act)

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client."""
        job = details.next_visit
        self._job_id = job.id if job is not None else None
        if self._action_button is not None:
            verb = _("Move") if job is not None else _("Book")
            self._action_button.setText(verb)
            self._action_button.setAccessibleName(f"{verb} {_('Next visit')}")
        if job is None or job.starts_at is None:
            self._when_label.setText(_("Nothing booked"))
            self._what_label.setText(self._due_words(details))
            self._who_label.setText("")
        else:
            self._when_label.setText(self._formats.visit_times(job.starts_at, job.ends_at))
            free = _("no charge")
            self._what_label.setText(job.description if job.is_chargeable else f"{job.description}, {free}")
            self._who_label.setText(
                " · ".join(part for part in (first_name(job.technician_name), job.van_name) if part)
            )
        self.next_wish.show_wish(details.next_wish)
        self.last_wish.show_wish(details.last_wish)
        self._promise_label.setText(self._promise_words(details.guarantee))
        self._promise_label.setVisible(details.guarantee is not None)
        self._what_label.setVisible(bool(self._what_label.text()))
        self._who_label.setVisible(bool(self._who_label.text()))

    def _promise_words(self, guarantee: GuaranteeRow | None) -> str:
        """Until when our promise for the last visit holds, and what it leaves out."""
        if guarantee is None:
            return ""
        words = _("Our promise for job {number} holds until {day}.").format(
            number=guarantee.job_number, day=self._formats.date(guarantee.until_on)
        )
        if not guarantee.left_out:
            return words
        left_out = ", ".join(
            f"{area} ({exclusion_words(GuaranteeExclusion(why))})"
            for area, why in guarantee.left_out
            if why in set(GuaranteeExclusion)
        )
        return _("{promise} Not covered: {areas}.").format(promise=words, areas=left_out)

    def _due_words(self, details: ClientDetails) -> str:
        if details.due_on is None:
            return _("No visit yet.") if details.visit_count == 0 else ""
        day = self._formats.day(details.due_on)
        if details.due_on < self._formats.today():
            return _("Their usual time was {day}.").format(day=day)
        return _("Their usual time is {day}.").format(day=day)

    def _act(self) -> None:
        if self._job_id is None:
            self.booking_requested.emit()
        else:
            self.move_requested.emit(self._job_id)
