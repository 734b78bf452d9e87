"""How the firm kept up with its after-care in these weeks: help, promises kept, goodbyes, kindnesses planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from app.rules.working_time import WorkingTime
from app.sample_firm.agenda import Agenda
from app.sample_firm.people import SampleClient
from app.sample_firm.team import Team
from app.services.drafts import PromiseDraft
from app.services.help_log import HelpDraft
from app.services.love_touches import TouchDraft
from app.services.messages import SentMessage

_MOVED_DAYS_AGO = (12, 2)
_HELP_FOR_MOVED_DAYS_AGO = 5


class AftercareDays:
    """Notes these things on the agenda; who they are about stands in resources/sample/everyday.toml."""

    def __init__(
        self,
        agenda: Agenda,
        team: Team,
        cast: Mapping[str, SampleClient],
        words: Mapping[str, Any],
        working_time: WorkingTime,
    ) -> None:
        self._agenda = agenda
        self._stage = agenda.stage
        self._team = team
        self._cast = cast
        self._words = words
        self._working_time = working_time

    def note(self, clients: Sequence[SampleClient]) -> None:
        """Everything, once the visits themselves are noted."""
        self._note_help()
        self._note_promises()
        self._note_messages()
        self._note_planned()
        self._note_goodbyes([each for each in clients if each.is_leaving and each.visits and not each.key])

    def _note_help(self) -> None:
        for entry in self._words["help"]:
            help_given = HelpDraft(
                self._cast[entry["who"]].id, entry["asked"], entry["advised"], entry["channel"], entry["is_fixed"]
            )
            act = partial(self._stage.help_log.log, help_given)
            self._agenda.add(self._days_ago(entry["days_ago"]), self._team.office, act)

    def _note_promises(self) -> None:
        """Promised, and kept a day before its time."""
        for entry in self._words["promises_kept"]:
            made_at, due_at = self._days_ago(entry["days_ago"]), self._days_ago(entry["days_ago"] - 3)
            made: list[int] = []
            make = partial(self._promise, self._cast[entry["who"]].id, PromiseDraft(entry["what"], due_at), made)
            self._agenda.add(made_at, self._team.owner, make)
            self._agenda.add(due_at - timedelta(hours=20), self._team.owner, partial(self._keep, made))

    def _promise(self, client_id: int, draft: PromiseDraft, made: list[int]) -> None:
        made.append(self._stage.promises.make(client_id, draft))

    def _keep(self, made: list[int]) -> None:
        self._stage.promises.keep(made[0])

    def _note_messages(self) -> None:
        for entry in self._words["messages"]:
            message = SentMessage(self._cast[entry["who"]].id, entry["about"], entry["purpose"], entry["words"])
            act = partial(self._stage.messages.record_sent, entry["channel"], [message])
            self._agenda.add(self._days_ago(entry["days_ago"]), self._team.office, act)

    def _note_planned(self) -> None:
        """Kindnesses for these days, planned two weeks ago: one is a day late, one is for today."""
        today = self._working_time.local(self._agenda.now).date()
        for entry in self._words["planned"]:
            draft = TouchDraft(
                kind=entry["kind"],
                what=entry["what"],
                on=today + timedelta(days=entry["days"]),
                cost_minor=entry["cost"] * 100,
            )
            act = partial(self._stage.love_touches.plan, self._cast[entry["who"]].id, draft)
            self._agenda.add(self._days_ago(14), self._team.owner, act)

    def _note_goodbyes(self, leaving: Sequence[SampleClient]) -> None:
        """Two moved away, and one of them still rings when there is a stain."""
        for client, days_ago in zip(leaving[-2:], _MOVED_DAYS_AGO, strict=False):
            moved_on = self._days_ago(days_ago).date()
            act = partial(self._stage.client_endings.write, client.id, "moved", moved_on)
            self._agenda.add(self._days_ago(days_ago), self._team.owner, act)
        if leaving[-2:]:
            asked, advised = self._words["help_after_a_move"]
            helped = partial(self._stage.help_log.log, HelpDraft(leaving[-2:][0].id, asked, advised, "phone", True))
            self._agenda.add(self._days_ago(_HELP_FOR_MOVED_DAYS_AGO), self._team.owner, helped)

    def _days_ago(self, days: int) -> datetime:
        day = self._working_time.local(self._agenda.now).date() - timedelta(days=days)
        return self._working_time.at(self._working_time.open_day_from(day), time(11, 50))
