"""A client's certificates with number and state; one whose gift was not had yet is redeemed here, once (R11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.queries.client_rows import ClientDetails
from app.queries.loyalty import list_rewards_of_client
from app.queries.loyalty_rows import LoyaltyLine
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.firm_formats import FirmFormats
from ui.loyalty.certificate_forms import RedeemForm
from ui.loyalty.loyalty_words import reasons_words, story_words

if TYPE_CHECKING:
    from app.everafter import Everafter

_SHOWN = 5


class CertificatesPanel(EditablePanel):
    """The newest five that have a number; hidden for who was given none."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__("certificates", _("Certificates"), "", action_text=_("Redeem"), parent=parent)
        self._everafter = everafter
        self._formats = formats
        self._details: ClientDetails | None = None
        self._given: list[LoyaltyLine] = []
        self.hide()

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._details is None or self._details.id != details.id)
        self._details = details
        given = list_rewards_of_client(details.id, self._formats.zone)
        self._given = [line for line in given if line.number][:_SHOWN]
        self.setVisible(bool(self._given))
        self.lines.show_lines([self._line(line) for line in self._given])
        if self._action_button is not None:
            self._action_button.setVisible(self.is_editing or bool(self._redeemable()))

    def toggle_editing(self) -> None:
        """Offer pencils; where there is one to redeem, ask at once on which visit."""
        super().toggle_editing()
        redeemable = self._redeemable()
        if self.is_editing and len(redeemable) == 1:
            self._open(_key(redeemable[0]))

    def _redeemable(self) -> list[LoyaltyLine]:
        return [line for line in self._given if line.can_be_redeemed(self._formats.today())]

    def _line(self, line: LoyaltyLine) -> Line:
        title = _("{number} · {reason}").format(number=line.number, reason=reasons_words(line))
        may_redeem = line.can_be_redeemed(self._formats.today())
        return Line(_key(line), "award", title, story_words(line, self._formats), may_edit=may_redeem)

    def _resting_verb(self) -> str:
        return _("Redeem")

    def _open(self, key: str) -> None:
        line = next((each for each in self._redeemable() if _key(each) == key), None)
        if line is None or line.reward_id is None:
            return
        form = self.form_of(RedeemForm, lambda: RedeemForm(self._formats))
        form.begin(line.client_id)
        reward_id, number = line.reward_id, line.number

        def act(_version: int | None) -> str:
            self._everafter.rewards.redeem(reward_id, form.job_id())
            return _("Certificate {number} is redeemed.").format(number=number)

        self.start_form(form, _("Redeem certificate {number}").format(number=number), act, what=key)


def _key(line: LoyaltyLine) -> str:
    return f"certificate:{line.reward_id}"
