"""Why a client needs us now, in words and worst first (R4); hidden while nothing calls for us."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.queries.attention import AttentionDetails, get_attention
from app.queries.client_rows import ClientDetails
from app.rules.attention import ComplaintStanding
from app.rules.feedback import Voice
from app.translations import gettext as _
from ui.clients.line_stack import Line, LineStack
from ui.firm_formats import FirmFormats
from ui.widgets.cards import Card


def attention_lines(row: AttentionDetails, details: ClientDetails, formats: FirmFormats) -> list[Line]:
    """A line for each part of the score, the heaviest first; the points themselves say nothing to anybody."""
    score = row.score
    is_open = row.complaint is ComplaintStanding.OPEN
    parts = [
        (score.overdue, Line("overdue", "calendar-clock", _overdue_words(row, formats), may_edit=False)),
        (score.complaint + (score.voice if is_open else 0), _complaint_line(row.complaint)),
        (0 if is_open or not details.visit_count else score.voice, _voice_line(row.voice)),
        (score.used_another, Line("other", "store", _other_words(row, formats), may_edit=False)),
    ]
    return [line for points, line in sorted(parts, key=lambda part: -part[0]) if points]


def _overdue_words(row: AttentionDetails, formats: FirmFormats) -> str:
    if row.due_on is None:
        return _("Their usual time has come")
    if row.due_on <= formats.today():
        return _("Their usual time was {day}").format(day=formats.date(row.due_on))
    return _("Their usual time is near: {day}").format(day=formats.date(row.due_on))


def _complaint_line(standing: ComplaintStanding) -> Line:
    if standing is ComplaintStanding.OPEN:
        return Line("complaint", "message-square-warning", _("A complaint is open"), may_edit=False)
    return Line("complaint", "message-square-warning", _("Not back since the last complaint"), may_edit=False)


def _voice_line(voice: Voice) -> Line:
    words = {
        Voice.HURT: (_("Was not happy last time"), ""),
        Voice.GOOD_UNPROBED: (_("“Good” is not great"), _("Nobody has asked what would have made it great.")),
        Voice.GOOD_PROBED: (_("It was good, not yet great"), _("We asked; the next visit can show it.")),
        Voice.NEVER: (_("Never told us how it was"), ""),
    }
    title, detail = words.get(voice, ("", ""))
    return Line("voice", "message-circle-heart", title, detail, may_edit=False)


def _other_words(row: AttentionDetails, formats: FirmFormats) -> str:
    if row.used_other_on is None:
        return ""
    return _("Somebody else cleaned on {day}").format(day=formats.date(row.used_other_on))


class AttentionPanel(Card):
    """Read with the card, never kept."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("Why they need us now"), parent=parent)
        self._formats = formats
        self._lines = LineStack("")
        self.body.addWidget(self._lines)

    def show_client(self, details: ClientDetails) -> None:
        """Refill for a client; whoever left is not called back by this card."""
        row = get_attention(details.id, self._formats.now(), self._formats.zone)
        lines = [] if details.ended_reason else attention_lines(row, details, self._formats)
        self._lines.show_lines(lines)
        self.setVisible(bool(lines))
