"""What the find box shows for typed words: people and jobs from the database, then commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.keys.commands import Command
from app.translations import gettext as _
from app.translations import ngettext
from ui.shell.actions import Actions
from ui.shell.command_words import other_words
from ui.shell.find_rows import FindKind, FindRow
from ui.wording import short_day_words

if TYPE_CHECKING:
    from app.queries.client_rows import SearchHit

_MOST_PEOPLE = 50
_MOST_RECENT = 6
_MOST_COMMANDS = 6
_FEWEST_LETTERS_FOR_COMMANDS = 2
_FEWEST_LETTERS_FOR_ANSWERS = 3
_NO_FIT = 2
# What a day is made of, for a box in which nothing is typed; a new client is the last row anyway.
_DAILY = ("job.book", "call.log", "complaint.log", "sheet.key_in", "schedule.open", "care_board.open")


class FindRowsReader:
    """Called at every key: one read of the database and a look through the enabled commands."""

    def __init__(self, actions: Actions, today: Callable[[], date]) -> None:
        self._actions = actions
        self._today = today
        self._other_words = other_words()

    def __call__(self, typed: str) -> Sequence[FindRow]:
        """The rows for these words, people first; without words who was looked at last, and the commands."""
        from app.queries import search  # noqa: PLC0415 - a start without a search needs none of it

        today = self._today()
        hits = search.find(typed, today, _MOST_PEOPLE) if typed else search.find_recent(today, _MOST_RECENT)
        return [*(self._person(hit, today) for hit in hits), *self._answers(typed), *self._commands(typed)]

    def client(self, client_id: int) -> FindRow | None:
        """The row of one client, as a search would show it; None if they are gone."""
        from app.queries import search  # noqa: PLC0415 - the same

        today = self._today()
        hit = search.find_by_id(client_id, today)
        return None if hit is None else self._person(hit, today)

    def _person(self, hit: SearchHit, today: date) -> FindRow:
        is_job = hit.kind == FindKind.JOB.value
        last = _("last visit {day}").format(day=short_day_words(hit.last_visit_on, today)) if hit.last_visit_on else ""
        years = ngettext("{count} year", "{count} years", hit.years).format(count=hit.years) if hit.years else ""
        detail = " · ".join(part for part in (hit.line, last) if part)
        return FindRow(
            kind=FindKind.JOB if is_job else FindKind.CLIENT,
            key=str(hit.id),
            title=hit.name,
            detail=_("job {line}").format(line=hit.line) if is_job else detail,
            tag=years,
            icon="clipboard-list" if is_job else "user",
            has_open_complaint=hit.has_open_complaint,
            client_id=hit.client_id,
        )

    def _answers(self, typed: str) -> list[FindRow]:
        """The first page of the answer book that the words mean; “wine” is no client's name."""
        if len(typed.strip()) < _FEWEST_LETTERS_FOR_ANSWERS or any(letter.isdigit() for letter in typed):
            return []
        from app.queries.answer_book import find_first_answer  # noqa: PLC0415 - the same

        title = find_first_answer(typed)
        if not title:
            return []
        return [FindRow(FindKind.ANSWER, typed.strip(), title, _("answer book"), icon="droplet")]

    def _commands(self, typed: str) -> list[FindRow]:
        from app.rules.search_text import fold  # noqa: PLC0415 - the same

        words = fold(typed).split()
        if words and len("".join(words)) < _FEWEST_LETTERS_FOR_COMMANDS:
            return []
        specs = [spec for spec in self._actions.specs if words or spec.id in _DAILY]
        if not words:
            specs.sort(key=lambda spec: _DAILY.index(spec.id))
        ranked = [(self._rank(spec, words), spec) for spec in specs]
        found = [spec for rank, spec in sorted(ranked, key=lambda each: each[0]) if rank < _NO_FIT]
        return [
            FindRow(
                FindKind.COMMAND, spec.id, spec.plain_text, shortcut=spec.shortcut, icon=spec.icon or "chevron-right"
            )
            for spec in found[:_MOST_COMMANDS]
        ]

    def _rank(self, spec: Command, words: Sequence[str]) -> int:
        """0 where the command says these words itself, 1 where people call it so, _NO_FIT where neither."""
        action = self._actions[spec.id]
        if not (action.isVisible() and action.isEnabled()) or spec.id == "find.open":
            return _NO_FIT
        from app.rules.search_text import fold  # noqa: PLC0415 - the same

        own = fold(spec.plain_text).split()
        if all(any(part.startswith(word) for part in own) for word in words):
            return 0
        also = [*own, *fold(self._other_words.get(spec.id, "")).split()]
        return 1 if all(any(part.startswith(word) for part in also) for word in words) else _NO_FIT
