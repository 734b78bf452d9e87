"""What we know of a client: the cards at the left of the page, of which one is edited at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app.queries.client_rows import ClientDetails
from app.queries.firm_rows import FirmDetails
from ui.clients.agreements_panel import AgreementsPanel
from ui.clients.certificates_panel import CertificatesPanel
from ui.clients.codes_panel import CodesPanel
from ui.clients.editable_panel import EditablePanel
from ui.clients.floors_panel import FloorsPanel
from ui.clients.goodwill_panel import GoodwillPanel
from ui.clients.kindness_panel import KindnessPanel
from ui.clients.need_panel import NeedPanel
from ui.clients.need_share_panel import NeedSharePanel
from ui.clients.next_steps_panel import NextStepsPanel
from ui.clients.profile_panel import ProfilePanel
from ui.clients.promises_panel import PromisesPanel
from ui.clients.reach_panel import ReachPanel
from ui.clients.reasons_panel import ReasonsPanel
from ui.clients.remember_panel import RememberPanel
from ui.clients.wishes_panel import WishesPanel
from ui.firm_formats import FirmFormats
from ui.widgets.inline_form import InlineForm

if TYPE_CHECKING:
    from app.everafter import Everafter

_Panel = (
    PromisesPanel
    | RememberPanel
    | NeedPanel
    | NeedSharePanel
    | NextStepsPanel
    | ReasonsPanel
    | GoodwillPanel
    | KindnessPanel
    | CertificatesPanel
    | FloorsPanel
    | CodesPanel
    | AgreementsPanel
    | WishesPanel
    | ProfilePanel
)


_RESERVED, _RESERVED_FACTS = 12, 20  # lines of a well-known client


class KnownPanels(QObject):
    """The panels in the order of the card; opening a form in one closes that of another, whose words wait."""

    form_opened = Signal(object)  # InlineForm
    message = Signal(str, bool)  # a toast: words, and whether it offers Undo
    overtaken = Signal()  # another desk was faster

    def __init__(self, everafter: Everafter, formats: FirmFormats, firm: FirmDetails | None, parent: QObject) -> None:
        super().__init__(parent)
        self.reach = ReachPanel(everafter)
        self.promises = PromisesPanel(everafter, formats)
        self.remember = RememberPanel(everafter)
        self.needs = NeedPanel(everafter, formats)
        self.steps = NextStepsPanel(everafter, formats)
        self.reasons = ReasonsPanel(everafter, formats)
        self.goodwill = GoodwillPanel(everafter, formats)
        self.kindness = KindnessPanel(everafter, formats)
        self.certificates = CertificatesPanel(everafter, formats)
        self.floors = FloorsPanel(everafter, formats, firm.area_unit if firm is not None else "sq_ft")
        self.need_share = NeedSharePanel(everafter, formats)
        self.codes = CodesPanel(everafter, formats)
        self.agreements = AgreementsPanel(everafter, formats)
        self.wishes = WishesPanel(everafter, formats)
        self.profile = ProfilePanel(everafter, formats)
        self.reach.lines.reserve(_RESERVED)
        self.remember.lines.reserve(_RESERVED_FACTS)
        for panel in self.all:
            panel.form_opened.connect(self._keep_one_form)
            panel.saved.connect(lambda words: self.message.emit(words, True))
            panel.noticed.connect(lambda words: self.message.emit(words, False))
            panel.overtaken.connect(self.overtaken)

    @property
    def all(self) -> tuple[EditablePanel, ...]:
        """Every panel, from top to bottom."""
        return (self.reach, *self._others)

    @property
    def _others(self) -> tuple[_Panel, ...]:
        kind = (self.promises, self.remember, self.needs, self.reasons, self.kindness, self.goodwill)
        more = (self.certificates, self.floors, self.need_share, self.codes, self.agreements, self.wishes, self.profile)
        return (*kind, *more, self.steps)

    def show_client(self, details: ClientDetails, name: str) -> None:
        """Refill for a client; open forms of the same client stay as they are."""
        self.reach.show_client(details, name)
        for panel in self._others:
            panel.show_client(details)

    def keep_drafts(self) -> None:
        """The card goes out of sight: half-typed words are kept, codes are masked."""
        for panel in self.all:
            panel.keep_draft()
        self.codes.hide_codes()

    def edit(self) -> None:
        """F2: edit the panel that has the focus, or how to reach them."""
        focus = QApplication.focusWidget()
        panels = [panel for panel in self.all if focus is not None and panel.isAncestorOf(focus)]
        (panels[0] if panels else self.reach).toggle_editing()

    def _keep_one_form(self, form: InlineForm) -> None:
        for panel in self.all:
            if panel.open_form is not None and panel.open_form is not form:
                panel.close_form()
        self.form_opened.emit(form)
