"""What clients tell of other firms: what they hated there, our answer, who went elsewhere and why (S2.15, S3.10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.clock import Clock
from app.errors import NotFoundError, ValidationError
from app.models.clients import Client, CompetitorNote
from app.services.client_summary import refresh_clients
from app.services.field_checks import check_length, check_words
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork

LONGEST_FIRM = 200
LONGEST_WORDS = 10_000


@dataclass(frozen=True, slots=True)
class CompetitorNoteDraft:
    """What a client said about another firm; `used_on` is the day they let them clean, if they did."""

    competitor: str
    words: str
    our_answer: str = ""
    used_on: date | None = None


class CompetitorNoteService:
    """Writes and mends notes about other firms."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def add(self, client_id: int, draft: CompetitorNoteDraft) -> int:
        """A note; with a day the client counts as having used somebody else since (R3)."""
        client = Client.get_or_none(Client.id == client_id)
        if client is None:
            raise NotFoundError(_("This client is no longer there; nothing was saved."))
        self._check(draft)
        with self._units(_("What {name} says of {firm}").format(name=client.name, firm=draft.competitor)) as work:
            note = CompetitorNote(
                client_id=client_id,
                competitor=draft.competitor.strip(),
                words=draft.words.strip(),
                our_answer=draft.our_answer.strip(),
                noted_by_id=work.person_id,
                noted_at=work.now,
            )
            work.save(note)
            if draft.used_on is not None:
                client.used_other_on = draft.used_on
                client.used_other_note = f"{draft.competitor.strip()}: {draft.words.strip()}"[:LONGEST_WORDS]
                work.save(client)
            refresh_clients(work, [client_id], self._clock)
            return int(note.id)

    def change(self, note_id: int, draft: CompetitorNoteDraft) -> None:
        """Put a note right."""
        note = _note(note_id)
        self._check(draft)
        with self._units(_("Change note about {firm}").format(firm=note.competitor)) as work:
            note.competitor, note.words = draft.competitor.strip(), draft.words.strip()
            note.our_answer = draft.our_answer.strip()
            work.save(note)
            work.changed("client", [note.client_id])

    def archive(self, note_id: int) -> None:
        """Take a note away; undo brings it back."""
        note = _note(note_id)
        with self._units(_("Remove note about {firm}").format(firm=note.competitor)) as work:
            note.archived_at = work.now
            work.save(note)
            work.changed("client", [note.client_id])

    def _check(self, draft: CompetitorNoteDraft) -> None:
        check_words(draft.competitor, _("Name the other firm; nothing was saved."), "competitor")
        check_length(draft.competitor, LONGEST_FIRM, "competitor")
        check_words(draft.words, _("Write down what they said about it; nothing was saved."), "words")
        check_length(draft.words, LONGEST_WORDS, "words")
        check_length(draft.our_answer, LONGEST_WORDS, "our_answer")
        if draft.used_on is not None and draft.used_on > self._clock.today():
            raise ValidationError(_("That day is still to come; mend the day they used somebody else."), "used_on")


def _note(note_id: int) -> CompetitorNote:
    note = CompetitorNote.get_or_none(CompetitorNote.id == note_id)
    if note is None:
        raise NotFoundError(_("This note is no longer there; nothing was changed."))
    return note
