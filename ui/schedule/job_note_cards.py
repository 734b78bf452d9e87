"""The cards of a job page that say what was found, measured, done, felt, covered and agreed; each with its verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.keys.screen_keys import screen_keys
from app.rules.guarantee import GuaranteeExclusion, exclusion_words
from app.rules.job_sheet import finding_words
from app.rules.job_states import ENDED_STATES, JobState
from app.rules.touch_points import moment_words
from app.rules.visit_readings import ReadingKind, reading_words
from app.translations import gettext as _
from ui.firm_formats import FirmFormats
from ui.schedule.job_note_form import JobFacts
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card
from ui.widgets.labels import TextLabel, TextTone


class JobNote(StrEnum):
    """What can be written down beside a job; the number of its key is its place, Ctrl+Shift+1 to 9 and 0."""

    LINES = "lines"
    DISCOUNT = "discount"
    EXTRA = "extra"
    FOUND = "found"
    MEASURED = "measured"
    CARE = "care"
    MOMENT = "moment"
    GUARANTEE = "guarantee"
    NEXT = "next"
    WISH = "wish"

    @property
    def key(self) -> str:
        """The key that opens its form."""
        return f"Ctrl+Shift+{(list(JobNote).index(self) + 1) % 10}"


def note_words(note: JobNote) -> str:
    """What a key of the job page writes down."""
    return dict(screen_keys("job"))[note.key]


def is_open_for(note: JobNote, state: str) -> bool:
    """Whether this can be written down now: prices until a job has ended, what happened once it is booked."""
    if note in (JobNote.LINES, JobNote.DISCOUNT, JobNote.EXTRA):
        return JobState(state) not in ENDED_STATES
    return note is JobNote.WISH or state in ("booked", "under_way", "done")


class NoteLine(QWidget):
    """One thing written down, and perhaps the verb that takes it back."""

    removed = Signal()

    def __init__(self, words: str, detail: str, *, remove_name: str = "") -> None:
        super().__init__()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(TextLabel(words, TextRole.BODY, wrap=True))
        if detail:
            texts.addWidget(TextLabel(detail, TextRole.SECONDARY, TextTone.TERTIARY, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(texts, 1)
        if remove_name:
            button = LinkButton(_("Remove"))
            button.setAccessibleName(remove_name)
            button.clicked.connect(self.removed)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)


class NoteCard(Card):
    """A caption, a verb, the lines, and at most one more verb below."""

    def __init__(self, title: str, verb: str, note: JobNote, empty_words: str) -> None:
        super().__init__(title, action_text=verb)
        self.note = note
        self._empty_words = empty_words
        self._lines = QVBoxLayout()
        self._lines.setSpacing(Space.XS)
        self.more_button = LinkButton("")
        self.more_button.hide()
        self.body.addLayout(self._lines)
        foot = QHBoxLayout()
        foot.addWidget(self.more_button)
        foot.addStretch(1)
        self.body.addLayout(foot)
        if self._action_button is not None:
            self._action_button.setToolTip(note.key)

    def show_lines(self, lines: Sequence[NoteLine], more: str = "") -> None:
        """What is written down now, and the other verb."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._lines.addWidget(line)
        if not lines:
            self._lines.addWidget(TextLabel(self._empty_words, TextRole.SECONDARY, TextTone.TERTIARY, wrap=True))
        self.more_button.setText(more)
        self.more_button.setVisible(bool(more))


