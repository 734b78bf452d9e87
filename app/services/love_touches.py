"""Writes kindnesses (R8): given ones with cost and reaction, and planned ones up to twelve months ahead (S4.11)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from app.clock import Clock
from app.errors import ValidationError
from app.models.aftercare import LoveTouch
from app.queries.firm import get_working_time
from app.queries.love_touches import list_ideas
from app.queries.touch_plans import clients_around, read_plan_facts
from app.rules.love_touches import Reaction, TouchKind
from app.rules.touch_plan import Occasion, PlannedTouch, plan_twelve_months
from app.services.client_lookup import refuse_older, stored_client, stored_line
from app.services.client_summary import refresh_clients
from app.services.field_checks import check_in_team, check_length, check_money, check_words, chosen_word
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitOfWork, UnitsOfWork

LONGEST_WHAT = 500
AROUND_DAYS = 30
MOST_PLANNED_AT_ONCE = 500  # clients in one act
_LONGEST_AHEAD = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchDraft:
    """A kindness as somebody writes it down; `on` is today where none is given, `person_id` who is signed in."""

    kind: str
    what: str
    on: date | None = None
    cost_minor: int = 0
    is_asked_for: bool = False
    reaction: str = "none"
    person_id: int | None = None
    job_id: int | None = None


class LoveTouchService:
    """Logs, plans, moves and does kindnesses; every method is one undoable act."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def log(self, client_id: int, draft: TouchDraft) -> int:
        """Something kind was done."""
        client = stored_client(client_id)
        self._check(draft)
        self._check_given(draft.on)
        with self._units(_("Kindness for {name}").format(name=client.name)) as work:
            touch = LoveTouch(client_id=client_id, given_on=draft.on or self._clock.today())
            self._write(work, touch, draft)
            return int(touch.id)

    def plan(self, client_id: int, draft: TouchDraft) -> int:
        """Something kind is to be done on a day; it counts when it was done."""
        client = stored_client(client_id)
        self._check(draft)
        on = self._checked_day(draft.on or self._clock.today())
        with self._units(_("Plan a kindness for {name}").format(name=client.name)) as work:
            touch = LoveTouch(client_id=client_id, given_on=on, is_planned=True)
            self._write(work, touch, draft)
            return int(touch.id)

    def change(self, touch_id: int, version: int | None, draft: TouchDraft) -> None:
        """Other words, another day, cost or reaction; a planned one stays planned."""
        touch = _touch(touch_id)
        refuse_older(touch, version, touch.what)
        self._check(draft)
        on = draft.on or touch.given_on
        if touch.is_planned and on != touch.given_on:
            self._checked_day(on)
        elif not touch.is_planned:
            self._check_given(on)
        with self._units(_("Change kindness: {what}").format(what=touch.what[:40])) as work:
            touch.given_on = on
            self._write(work, touch, draft)

    def do(self, touch_id: int, draft: TouchDraft | None = None) -> None:
        """A planned one was done today, as planned or in other words; how they took it may follow later."""
        touch = _touch(touch_id)
        if not touch.is_planned:
            raise ValidationError(_("This was done already; nothing was changed."))
        if draft is not None:
            self._check(draft)
            self._check_given(draft.on)
        with self._units(_("Kindness done: {what}").format(what=touch.what[:40])) as work:
            touch.is_planned = False
            touch.given_on = self._clock.today()
            if draft is None:
                touch.person_id = work.person_id
                self._save(work, touch)
                return
            touch.given_on = draft.on or touch.given_on
            self._write(work, touch, draft)

    def note_reaction(self, touch_id: int, reaction: str) -> None:
        """How they took what was done."""
        touch = _touch(touch_id)
        if touch.is_planned:
            raise ValidationError(_("This is still to be done; nothing was changed."), "reaction")
        chosen_word(Reaction, reaction, _("Choose how they took it; nothing was saved."), "reaction")
        with self._units(_("Reaction: {what}").format(what=touch.what[:40])) as work:
            touch.reaction = reaction
            self._save(work, touch)

    def move(self, touch_id: int, on: date) -> None:
        """A planned one waits until another day."""
        touch = _touch(touch_id)
        if not touch.is_planned:
            raise ValidationError(_("This was done already; only what is planned can be moved."))
        on = self._checked_day(on)
        with self._units(_("Move kindness: {what}").format(what=touch.what[:40])) as work:
            touch.given_on = on
            self._save(work, touch)

    def remove(self, touch_id: int) -> None:
        """It was not done or is not wanted; what was planned is not proposed again before its day."""
        touch = _touch(touch_id)
        with self._units(_("Remove kindness: {what}").format(what=touch.what[:40])) as work:
            touch.archived_at = work.now
            self._save(work, touch)

    def plan_twelve_months(self, client_id: int) -> int:
        """Plan what is missing in the year ahead of a client; returns how many were planned, the second time none."""
        client = stored_client(client_id)
        return self._plan([client_id], _("Twelve months ahead of {name}").format(name=client.name))

    def plan_around(self) -> int:
        """The same for everybody with a visit in the last or the next 30 days, as one act."""
        ids = clients_around(self._clock.now(), self._clock.zone, AROUND_DAYS, MOST_PLANNED_AT_ONCE)
        return self._plan(ids, _("Plan kindnesses twelve months ahead"))

    def _plan(self, client_ids: Collection[int], label: str) -> int:
        today, working_time = self._clock.today(), get_working_time()
        ideas = {kind: list_ideas(kind) for kind in TouchKind}
        with self._units(label) as work:
            # What is planned already is read inside the act: another desk may plan at the same moment.
            facts = read_plan_facts(client_ids, self._clock.now(), self._clock.zone)
            planned = {
                each: plan_twelve_months(facts[each], today, working_time) for each in client_ids if each in facts
            }
            for client_id, touches in planned.items():
                for touch in touches:
                    work.save(
                        LoveTouch(
                            client_id=client_id,
                            given_on=touch.on,
                            kind=touch.kind.value,
                            what=_what(touch, client_id, ideas[touch.kind]),
                            is_planned=True,
                            plan_key=touch.key,
                        )
                    )
            if concerned := [each for each, touches in planned.items() if touches]:
                work.changed("client", concerned)
            return sum(len(each) for each in planned.values())

    def _write(self, work: UnitOfWork, touch: LoveTouch, draft: TouchDraft) -> None:
        touch.kind, touch.what = draft.kind, draft.what.strip()
        touch.cost_minor, touch.is_asked_for, touch.reaction = draft.cost_minor, draft.is_asked_for, draft.reaction
        touch.job_id = draft.job_id or touch.job_id
        if touch.is_planned:
            touch.person_id = draft.person_id
        else:
            touch.person_id = draft.person_id or touch.person_id or work.person_id
        self._save(work, touch)

    def _save(self, work: UnitOfWork, touch: LoveTouch) -> None:
        work.save(touch)
        refresh_clients(work, [touch.client_id], self._clock)

    def _check(self, draft: TouchDraft) -> None:
        chosen_word(TouchKind, draft.kind, _("Choose what it did for them; nothing was saved."), "kind")
        chosen_word(Reaction, draft.reaction, _("Choose how they took it; nothing was saved."), "reaction")
        check_words(draft.what, _("Write down what was done; nothing was saved."), "what")
        check_length(draft.what, LONGEST_WHAT, "what")
        check_money(draft.cost_minor, "cost")
        check_in_team(draft.person_id, "person")

    def _check_given(self, on: date | None) -> None:
        if on is not None and on > self._clock.today():
            raise ValidationError(_("That day is still to come; plan it instead, nothing was saved."), "on")

    def _checked_day(self, on: date) -> date:
        today = self._clock.today()
        if on < today:
            raise ValidationError(_("That day is over; choose today or a later one, nothing was saved."), "on")
        if on > today + _LONGEST_AHEAD:
            raise ValidationError(_("That is more than three years away; choose an earlier day."), "on")
        return on


def planned_words(count: int) -> str:
    """What a plan came to, for the toast."""
    if not count:
        return _("Everything for the next twelve months is planned already")
    return ngettext("{count} kindness planned", "{count} kindnesses planned", count).format(count=count)


def _what(touch: PlannedTouch, client_id: int, ideas: tuple[str, ...]) -> str:
    """The words of a planned one: for a day of the year the line itself, else one of our ideas, in turns."""
    if touch.occasion is Occasion.BIRTHDAY:
        return _("A line or a call for the birthday")
    if touch.occasion is Occasion.ANNIVERSARY:
        return _("A line for the day they first came to us")
    return ideas[(client_id + touch.on.toordinal()) % len(ideas)] if ideas else touch.kind.value


def _touch(touch_id: int) -> LoveTouch:
    touch = stored_line(LoveTouch, touch_id, _("This kindness is no longer there; nothing was changed."))
    if touch.archived_at is not None:
        raise ValidationError(_("This kindness was removed; nothing was changed."))
    return touch
