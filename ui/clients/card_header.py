"""The head of a client card: who they are, and the four things one does for somebody on the telephone."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.queries.client_rows import ClientDetails, PermissionRow, SmallCutRow
from app.rules.permissions import may_reach
from app.rules.small_cuts import is_flagged
from app.translations import gettext as _
from app.translations import ngettext
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.theme.tones import Tone
from ui.widgets.avatars import Avatar
from ui.widgets.buttons import Button, ButtonVariant
from ui.widgets.chip_row import ChipRow
from ui.widgets.chips import Chip, YearsTag
from ui.widgets.labels import ElidedLabel
from ui.wording import years_words

_AVATAR = 64


def preference_words(permissions: tuple[PermissionRow, ...]) -> str:
    """How a client wants to be reached, from what they said about each channel: “Calls, never emails”.

    An opt-out wins; who only refused offers and was not asked about visits is not written to either.
    """
    wanted = {
        "phone": _("calls"),
        "text": _("texts"),
        "email": _("emails"),
        "letter": _("letters"),
        "in_person": _("visits"),
    }
    yes, no = [], []
    for channel, words in wanted.items():
        service, sales = may_reach(permissions, channel, "service"), may_reach(permissions, channel, "sales")
        if service is False or (sales is False and service is None):
            no.append(words)
        elif service and sales is False:
            yes.append(_("{what} without offers").format(what=words))
        elif service:
            yes.append(words)
    likes = ", ".join(dict.fromkeys(yes))
    never = _("never {what}").format(what=_(" or ").join(dict.fromkeys(no))) if no else ""
    words = ", ".join(part for part in (likes, never) if part)
    return words[:1].upper() + words[1:]


class CardHeader(QWidget):
    """Avatar, name, chips; built once and refilled."""

    only_customer_requested = Signal()
    call_requested = Signal()
    complaint_requested = Signal()
    booking_requested = Signal()
    action_requested = Signal(str)
    print_requested = Signal(str)  # the kind of a paper

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._avatar = Avatar("", _AVATAR)
        self._name_label = ElidedLabel("", TextRole.DISPLAY)
        self._years_tag = YearsTag()
        self._jobs_chip = Chip()
        self._total_chip = Chip()
        self._preference_chip = Chip("", Tone.NEUTRAL, "ear")
        self._state_chip = Chip("", Tone.NEUTRAL, "archive-restore")
        self._cuts_chip = Chip("", Tone.SOON, "circle-alert")
        self._tag_chips: list[Chip] = []
        self._grid = QGridLayout(self)
        self._buttons = QWidget()
        self._is_below = False
        self._chips = QWidget()
        self._chip_row = ChipRow(self._chips)
        for chip in (
            self._years_tag, self._jobs_chip, self._total_chip, self._preference_chip, self._state_chip, self._cuts_chip
        ):  # fmt: skip
            self._chip_row.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self._only_button = Button(_("&Only customer"), ButtonVariant.QUIET, "scan-eye")
        self._call_button = Button(_("&Log call"), icon="phone")
        self._complaint_button = Button(_("Log &complaint"), icon="message-square-warning")
        self._book_button = Button(_("&Book job"), ButtonVariant.PRIMARY, "calendar-plus")
        self._only_button.clicked.connect(self.only_customer_requested)
        self._call_button.clicked.connect(self.call_requested)
        self._complaint_button.clicked.connect(self.complaint_requested)
        self._book_button.clicked.connect(self.booking_requested)
        self._goodwill_button = Button(_("Give good&will"), icon="gift")
        self._goodwill_button.clicked.connect(partial(self.action_requested.emit, "goodwill.give"))
        self._goodwill_button.hide()
        self._more_button = Button(_("More"), ButtonVariant.QUIET)
        self._more_button.setMenu(self._more_menu())
        self._build()

    def _build(self) -> None:
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(Space.L)
        for button in (
            self._goodwill_button, self._only_button, self._call_button, self._complaint_button, self._book_button,
            self._more_button,
        ):  # fmt: skip
            buttons.addWidget(button)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(0, 1)
        self._grid.setRowStretch(3, 1)
        self._grid.addWidget(self._avatar, 0, 0, 4, 1)
        self._grid.addWidget(self._name_label, 1, 1)
        self._place()

    def _place(self) -> None:
        """The chips have the whole width below the buttons where both do not fit side by side."""
        self._grid.addWidget(self._chips, 2, 1, 1, 2 if self._is_below else 1)
        rows = (1, 1) if self._is_below else (0, 4)
        self._grid.addWidget(self._buttons, rows[0], 2, rows[1], 1)

    def _more_menu(self) -> QMenu:
        """What one does with a client as a whole, as in the Client menu, and the small papers for them."""
        menu = QMenu(self)
        for action_id, words in (
            ("message.write", _("Write to them…")),
            ("goodwill.give", _("Give goodwill")),
            ("client.merge", _("Merge with another card…")),
            ("client.matters", _("Leaving, data, erasing…")),
            ("client.delete", _("Delete client")),
        ):
            menu.addAction(words, partial(self.action_requested.emit, action_id))
        menu.addSeparator()
        for kind, words in (
            ("thank-you-note", _("Print a thank-you note…")),
            ("visit-card", _("Print visit cards…")),
            ("care-card", _("Print a care card…")),
        ):
            menu.addAction(words, partial(self.print_requested.emit, kind))
        return menu

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client."""
        self._avatar.set_name(details.name)
        self._name_label.setText(details.name)
        self._years_tag.setText(years_words(details.years))
        self._years_tag.setVisible(details.first_visit_on is not None)
        jobs = ngettext("{count} job", "{count} jobs", details.visit_count).format(count=details.visit_count)
        self._jobs_chip.setText(jobs if details.visit_count else _("no job yet"))
        total = self._formats.whole_money(details.money.lifetime_minor)
        self._total_chip.setText(_("{amount} in all").format(amount=total))
        self._total_chip.setVisible(details.money.lifetime_minor > 0)
        preference = preference_words(details.permissions)
        self._preference_chip.setText(preference)
        self._preference_chip.setVisible(bool(preference))
        state = self._state_words(details)
        self._state_chip.setText(state)
        self._state_chip.setVisible(bool(state))
        self._show_cuts(details.small_cuts)
        self._show_tags(details.tags)
        self._chip_row.invalidate()

    def set_narrow(self, *, is_narrow: bool, is_below: bool) -> None:
        """Where room is short, the quiet button keeps its icon and its spoken name, and chips go below the buttons."""
        if is_below != self._is_below:
            self._is_below = is_below
            self._place()
        self._only_button.setText("" if is_narrow else _("&Only customer"))
        self._only_button.setAccessibleName(_("Only customer"))
        self._only_button.setToolTip(_("Only customer (Ctrl+D)"))

    def set_alone(self, *, is_alone: bool) -> None:
        """While they are the only customer, what has begun already and what needs other cards is out of the way."""
        for button in (self._only_button, self._call_button, self._more_button):
            button.setVisible(not is_alone)
        self._goodwill_button.setVisible(is_alone)

    def _show_cuts(self, cuts: tuple[SmallCutRow, ...]) -> None:
        """Three within twelve months say what to do; each stands with its day and words in the tooltip."""
        self._cuts_chip.setVisible(is_flagged(len(cuts)))
        self._cuts_chip.setText(_("{count} small cuts in 12 months: call and ask").format(count=len(cuts)))
        lines = [f"{self._formats.date(cut.happened_on)}: {cut.words}" for cut in cuts]
        self._cuts_chip.setToolTip("\n".join(lines))
        self._cuts_chip.setAccessibleDescription(". ".join(lines))

    def _show_tags(self, tags: tuple[str, ...]) -> None:
        while len(self._tag_chips) < len(tags):
            chip = Chip("", Tone.NEUTRAL)
            self._tag_chips.append(chip)
            self._chip_row.addWidget(chip)
        for position, chip in enumerate(self._tag_chips):
            chip.setText(tags[position] if position < len(tags) else "")
            chip.setVisible(position < len(tags))

    @staticmethod
    def _state_words(details: ClientDetails) -> str:
        if details.erased is not None:
            return _("erased at their wish")
        if details.archived_at is not None:
            return _("recently deleted")
        return {
            "moved": _("has moved away"),
            "died": _("has died"),
            "no_contact": _("asked for no contact"),
        }.get(details.ended_reason, "")