class JobNoteCards(QWidget):
    """All of them; `chosen` are those of this column."""

    wanted = Signal(str)  # JobNote: open its form
    show_findings_wanted = Signal()
    confirm_dry_wanted = Signal()
    finding_removed = Signal(int)
    reading_removed = Signal(int)

    def __init__(self, formats: FirmFormats, chosen: Sequence[JobNote]) -> None:
        super().__init__()
        self._formats = formats
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        self._cards: dict[JobNote, NoteCard] = {}
        for note in chosen:
            verb, empty = _CARD_WORDS[note]()
            card = NoteCard(note_words(note), verb, note, empty)
            card.action_requested.connect(lambda note=note: self.wanted.emit(note.value))
            self._cards[note] = card
            column.addWidget(card)
        self._connect()

    def _connect(self) -> None:
        for note, signal in ((JobNote.FOUND, self.show_findings_wanted), (JobNote.CARE, self.confirm_dry_wanted)):
            if note in self._cards:
                self._cards[note].more_button.clicked.connect(signal)

    def show_facts(self, facts: JobFacts) -> None:
        """Refill for a job; before somebody drives there only the wish is asked."""
        for note, card in self._cards.items():
            card.setVisible(is_open_for(note, facts.job.state))
            lines, more = self._contents(note, facts)
            card.show_lines(lines, more)

    def _contents(self, note: JobNote, facts: JobFacts) -> tuple[list[NoteLine], str]:
        fill: dict[JobNote, Callable[[JobFacts], tuple[list[NoteLine], str]]] = {
            JobNote.FOUND: self._found,
            JobNote.MEASURED: self._measured,
            JobNote.CARE: self._care,
            JobNote.MOMENT: self._moments,
            JobNote.GUARANTEE: self._guarantee,
            JobNote.NEXT: self._next,
            JobNote.WISH: self._wish,
        }
        return fill[note](facts)

    def _found(self, facts: JobFacts) -> tuple[list[NoteLine], str]:
        lines = []
        for row in facts.notes.findings:
            words = ", ".join(part for part in (finding_words(row.kind), row.area_name) if part)
            shown = _("not shown to the client yet")
            if row.shown_at is not None:
                shown = _("shown to the client {when}").format(when=self._formats.moment(row.shown_at))
            detail = " · ".join(part for part in (row.note, shown) if part)
            line = NoteLine(words, detail, remove_name=_("Remove {what}").format(what=words))
            line.removed.connect(lambda finding_id=row.id: self.finding_removed.emit(finding_id))
            lines.append(line)
        is_unseen = any(row.shown_at is None for row in facts.notes.findings)
        return lines, _("All shown to the client now") if is_unseen else ""

    def _measured(self, facts: JobFacts) -> tuple[list[NoteLine], str]:
        lines = []
        for row in facts.notes.readings:
            what = reading_words(ReadingKind(row.kind)) if row.kind in set(ReadingKind) else row.kind
            words = _("{what}: {value}").format(what=what, value=self._value(row.kind, row.value_hundredths, row.unit))
            detail = " · ".join(part for part in (row.area_name, row.spot) if part)
            line = NoteLine(words, detail, remove_name=_("Remove {what}").format(what=words))
            line.removed.connect(lambda reading_id=row.id: self.reading_removed.emit(reading_id))
            lines.append(line)
        return lines, ""

    def _value(self, kind: str, hundredths: int, unit: str) -> str:
        if kind in set(ReadingKind) and ReadingKind(kind).is_test:
            return _("yes") if hundredths else _("no")
        number = self._formats.size(hundredths, "")
        return f"{number} {unit}".strip() if unit != "pH" else number

    def _care(self, facts: JobFacts) -> tuple[list[NoteLine], str]:
        details, notes = facts.details, facts.notes
        lines = []
        done = " · ".join(part for part in (notes.method, details.products) if part)
        if done:
            lines.append(NoteLine(done, ""))
        if details.dry_by_at is not None:
            lines.append(NoteLine(_("Dry by {when}").format(when=self._formats.moment(details.dry_by_at)), ""))
        if notes.dry_confirmed_at is not None:
            when = self._formats.moment(notes.dry_confirmed_at)
            lines.append(NoteLine(_("The client said that it is dry, {when}").format(when=when), ""))
            return lines, ""
        return lines, _("Confirmed dry") if facts.job.state == "done" else ""

    def _moments(self, facts: JobFacts) -> tuple[list[NoteLine], str]:
        weak = facts.notes.weak_point
        lines = []
        for row in facts.notes.moments:
            rating = _("{rating} of 5").format(rating=row.rating) if row.rating is not None else ""
            words = ": ".join(part for part in (moment_words(row.moment), rating) if part)
            mark = _("the weak point of this visit") if row.moment is weak else ""
            lines.append(NoteLine(words, " · ".join(part for part in (mark, row.note) if part)))
        return lines, ""

    def _guarantee(self, facts: JobFacts) -> tuple[list[NoteLine], str]:
        until_on, lines = facts.notes.guarantee_until_on, []
        if until_on is not None:
            day = self._formats.date(until_on)
            words = _("Holds until {day}") if facts.notes.is_guarantee_in_force else _("Ended on {day}")
            detail = (
                "" if facts.notes.is_guarantee_in_force else _("Whatever comes up now is a complaint all the same.")
            )
            lines.append(NoteLine(words.format(day=day), detail))
        covered = [line.name for line in facts.details.lines if not line.guarantee_exclusion]
        if covered and len(covered) == len(facts.details.lines):
            lines.append(NoteLine(_("Covers everything we cleaned"), ""))
        elif covered:
            lines.append(NoteLine(_("Covers {areas}").format(areas=", ".join(covered)), ""))
        for line in facts.details.lines:
            if line.guarantee_exclusion in set(GuaranteeExclusion):
                reason = exclusion_words(GuaranteeExclusion(line.guarantee_exclusion))
                lines.append(NoteLine(_("Not {area}: {reason}").format(area=line.name, reason=reason), ""))
        return lines, ""

    def _next(self, facts: JobFacts) -> tuple[list[NoteLine], str]:
        details, lines = facts.details, []
        if details.next_agreed_on is not None:
            lines.append(NoteLine(_("Agreed for {day}").format(day=self._formats.day(details.next_agreed_on)), ""))
        if details.next_chapter:
            lines.append(NoteLine(details.next_chapter, ""))
        return lines, ""

    def _wish(self, facts: JobFacts) -> tuple[list[NoteLine], str]:
        if not facts.details.expectation:
            return [], ""
        met = {True: _("It was so."), False: _("It was not quite so."), None: ""}[facts.notes.is_expectation_met]
        return [NoteLine(_("“{words}”").format(words=facts.details.expectation), met)], ""


_CARD_WORDS: dict[JobNote, Callable[[], tuple[str, str]]] = {
    JobNote.FOUND: lambda: (_("Add"), _("Nothing was found, or nobody looked yet.")),
    JobNote.MEASURED: lambda: (_("Add"), _("pH, moisture, air: nothing measured yet.")),
    JobNote.CARE: lambda: (_("Change"), _("Method, products, dry by: not written down yet.")),
    JobNote.MOMENT: lambda: (_("Add"), _("Seven moments, from booking to afterwards.")),
    JobNote.GUARANTEE: lambda: (_("Change"), _("Begins when the visit is done.")),
    JobNote.NEXT: lambda: (_("Change"), _("Agree the next visit while you stand there.")),
    JobNote.WISH: lambda: (_("Change"), _("Ask what would make that day perfect.")),
}
