"""Kindnesses on the card: the four kinds as marks, what is missing with an idea for it, given and planned (R8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.queries.client_rows import ClientDetails
from app.queries.love_touches import KindnessDetails, TouchRow, get_kindness
from app.queries.relationship_figures import get_after_sale
from app.rules.love_touches import SUGGESTED_ORDER, Reaction, TouchKind
from app.rules.person_names import first_name
from app.rules.touch_plan import is_held, occasion_of
from app.rules.touch_words import kind_words, occasion_words, reaction_words
from app.services.love_touches import planned_words
from app.translations import gettext as _
from ui.clients.editable_panel import EditablePanel
from ui.clients.line_stack import Line
from ui.clients.touch_form import TouchForm
from ui.firm_formats import FirmFormats
from ui.theme.fonts import TextRole
from ui.theme.tones import Tone
from ui.widgets.chip_row import ChipRow
from ui.widgets.chips import Chip
from ui.widgets.labels import TextLabel, TextTone

if TYPE_CHECKING:
    from app.everafter import Everafter

_SHOWN_GIVEN, _SHOWN_PLANNED, _ALL = 3, 2, 50
_MISSING = "missing"


class KindMarks(QWidget):
    """The four kinds side by side: a tick and colour for what was shown in the last year, a dash for what was not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = ChipRow(self)
        self._chips = {kind: Chip(kind_words(kind)) for kind in SUGGESTED_ORDER}
        for chip in self._chips.values():
            row.addWidget(chip)

    def show_kinds(self, shown: frozenset[TouchKind]) -> None:
        """Mark what was shown."""
        for kind, chip in self._chips.items():
            is_shown = kind in shown
            chip.set_look(Tone.DONE if is_shown else Tone.NEUTRAL, "check" if is_shown else "minus")
            words = _("{kind}: shown in the last year") if is_shown else _("{kind}: not in the last year")
            chip.setAccessibleName(words.format(kind=kind_words(kind)))
            chip.setToolTip(words.format(kind=kind_words(kind)))


class KindnessPanel(EditablePanel):
    """Marks, the next idea, what is planned next and what was done last; while editing, all of them."""

    def __init__(self, everafter: Everafter, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(
            "kindness",
            _("Kindnesses"),
            _("Nothing was written down yet."),
            action_text=_("Log"),
            parent=parent,
        )
        self._everafter = everafter
        self._formats = formats
        self._details: ClientDetails | None = None
        self._kindness: KindnessDetails | None = None
        self._marks = KindMarks()
        self.body.insertWidget(self.body.indexOf(self.lines), self._marks)
        self._after_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self.body.insertWidget(self.body.indexOf(self.lines), self._after_label)
        self.add_verb(_("Plan the next twelve months"), self._plan_year)

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; an open form stays as it is."""
        self.begin_client(details.id, is_other=self._details is None or self._details.id != details.id)
        self._details = details
        clock = self._everafter.clock
        self._kindness = get_kindness(details.id, clock.now(), clock.zone, _ALL)
        self._marks.show_kinds(self._kindness.shown)
        contacts = get_after_sale(details.id)
        words = _("{percent} % of our contacts came after the first visit: {after} after, {before} before.")
        self._after_label.setVisible(contacts.percent is not None)
        self._after_label.setText(words.format(percent=contacts.percent, after=contacts.after, before=contacts.before))
        self._show_lines()

    def set_editing(self, *, is_editing: bool) -> None:
        """While editing every line is there, else the nearest."""
        super().set_editing(is_editing=is_editing)
        self._show_lines()

    def toggle_editing(self) -> None:
        """Offer pencils, and a form with the idea that is missing most."""
        super().toggle_editing()
        if self.is_editing:
            self.log()

    def log(self) -> None:
        """Ask what was done; what is missing most stands there already."""
        details, kindness = self._details, self._kindness
        if details is None or kindness is None:
            return
        form = self.form_of(TouchForm, lambda: TouchForm(self._formats))
        form.begin(self._missing(), self._everafter.units.person_id)

        def act(_version: int | None) -> str:
            draft = form.draft()
            service = self._everafter.love_touches
            if form.is_planned:
                service.plan(details.id, draft)
                return _("Planned: {what}").format(what=draft.what)
            service.log(details.id, draft)
            return _("Written down: {what}").format(what=draft.what)

        self.start_form(form, _("A kindness"), act, what="new:kindness")
        form.field("what").editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _missing(self) -> TouchKind | None:
        details = self._details
        return (
            None if self._kindness is None or (details is not None and details.ended_reason) else self._kindness.missing
        )

    def _show_lines(self) -> None:
        kindness = self._kindness
        if kindness is None:
            return
        given, planned = (_ALL, _ALL) if self.is_editing else (_SHOWN_GIVEN, _SHOWN_PLANNED)
        lines = [self._idea(missing, kindness)] if (missing := self._missing()) is not None else []
        lines += [self._planned_line(row) for row in kindness.planned[:planned]]
        lines += [self._given_line(row) for row in kindness.given[:given]]
        self.lines.show_lines(lines)

    def _idea(self, missing: TouchKind, kindness: KindnessDetails) -> Line:
        idea = kindness.ideas[0] if kindness.ideas else kind_words(missing)
        return Line(
            _MISSING, "heart", idea, _("An idea: “{kind}” is missing").format(kind=kind_words(missing)), is_strong=True
        )

    def _planned_line(self, row: TouchRow) -> Line:
        occasion = occasion_of(row.plan_key)
        held = _("waits until the complaint is put right") if is_held(TouchKind(row.kind), is_hurt=row.is_hurt) else ""
        facts = [_("planned"), self._formats.day(row.on), occasion_words(occasion) if occasion else "", held]
        return Line(f"touch:{row.id}", "calendar-clock", row.what, " · ".join(fact for fact in facts if fact))

    def _given_line(self, row: TouchRow) -> Line:
        facts = [
            kind_words(TouchKind(row.kind)),
            self._formats.money(row.cost_minor) if row.cost_minor else "",
            reaction_words(Reaction(row.reaction)) if row.reaction != Reaction.NONE else "",
            _("asked for, so it does not count") if row.is_asked_for else "",
            first_name(row.person_name),
            self._formats.day(row.on),
        ]
        icon = "message-circle-heart" if row.reaction == Reaction.TOLD_OTHERS else "heart-handshake"
        return Line(f"touch:{row.id}", icon, row.what, " · ".join(fact for fact in facts if fact))

    def _resting_verb(self) -> str:
        return _("Log")

    def _open(self, key: str) -> None:
        number = key.partition(":")[2]
        rows = (*self._kindness.planned, *self._kindness.given) if self._kindness is not None else ()
        row = next((each for each in rows if str(each.id) == number), None)
        if row is None:
            self.log()
            return
        form = self.form_of(TouchForm, lambda: TouchForm(self._formats))
        form.show_touch(row)
        service = self._everafter.love_touches

        def act(version: int | None) -> str:
            if row.is_planned and not form.is_planned:
                service.do(row.id, form.draft())
                return _("Done: {what}").format(what=form.text("what"))
            service.change(row.id, version, form.draft())
            return _("Saved: {what}").format(what=form.text("what"))

        def remove() -> str:
            service.remove(row.id)
            return _("“{what}” is off the card").format(what=row.what)

        self.start_form(form, _("“{what}”").format(what=row.what), act, what=key, version=row.version, remove=remove)

    def _plan_year(self) -> None:
        details = self._details
        if details is not None:
            self.set_editing(is_editing=False)
            count = self._everafter.love_touches.plan_twelve_months(details.id)
            (self.saved if count else self.noticed).emit(planned_words(count))
