"""How a client wants to be reached: each channel, for news of their visits and for offers, with who asked and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from app.queries.client_rows import ClientDetails, PermissionRow
from app.rules.permissions import CHANNELS, answers_mark, may_reach
from app.rules.person_names import first_name
from app.services.permissions import LONGEST_SOURCE
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.firm_formats import FirmFormats
from ui.widgets.fields import Field
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

_ICONS = {"phone": "phone", "text": "smartphone", "email": "mail", "letter": "file-text", "in_person": "house"}


def channel_words(channel: str) -> str:
    """A way of reaching somebody, in words."""
    return {
        "phone": _("Calls"),
        "text": _("Texts"),
        "email": _("E-mails"),
        "letter": _("Letters"),
        "in_person": _("Visits at the door"),
    }[channel]


def wish_words(wishes: tuple[PermissionRow, ...], channel: str, ended_reason: str) -> str:
    """What holds for a channel in a few words; an opt-out wins."""
    service = may_reach(wishes, channel, "service", ended_reason)
    sales = may_reach(wishes, channel, "sales", ended_reason)
    if service is False:
        return _("never")
    if service and sales:
        return _("yes")
    if service:
        return _("about their visits, no offers") if sales is False else _("about their visits")
    return _("no offers") if sales is False else _("not asked")


def wish_line(wishes: tuple[PermissionRow, ...], channel: str, ended_reason: str, formats: FirmFormats) -> Line:
    """A channel as the card shows it, with where the answer came from, who wrote it down and when."""
    told = [wish for wish in wishes if wish.channel == channel]
    detail = ""
    if told:
        last = max(told, key=lambda wish: wish.decided_at)
        parts = (last.source, first_name(last.decided_by), formats.day(formats.day_of(last.decided_at)))
        detail = " · ".join(part for part in parts if part)
    title = f"{channel_words(channel)}: {wish_words(wishes, channel, ended_reason)}"
    return Line(f"wish:{channel}", _ICONS[channel], title, detail)


class WishForm(InlineForm):
    """What they said about one channel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._combos = {"service": QComboBox(), "sales": QComboBox()}
        answers = (("", _("Not asked")), ("yes", _("Yes, please")), ("no", _("No, never")))
        for combo in self._combos.values():
            for key, words in answers:
                combo.addItem(words, key)
        self.add_field("service", Field(_("About their &jobs"), self._combos["service"]))
        self.add_field("sales", Field(_("Offers and &reminders"), self._combos["sales"]))
        sources = (
            _("Said so on the telephone"), _("Said so at the visit"), _("Ticked on the job sheet"), _("Wrote to us"),
            _("Unsubscribed"),
        )  # fmt: skip
        self.add_suggestions("source", _("How we &know"), sources, LONGEST_SOURCE)

    def fill(self, wishes: tuple[PermissionRow, ...], channel: str) -> None:
        """Show what is written down about a channel."""
        told = {wish.purpose: wish for wish in wishes if wish.channel == channel}
        for purpose, combo in self._combos.items():
            wish = told.get(purpose)
            combo.setCurrentIndex(combo.findData("" if wish is None else "yes" if wish.is_allowed else "no"))
        newest = max(told.values(), key=lambda wish: wish.decided_at, default=None)
        self.set_text("source", "" if newest is None else newest.source)

    def answers(self) -> dict[str, bool | None]:
        """What was chosen for each purpose; None is not asked."""
        meaning = {"yes": True, "no": False}
        return {purpose: meaning.get(str(combo.currentData())) for purpose, combo in self._combos.items()}


class WishesPanel(EditablePanel):
    """One line for each channel that somebody asked about, all of them while it is edited."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        empty = _("Nobody asked yet how they want to be reached.")
        super().__init__("wishes", _("May we?"), empty, parent=parent)
        self._everafter = everafter
        self._formats = formats
        self._details: ClientDetails | None = None

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._details is None or self._details.id != details.id)
        self._details = details
        self._show_lines(is_all=self.is_editing)

    def set_editing(self, *, is_editing: bool) -> None:
        """Every channel can be asked about."""
        self._show_lines(is_all=is_editing)
        super().set_editing(is_editing=is_editing)

    def _show_lines(self, *, is_all: bool) -> None:
        details = self._details
        if details is None:
            return
        told = {wish.channel for wish in details.permissions}
        shown = [channel for channel in CHANNELS if is_all or channel in told]
        ended = details.ended_reason
        self.lines.show_lines([wish_line(details.permissions, each, ended, self._formats) for each in shown])

    def _open(self, key: str) -> None:
        channel, details = key.partition(":")[2], self._details
        if details is None or channel not in CHANNELS:
            return
        form = self.form_of(WishForm, WishForm)
        form.fill(details.permissions, channel)

        def write(seen: int | None) -> str:
            self._everafter.permissions.write(details.id, channel, form.answers(), form.text("source"), seen)
            return _("{what}: written down").format(what=channel_words(channel))

        seen = answers_mark(details.permissions, channel)
        self.start_form(form, channel_words(channel), write, what=key, version=seen)
