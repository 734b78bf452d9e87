"""What changes around a complaint while it is put right: who, by when, how grave, and what the client waits for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.errors import ValidationError
from app.queries.complaint_events import to_event
from app.queries.complaint_intake import get_background
from app.rules.complaint_events import EventKind
from app.rules.complaint_intake import repeated
from app.rules.complaints import Category, ComplaintFacts, severity_of
from app.rules.lateness_words import minutes_late
from app.rules.working_time import elapsed
from app.services.complaint_log import OpenedComplaint, open_complaint
from app.services.complaint_writing import ComplaintWriter
from app.services.drafts import MarksDraft
from app.services.field_checks import check_in_team, chosen_word
from app.translations import gettext as _

LONGEST_PAUSE = timedelta(days=366)


class ComplaintCircumstances(ComplaintWriter):
    """Owner, pause, need-by date, dry carpet, category and marks; each is an event and can be undone."""

    def change_owner(self, complaint_id: int, version: int, owner_id: int) -> None:
        """Somebody else takes it on; there is always exactly one."""
        check_in_team(owner_id, "owner")
        self._happen(
            complaint_id, version, _("New owner for {name}"), self._event(EventKind.OWNER_CHANGED, owner=owner_id)
        )

    def pause(self, complaint_id: int, version: int, until_on: date, reason: str) -> None:
        """The client chose a later date; site and resolved wait for it."""
        if until_on > self._clock.today() + LONGEST_PAUSE:
            raise ValidationError(_("That is more than a year away; choose a nearer day, nothing was changed."), "day")
        self._happen(
            complaint_id, version, _("Pause for {name}"), self._event(EventKind.PAUSED, words=reason, until_on=until_on)
        )

    def resume(self, complaint_id: int, version: int) -> None:
        """The wait is over early."""
        self._happen(complaint_id, version, _("Resume for {name}"), self._event(EventKind.RESUMED))

    def set_need_by(self, complaint_id: int, version: int, need_by_on: date) -> None:
        """The day by which the client needs it."""
        self._happen(
            complaint_id, version, _("Needed by {name}"), self._event(EventKind.NEED_BY_SET, need_by_on=need_by_on)
        )

    def confirm_dry(self, complaint_id: int, version: int) -> None:
        """The carpet is dry; nothing will be raised."""
        self._happen(complaint_id, version, _("Dry at {name}"), self._event(EventKind.DRY_CONFIRMED))

    def reclassify(self, complaint_id: int, version: int, category: str, marks: MarksDraft | None = None) -> None:
        """A person corrects what went wrong and the marks; what they leave open is found as at the beginning (R6)."""
        message = _("Choose what went wrong from the list; nothing was changed.")
        chosen = chosen_word(Category, category, message, "category")
        facts = self._facts(open_complaint(complaint_id, version), chosen, marks or MarksDraft())
        self._happen(
            complaint_id,
            version,
            _("Correct complaint of {name}"),
            self._event(EventKind.RECLASSIFIED, category=chosen, facts=facts),
        )

    def _facts(self, opened: OpenedComplaint, category: Category, marks: MarksDraft) -> ComplaintFacts:
        state = opened.state(self._working_moment())
        logged = to_event(opened.lines[0])
        wet_for: timedelta | None = None
        if logged.cleaning_ended_at is not None:
            wet_for = elapsed(logged.cleaning_ended_at, state.received_at)
        facts = replace(
            state.facts, severity=severity_of(category, wet_for=wet_for, minutes_late=minutes_late(state.words))
        )
        if category is not state.category:
            background = get_background(opened.row.client_id)
            repeat = repeated(category, state.received_at, background, self._clock.zone, but_not=opened.row.id)
            facts = replace(facts, is_repeat=repeat is not None)
        chosen = {
            "severity": marks.severity,
            "effort": marks.effort,
            "is_public": marks.is_public,
            "is_vulnerable": marks.is_vulnerable,
            "is_repeat": marks.is_repeat,
        }
        return replace(facts, **{name: value for name, value in chosen.items() if value is not None})  # type: ignore[arg-type]  # each has its field's type
