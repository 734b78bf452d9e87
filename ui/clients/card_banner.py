"""The one thing above everything else on a card: what we owe this client now, worst first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.client_rows import BannerKind, BannerRow, ClientDetails, ErasedRow
from app.queries.complaint_rows import ComplaintRow
from app.rules.person_names import first_name
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.theme.tones import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, ButtonVariant


def late_words(minutes: int) -> str:
    """How long a promise is overdue, in whole words: “12 minutes late”, “3 hours late”, “2 days late”."""
    if minutes < 100:
        return ngettext("{count} minute late", "{count} minutes late", max(1, minutes)).format(count=max(1, minutes))
    if minutes < 48 * 60:
        return ngettext("{count} hour late", "{count} hours late", minutes // 60).format(count=minutes // 60)
    days = minutes // 1440
    return ngettext("{count} day late", "{count} days late", days).format(count=days)


class CardBanner(QWidget):
    """Shows a BannerRow in words with at most two buttons, or nothing."""

    complaint_requested = Signal(int)
    job_requested = Signal(int)
    call_requested = Signal()
    certificate_requested = Signal(int)
    feedback_requested = Signal()
    payment_requested = Signal()
    promise_kept = Signal(int)

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._row: BannerRow | None = None
        self._details: ClientDetails | None = None
        self._complaint: ComplaintRow | None = None
        self._first_name = ""
        self._banner = Banner()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._banner)

    def show_client(self, details: ClientDetails, first_name: str, complaint: ComplaintRow | None = None) -> None:
        """Refill for a client; the open complaint, if that is what it is about, tells which clock runs."""
        self._details, self._row, self._first_name = details, details.banner, first_name
        self._complaint = complaint
        if details.erased is not None:
            self._row = None  # nobody is left to call, to thank or to remind
            self._tell_erased(details.erased)
        self.setVisible(self._row is not None or details.erased is not None)
        if self._row is not None:
            self._tell(self._row)

    def refresh_clock(self) -> None:
        """Say the minutes anew."""
        if self._row is not None and self._row.due_at is not None:
            self._tell(self._row)

    def _tell_erased(self, erased: ErasedRow) -> None:
        day = self._formats.day(self._formats.day_of(erased.erased_at))
        words = (
            _("Erased at their wish on {day}, by {name}") if erased.erased_by else _("Erased at their wish on {day}")
        )
        text = _("Numbers, days and amounts of the books are all that is left.")
        self._banner.tell(words.format(day=day, name=erased.erased_by), text, Tone.NEUTRAL, "user")

    def _tell(self, row: BannerRow) -> None:
        title, text = self._words(row)
        tone, icon = {
            BannerKind.BROKEN_PROMISE: (Tone.LATE, "triangle-alert"),
            BannerKind.OPEN_COMPLAINT: (Tone.SOON, "message-square-warning"),
            BannerKind.VISIT_TODAY: (Tone.OK, "truck"),
            BannerKind.UNPAID: (Tone.NEUTRAL, "banknote"),
            BannerKind.AFTERCARE_DUE: (Tone.ACCENT, "phone-outgoing"),
            BannerKind.CERTIFICATE_DUE: (Tone.GOLD, "award"),
        }[row.kind]
        self._banner.tell(title, text, tone, icon, self._buttons(row))

    def _words(self, row: BannerRow) -> tuple[str, str]:
        name = self._first_name
        said = f"“{row.words}”" if row.words else ""
        match row.kind:
            case BannerKind.BROKEN_PROMISE:
                return self._late_words(row, said)
            case BannerKind.OPEN_COMPLAINT:
                title = _("{name} is waiting for us to put it right").format(name=name)
                return title, f"{said}  {self._promise_words(row)}".strip()
            case BannerKind.VISIT_TODAY:
                when = self._formats.clock_time(row.due_at) if row.due_at is not None else ""
                title = _("Visit today at {when}").format(when=when) if when else _("Visit today")
                return title, row.words
            case BannerKind.UNPAID:
                return _("{name} owes us {amount}").format(
                    name=name, amount=self._formats.money(row.amount_minor)
                ), row.words
            case BannerKind.AFTERCARE_DUE:
                return _("Ask {name} how it was").format(name=name), row.words
            case _:
                return _("A certificate is due for {name}").format(name=name), row.words

    def _late_words(self, row: BannerRow, said: str) -> tuple[str, str]:
        minutes = 0 if row.due_at is None else int((self._formats.now() - row.due_at).total_seconds() // 60)
        titles = {
            "answer": _("We owe {name} a call — {late}"),
            "site": _("We owe {name} a visit — {late}"),
            "check_back": _("We owe {name} a call to ask again — {late}"),
        }
        title = titles.get(self._clock_kind(), _("We owe {name} what we promised — {late}"))
        words = f"{said}  {self._promise_words(row)}".strip()
        return title.format(name=self._first_name, late=late_words(minutes)), words

    def _promise_words(self, row: BannerRow) -> str:
        if row.due_at is None:
            return ""
        who = first_name(row.promised_by) or _("We")
        sentences = {
            "answer": _("{who} promised to call by {when}."),
            "site": _("{who} promised to come by {when}."),
            "check_back": _("{who} promised to ask again by {when}."),
        }
        sentence = sentences.get(self._clock_kind(), _("{who} promised it by {when}."))
        return sentence.format(who=who, when=self._formats.by(row.due_at))

    def _clock_kind(self) -> str:
        return self._complaint.next_clock if self._complaint is not None else ""

    def _buttons(self, row: BannerRow) -> tuple[Button, ...]:
        buttons: list[Button] = []
        if row.complaint_id is not None and row.kind in (BannerKind.BROKEN_PROMISE, BannerKind.OPEN_COMPLAINT):
            buttons.append(
                self._button(_("Open complaint"), "", lambda: self.complaint_requested.emit(row.complaint_id))
            )
            buttons += self._call_button(row)
        elif row.kind is BannerKind.BROKEN_PROMISE and row.promise_id is not None:
            buttons.append(self._button(_("Kept it"), "check", lambda: self.promise_kept.emit(row.promise_id)))
            buttons += self._call_button(row)
        elif row.kind is BannerKind.UNPAID:
            buttons.append(self._button(_("Take payment"), "banknote", self.payment_requested))
        elif row.kind is BannerKind.VISIT_TODAY and row.job_id is not None:
            buttons.append(self._button(_("Open job"), "", lambda: self.job_requested.emit(row.job_id)))
        elif row.kind is BannerKind.AFTERCARE_DUE:
            buttons.append(self._button(_("Ask how it was"), "phone-outgoing", self.feedback_requested.emit))
            buttons += self._call_button(row)
        elif row.kind is BannerKind.CERTIFICATE_DUE and row.reward_id is not None:
            buttons.append(
                self._button(_("Preview certificate"), "eye", lambda: self.certificate_requested.emit(row.reward_id))
            )
        return tuple(buttons)

    def _call_button(self, row: BannerRow) -> list[Button]:
        phone = self._details.main_phone if self._details is not None else ""
        if not phone:
            return []
        is_late = row.kind is BannerKind.BROKEN_PROMISE
        button = Button(
            _("Call {number}").format(number=short_number(phone)),
            ButtonVariant.DANGER if is_late else ButtonVariant.PLAIN,
            "phone",
        )
        button.clicked.connect(self.call_requested)
        return [button]

    @staticmethod
    def _button(text: str, icon: str, act: object) -> Button:
        button = Button(text, icon=icon)
        button.clicked.connect(act)
        return button


def short_number(phone: str) -> str:
    """A number as it fits a button: without the area code in brackets before it."""
    head, bracket, tail = phone.partition(")")
    return tail.strip() if bracket and head.lstrip().startswith("(") and tail.strip() else phone
