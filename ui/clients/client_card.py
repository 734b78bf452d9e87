"""The card of one client: who, what we owe them, how to reach them, what to remember, what happened, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import EverafterError, NotFoundError
from app.papers.paper_request import PaperRequest
from app.queries import client_card as card_queries
from app.queries import complaints as complaint_queries
from app.queries import firm as firm_queries
from app.queries.client_rows import ClientDetails, TimelineFilter, TimelineRow
from app.queries.complaint_rows import ComplaintRow
from app.queries.merged_clients import standing_client
from app.rules.call_back_times import CallBack, call_back_at
from app.services.drafts import NoteDraft, PromiseDraft
from app.translations import gettext as _
from ui.change_feed import ChangeFeed
from ui.clients.attention_panel import AttentionPanel
from ui.clients.card_banner import CardBanner
from ui.clients.card_columns import CardColumns
from ui.clients.card_header import CardHeader
from ui.clients.contacts_panel import ContactsPanel
from ui.clients.known_panels import KnownPanels
from ui.clients.loyalty_panel import LoyaltyPanel
from ui.clients.money_panel import MoneyPanel
from ui.clients.mood_panel import MoodPanel
from ui.clients.offer_hint import offer_hint
from ui.clients.rhythm_panel import RhythmPanel
from ui.clients.timeline_panel import TimelinePanel
from ui.clients.visit_panel import NextVisitPanel
from ui.firm_formats import formats_of
from ui.page import Page
from ui.theme.appearance import sized
from ui.theme.tokens import Space

if TYPE_CHECKING:
    from app.everafter import Everafter

_NARROW_HEADER = 1000
_CHIPS_BELOW = 1200


def first_name_of(details: ClientDetails) -> str:
    """What one calls a client in a sentence: the preferred name, a person's first name, the whole name of a firm."""
    if details.preferred_name:
        return details.preferred_name
    return details.name if details.kind == "business" else details.name.split(" ", maxsplit=1)[0]


