"""How a client felt after each job, and what that asks of us now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.queries.client_rows import ClientDetails, FeelingRow
from app.translations import gettext as _
from ui.firm_formats import FirmFormats, month_words
from ui.theme.fonts import TextRole
from ui.theme.tokens import Space
from ui.widgets.cards import Card
from ui.widgets.labels import TextLabel, TextTone
from ui.widgets.mood_line import Mood, MoodLine, MoodPoint

_MOST = 7
_MOODS = {"love": Mood.GREAT, "good": Mood.GOOD, "hurt": Mood.NOT_HAPPY}


def mood_points(feelings: Sequence[FeelingRow], today: date, *, is_hurt_now: bool) -> list[MoodPoint]:
    """The last answers with short words below: the year, this year the month, and "now" for an open complaint."""
    known = [row for row in feelings if row.mood in _MOODS][-_MOST:]
    points = [MoodPoint(_MOODS[row.mood], _label(row.felt_on, today)) for row in known]
    if is_hurt_now:
        if known and known[-1].mood == "hurt" and known[-1].felt_on.year == today.year:
            points.pop()
        points = [*points[-(_MOST - 1) :], MoodPoint(Mood.NOT_HAPPY, _("now"))]
    return points


def _label(day: date, today: date) -> str:
    return month_words(day, is_short=True) if day.year == today.year else f"’{day.year % 100:02d}"


class MoodPanel(Card):
    """The mood line and one sentence; the verb shows all answers in the timeline."""

    def __init__(self, formats: FirmFormats, parent: QWidget | None = None) -> None:
        super().__init__(_("How they felt"), action_text=_("All"), parent=parent)
        self._formats = formats
        self._line = MoodLine()
        self._words_label = TextLabel("", TextRole.SECONDARY, TextTone.TERTIARY, wrap=True)
        self.body.addWidget(self._line)
        self.body.addSpacing(Space.XS)
        self.body.addWidget(self._words_label)

    def show_client(self, details: ClientDetails, first_name: str) -> None:
        """Refill for a client."""
        self.set_title(_("How {name} felt").format(name=first_name))
        count = details.timeline_counts.get("feedback", 0)
        if self._action_button is not None:
            self._action_button.setText(_("All {count}").format(count=count))
            self._action_button.setAccessibleName(_("All {count} answers").format(count=count))
            self._action_button.setVisible(count > 0)
        points = mood_points(details.feelings, self._formats.today(), is_hurt_now=details.is_hurt)
        self._line.set_points(points)
        self._line.setVisible(bool(points))
        self._words_label.setText(self._sentence(details.feelings, is_hurt_now=details.is_hurt))

    def _sentence(self, feelings: Sequence[FeelingRow], *, is_hurt_now: bool) -> str:
        known = [row for row in feelings if row.mood in _MOODS]
        if not known:
            return _("Not asked yet. The next call after a job asks.")
        last = next((row for row in reversed(known) if not (is_hurt_now and row.mood == "hurt")), known[-1])
        match last.mood:
            case "good":
                return _("The last answer was only “good”. Ask what would have made it great.")
            case "hurt":
                return _("The last answer was “not happy”. Nothing matters more than putting it right.")
            case _:
                return f"“{last.words}”" if last.words else _("The last answer was “great”.")
