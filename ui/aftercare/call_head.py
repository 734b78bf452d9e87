"""The head of a call: who, about which visit, who was there, and the number to dial; nobody else's name."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.rows import AftercareRow
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.scripts import ensure_fonts_for
from ui.theme.tokens import Space
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, TextLabel, TextTone
from ui.wording import days_ago_words


class CallHead(QWidget):
    """Number in the queue, name, visit, and the way to reach them."""

    noticed = Signal(str)  # what the button did, in words

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._row: AftercareRow | None = None
        self._count_label = TextLabel("", TextRole.CAPTION, TextTone.TERTIARY)
        self._count_label.setObjectName("call.count")
        self._name_label = ElidedLabel("", TextRole.TITLE)
        self._name_label.setObjectName("call.name")
        self._visit_label = TextLabel("", TextRole.BODY, TextTone.SECONDARY, wrap=True)
        self._visit_label.setObjectName("call.visit")
        self._said_label = TextLabel("", TextRole.BODY, TextTone.SOON, wrap=True)
        self._said_label.setObjectName("call.said")
        self._reach_label = TextLabel("", TextRole.LARGE, tabular=True)
        self._reach_label.setObjectName("call.reach")
        self._why_label = TextLabel("", TextRole.SECONDARY, TextTone.SOON)
        self.call_button = Button(_("&Call"), icon="phone")
        self.call_button.setObjectName("call.dial")
        self.call_button.clicked.connect(self.reach_out)
        self._build()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._count_label, self._name_label, self._visit_label, self._said_label):
            words.addWidget(label)
        reach = QHBoxLayout()
        reach.setSpacing(Space.M)
        reach.addWidget(self._reach_label)
        reach.addWidget(self.call_button)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addLayout(reach)
        right.addWidget(self._why_label)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.L)
        row.addLayout(words, 1)
        row.addLayout(right)

    def show_call(self, row: AftercareRow, number: int, total: int) -> None:
        """Show this client, the third of eight."""
        self._row = row
        ensure_fonts_for(row.client_name, row.what)
        count = _("Aftercare {number} of {count}").format(number=number, count=total)
        tries = _("{count} tried before").format(count=row.try_count) if row.try_count else ""
        self._count_label.setText(" · ".join(part for part in (count, tries) if part))
        self._name_label.setText(row.client_name)
        self._visit_label.setText(visit_words(row, self._formats.day_of(row.finished_at), self._formats.today()))
        self._said_label.setText(said_words(row))
        self._said_label.setVisible(bool(self._said_label.text()))
        way = row.way
        channel = way.channel if way is not None else "phone"
        self._reach_label.setText(way.reach if way is not None else row.phone)
        self._why_label.setText(way.why_not_phone if way is not None and channel != "phone" else "")
        self._why_label.setVisible(bool(self._why_label.text()))
        self.call_button.setText({"text": _("&Copy number"), "email": _("Write e-&mail")}.get(channel, _("&Call")))
        self.call_button.setVisible(channel in ("phone", "text", "email"))

    def reach_out(self) -> None:
        """Put the number on the clipboard and hand it to the program that dials, or begin an e-mail."""
        row = self._row
        if row is None or row.way is None or not row.way.reach:
            return
        reach = row.way.reach
        if row.way.channel == "email":
            QDesktopServices.openUrl(QUrl(f"mailto:{quote(reach, safe='@')}"))
            self.noticed.emit(_("Your mail program has the address"))
            return
        QGuiApplication.clipboard().setText(reach)
        if row.way.channel == "phone":
            digits = "".join(letter for letter in reach if letter.isdigit() or letter == "+")
            QDesktopServices.openUrl(QUrl(f"tel:{digits}"))
        self.noticed.emit(_("{number} is on the clipboard").format(number=reach))


def visit_words(row: AftercareRow, day: date, today: date) -> str:
    """What the call is about: job, day, what was done, who was there."""
    job = _("Job {number}").format(number=row.job_number) if row.job_number else ""
    there = _("{name} was there").format(name=row.technician_name) if row.technician_name else ""
    return " · ".join(part for part in (job, days_ago_words(day, today), row.what, there) if part)


def said_words(row: AftercareRow) -> str:
    """What they said before, where this call asks again."""
    if row.is_silent:
        return _("Nobody heard from them since, so we ask as after a “good”.")
    if not row.is_probe:
        return ""
    owner = _("{name} answers for it.").format(name=row.owner_name) if row.owner_name else ""
    said = _("They said: “{words}”").format(words=row.words) if row.words else _("They said “good”.")
    return " ".join(part for part in (said, owner) if part)