class ClientCard(Page):
    """Built once and refilled for each client; editing happens in place."""

    place = "client"
    is_of_one_client = True
    tables = frozenset(
        {
            "client", "client_factor", "contact_point", "contact_permission", "site", "area", "area_mark", "fact",
            "tag", "client_tag", "job", "job_line", "payment", "complaint", "complaint_event", "feedback", "reward",
            "promise", "timeline_entry", "aftercare_step", "access_code", "agreement", "agreement_date", "closed_day",
            "voice", "competitor_note", "goodwill", "love_touch", "wording",
        }
    )  # fmt: skip

    def __init__(self, everafter: Everafter, feed: ChangeFeed, parent: QWidget | None = None) -> None:
        super().__init__(everafter, feed, parent)
        firm = firm_queries.get_firm()
        self._formats = formats_of(everafter.clock, firm)
        self._client_id: int | None = None
        self._details: ClientDetails | None = None
        self._header = CardHeader(self._formats)
        self._banner = CardBanner(self._formats)
        self._timeline = TimelinePanel(everafter, self._formats)
        self._columns = CardColumns(_("How to reach and what to remember"), _("What is next"), self._timeline)
        self._known = KnownPanels(everafter, self._formats, firm, self)
        self.promises = self._known.promises
        self._visit = NextVisitPanel(everafter, self._formats)
        self._loyalty = LoyaltyPanel(self._formats)
        self._attention = AttentionPanel(self._formats)
        self._rhythm = RhythmPanel(self._formats)
        self._mood = MoodPanel(self._formats)
        self._contacts = ContactsPanel()
        self.money = MoneyPanel(everafter, self._formats)
        self._build()
        self._connect()

    def _build(self) -> None:
        for left in self._known.all:
            if left is not self._known.steps:
                self._columns.add_left(left)
        rights = (
            self._visit, self._known.steps, self._attention, self._rhythm, self._loyalty, self._mood, self._contacts,
            self.money,
        )  # fmt: skip
        for right in rights:
            self._columns.add_right(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, 20, 14, 20)
        column.setSpacing(Space.L)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, 10, 0)
        head.setSpacing(Space.L)
        head.addWidget(self._header)
        head.addWidget(self._banner)
        column.addLayout(head)
        column.addWidget(self._columns, 1)

    def _connect(self) -> None:
        header, banner = self._header, self._banner
        header.only_customer_requested.connect(lambda: self.action_requested.emit("client.focus"))
        header.action_requested.connect(self.action_requested)
        header.print_requested.connect(self._print)
        header.call_requested.connect(self.log_call)
        header.complaint_requested.connect(lambda: self._emit_with_client(self.complaint_log_requested))
        header.booking_requested.connect(lambda: self._emit_with_client(self.booking_requested))
        banner.payment_requested.connect(self.money.take_payment)
        self.money.told.connect(self.message)
        self.money.paper_requested.connect(self.paper_requested)
        self.money.form_opened.connect(self._columns.reveal)
        banner.complaint_requested.connect(self.complaint_requested)
        banner.job_requested.connect(self.job_requested)
        banner.call_requested.connect(self.call)
        banner.certificate_requested.connect(self._preview_certificate)
        banner.promise_kept.connect(self._keep_promise)
        banner.feedback_requested.connect(lambda: self.place_requested.emit("aftercare"))
        self._timeline.entry_opened.connect(self._open_entry)
        self._timeline.editing.told.connect(self.message)
        self._timeline.said.desk.told.connect(self.message)
        self._timeline.said.desk.complaint_opened.connect(self.complaint_requested)
        self._timeline.said.desk.complaint_wanted.connect(self.voice_complaint_requested)
        self._timeline.composer.note_written.connect(self._write_note)
        self._timeline.composer.options.promise_wanted.connect(self._known.promises.promise)
        self._timeline.said.desk.promise_wanted.connect(lambda _client_id: self.promises.promise())
        self._timeline.composer.purpose_chosen.connect(self._think_of_offers)
        self._timeline.composer.complaint_requested.connect(lambda: self.action_requested.emit("complaint.log"))
        self._visit.told.connect(self.message)
        self._visit.overtaken.connect(self.reload)
        self._visit.form_opened.connect(self._columns.reveal)
        self._visit.move_requested.connect(self.job_requested)
        self._visit.booking_requested.connect(lambda: self._emit_with_client(self.booking_requested))
        self._loyalty.preview_requested.connect(self._preview_certificate)
        self._mood.action_requested.connect(lambda: self._timeline.choose_filter(TimelineFilter.FEEDBACK))
        self._known.form_opened.connect(self._columns.reveal)
        self._known.message.connect(self.message)
        self._known.overtaken.connect(self.reload)

    @property
    def title(self) -> str:
        """The client's name."""
        return self._details.name if self._details is not None else _("Client")

    def client_in_view(self) -> int | None:
        """Whom the Client menu means."""
        return self._client_id

    def paper_in_view(self) -> PaperRequest | None:
        """The certificate that is due, or the sheet of the next visit."""
        details = self._details
        if details is None:
            return None
        if details.loyalty is not None and details.loyalty.reward_id is not None:
            return PaperRequest("certificates", rewards=(details.loyalty.reward_id,))
        if details.next_visit is not None:
            return PaperRequest("job-sheets", jobs=(details.next_visit.number,))
        return None

    def show_client(self, client_id: int) -> None:
        """Another client, or whoever they were merged into; read at once if in view, else when it comes into view."""
        client_id = standing_client(client_id)
        if client_id != self._client_id:
            self._timeline.keep_drafts()
        self._client_id = client_id
        self._is_stale = True
        self._everafter.clients.mark_opened(client_id)
        if self.isVisible():
            self.reload_if_stale()

    def reload(self) -> None:
        """Read everything anew; drafts, open forms and the place in the timeline stay."""
        if self._client_id is None:
            return
        clock = self._everafter.clock
        try:
            details = card_queries.get_client(self._client_id, clock.now(), clock.zone)
        except NotFoundError as error:
            self.message.emit(str(error), False)
            return
        is_other = self._details is None or self._details.id != details.id
        self._details = details
        name = first_name_of(details)
        self._header.show_client(details)
        self._banner.show_client(details, name, self._open_complaint(details))
        self._known.show_client(details, name)
        self._visit.show_client(details)
        self._loyalty.show_client(details)
        self._attention.show_client(details)
        self._rhythm.show_client(details)
        self._mood.show_client(details, name)
        self._contacts.show_client(details)
        self.money.show_client(details)
        self._timeline.show_client(details, name)
        if is_other:
            self._columns.scroll_to_top()

    def refresh_clocks(self) -> None:
        """Minutes in the banner go on; nothing else moves."""
        self._banner.refresh_clock()

    def default_focus(self) -> QWidget:
        """The timeline: arrows walk through it, any letter goes to Find."""
        return self._timeline.focus_target()

    def give_goodwill(self) -> None:
        """Ask what is given, beyond what they paid for."""
        self._known.goodwill.give()

    def log_kindness(self) -> None:
        """Ask what was done, with the kind that is missing and an idea for it."""
        self._known.kindness.log()

    def meet_need(self, need_id: int) -> None:
        """Ask how a need was met."""
        self._known.needs.meet(need_id)

    def log_call(self) -> None:
        """Write down what is said on the telephone now."""
        self._timeline.composer.start_call()

    def words_that_hurt(self) -> str:
        """What is being written down, if it tells that they are not happy: a complaint begins with it."""
        return self._timeline.composer.words_that_hurt()

    def client_on_the_phone(self) -> int | None:
        """A call was begun and its words are not saved."""
        return self._client_id if self._timeline.composer.kind == "call" else None

    def keep_to_client_in_view(self, *, is_kept: bool) -> None:
        """The only customer has the whole card: a big note, and nobody else by name."""
        self._header.set_alone(is_alone=is_kept)
        self._known.profile.keep_to_client_in_view(is_kept=is_kept)
        self._timeline.set_big_note(is_big=is_kept)

    def leave_call(self, answer: str, minutes: int | None = None) -> str:
        """A call ended: its note is saved and a call back is promised; gives back what was written down."""
        words, details = self._timeline.composer.editor().toPlainText().strip(), self._details
        if words:
            self._timeline.composer.save(minutes)
        self._timeline.composer.end_call()
        if details is None:
            return words
        if answer in frozenset(CallBack):
            clock = self._everafter.clock
            due_at = call_back_at(CallBack(answer), clock.now(), firm_queries.get_working_time())
            what = _("Call {name} back").format(name=first_name_of(details))
            self._everafter.promises.make(details.id, PromiseDraft(what, due_at))
            self.message.emit(_("Promised: call back by {when}").format(when=self._formats.by(due_at)), True)
        return words

    def call(self) -> None:
        """Put the number where the telephone program finds it, and open the call's note."""
        if self._details is not None and self._details.main_phone:
            QGuiApplication.clipboard().setText(self._details.main_phone)
            self.message.emit(_("{number} is on the clipboard").format(number=self._details.main_phone), False)
        self.log_call()

    def edit_focused_panel(self) -> None:
        """F2: edit the row of the timeline or the card that has the focus, or how to reach them."""
        if not self._timeline.edit_current():
            self._known.edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 edits even where no panel has the focus."""
        if event.key() == Qt.Key.Key_F2:
            self.edit_focused_panel()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Half-written words outlive a quick Esc."""
        self._timeline.keep_drafts()
        self._known.keep_drafts()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The head gives way where the window is narrow."""
        super().resizeEvent(event)
        width = event.size().width()
        self._header.set_narrow(is_narrow=width < sized(_NARROW_HEADER), is_below=width < _CHIPS_BELOW)

    def _emit_with_client(self, signal: object) -> None:
        if self._client_id is not None:
            signal.emit(self._client_id)  # type: ignore[attr-defined]  # the stubs hide bound signals

    def _open_complaint(self, details: ClientDetails) -> ComplaintRow | None:
        if details.banner is None or details.banner.complaint_id is None:
            return None
        clock = self._everafter.clock
        return complaint_queries.find_open_of_client(details.id, clock.now(), clock.zone)

    def _keep_promise(self, promise_id: int) -> None:
        try:
            self._everafter.promises.keep(promise_id)
        except EverafterError as error:
            self.message.emit(str(error), False)
            return
        self.message.emit(_("Promise kept"), True)

    def _print(self, kind: str) -> None:
        if self._details is not None:
            self.paper_requested.emit(PaperRequest(kind, clients=(self._details.number,)))

    def _preview_certificate(self, reward_id: int) -> None:
        self.paper_requested.emit(PaperRequest("certificates", rewards=(reward_id,)))

    def _open_entry(self, row: TimelineRow) -> None:
        if row.kind == "complaint" and row.complaint_id is not None:
            self.complaint_requested.emit(row.complaint_id)
        elif row.kind == "certificate" and row.reward_id is not None:
            self._preview_certificate(row.reward_id)
        elif row.job_id is not None:
            self.job_requested.emit(row.job_id)

    def _think_of_offers(self) -> None:
        """A second offer within thirty days is said before it is saved; it is for a person to decide (S1.5)."""
        options, details = self._timeline.composer.options, self._details
        if details is not None:
            options.show_hint(offer_hint(self._everafter, details.id, first_name_of(details), options))

    def _write_note(self, draft: NoteDraft) -> None:
        if self._client_id is None:
            return
        try:
            self._everafter.clients.write_note(self._client_id, draft)
        except EverafterError as error:
            self._timeline.composer.show_error(str(error))
            return
        self._timeline.composer.clear()
        self.message.emit(_("Call saved") if draft.kind == "call" else _("Note saved"), True)
