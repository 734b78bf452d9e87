"""What lies on the desk while somebody writes: whom to, the words for each, what the contact rule says of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.letterhead import PaperFormats
from app.documents.message_words import MessageWords, message_wording, message_words
from app.exchange.mail_drafts import MailDraft
from app.queries.contact_facts import read_verdicts
from app.queries.letter_rows import LetterWish
from app.queries.message_rows import MessageRow, list_message_rows
from app.queries.papers import get_letterhead
from app.rules.contact_rules import ContactVerdict, Purpose
from app.rules.messages import MessageKind, purpose_of
from app.services.messages import SentMessage
from ui.messages.write_wish import WriteWish

if TYPE_CHECKING:
    from app.everafter import Everafter


@dataclass(frozen=True, slots=True)
class Draft:
    """What is in the fields for one client; of a letter the signature stands below, of an e-mail in the body."""

    subject: str
    body: str


class MessageDesk:
    """Words are filled in for whoever is looked at; what somebody typed stays until they write to somebody else."""

    def __init__(self, everafter: Everafter) -> None:
        self._everafter = everafter
        self._wish = WriteWish(())
        self._typed: dict[tuple[int, MessageKind, str], Draft] = {}
        self._sent: set[tuple[int, MessageKind, str]] = set()
        self._rows: dict[int, MessageRow] = {}
        self._verdicts: Mapping[int, ContactVerdict] = {}
        self.kind = MessageKind.FREE
        self.channel = "text"
        self.purpose = Purpose.CARE
        self.read()

    def read(self) -> None:
        """Clients, words and wishes as they are stored now; what was typed stays."""
        clock = self._everafter.clock
        self._letterhead = get_letterhead()
        self._formats = PaperFormats(self._letterhead)
        self._wording = message_wording(self._letterhead)
        rows = list_message_rows(self._wish.client_ids, clock.now(), clock.zone)
        self._rows = {row.client_id: row for row in rows}
        self._look()

    def begin(self, wish: WriteWish) -> None:
        """Write to these; whoever comes back to the same finds what was typed."""
        if wish.client_ids != self._wish.client_ids:
            self._typed, self._sent = {}, set()
        self._wish = wish
        kind = MessageKind(wish.about) if wish.about else MessageKind.FREE
        self.kind, self.purpose = kind, purpose_of(kind)
        self.read()
        if wish.channel:
            self.choose(channel=wish.channel)

    def choose(self, *, kind: MessageKind | None = None, channel: str = "", purpose: Purpose | None = None) -> None:
        """Another message, another way, another purpose of own words."""
        if kind is not None:
            self.kind, self.purpose = kind, purpose_of(kind)
        if purpose is not None and self.kind is MessageKind.FREE:
            self.purpose = purpose
        self.channel = channel or self.channel
        self._look()

    @property
    def rows(self) -> tuple[MessageRow, ...]:
        """Whom it is written to, in their order."""
        return tuple(self._rows.values())

    @property
    def step_ids(self) -> Mapping[int, int]:
        """The step of care for each client, where it is written from one."""
        return self._wish.steps

    def row(self, client_id: int) -> MessageRow | None:
        """One of them."""
        return self._rows.get(client_id)

    def may_have(self, client_id: int) -> bool:
        """Whether this client may be written to this way; what only warns is left to a person."""
        verdict = self._verdicts.get(client_id)
        return verdict is not None and (verdict.is_allowed or verdict.is_warning)

    def why_not(self, client_id: int) -> str:
        """What the rule says against it, in a sentence; empty where nothing stands in the way."""
        verdict, row = self._verdicts.get(client_id), self._rows.get(client_id)
        if verdict is None or row is None:
            return ""
        return verdict.sentence(row.greeting_name or row.client_name, self._formats.long_day)

    def is_unasked(self, client_id: int) -> bool:
        """Whether it is an offer to somebody who was never asked whether they want any."""
        verdict = self._verdicts.get(client_id)
        return verdict is not None and verdict.is_unasked and self.purpose is Purpose.SALES

    def open_ids(self) -> list[int]:
        """To whom it can go."""
        return [client_id for client_id in self._rows if self.may_have(client_id)]

    def is_sent(self, client_id: int) -> bool:
        """Whether this message to them was noted as sent."""
        return self._key(client_id) in self._sent

    def address(self, client_id: int) -> str:
        """Where it goes: the number, the e-mail address, or the street."""
        row = self._rows[client_id]
        lines = {"text": (row.phone,), "email": (row.email,), "letter": (*row.street_lines, row.town_line)}
        return ", ".join(line for line in lines[self.channel] if line)

    def draft(self, client_id: int) -> Draft:
        """What stands in the fields."""
        typed = self._typed.get(self._key(client_id))
        return typed if typed is not None else self._ours(client_id)

    def keep(self, client_id: int, subject: str, body: str) -> None:
        """Somebody typed; our own words are not kept, so they follow what changes."""
        draft = Draft(subject.strip(), body.strip())
        if draft == self._ours(client_id):
            self._typed.pop(self._key(client_id), None)
        else:
            self._typed[self._key(client_id)] = draft

    def signature(self, client_id: int) -> str:
        """What stands below the body of a letter."""
        words = self._words(client_id)
        return "\n".join((words.farewell, *words.signer)) if self.channel == "letter" else ""

    def mail(self, client_id: int) -> MailDraft:
        """The e-mail to one of them."""
        row, draft = self._rows[client_id], self.draft(client_id)
        return MailDraft(row.client_name, row.email, draft.subject, draft.body)

    def letters(self) -> tuple[LetterWish, ...]:
        """The letters to all who may have one, as they are written now."""
        return tuple(
            LetterWish(
                client_id, self.kind.value, self.purpose.value, self.draft(client_id).body, self.step_ids.get(client_id)
            )
            for client_id in self.open_ids()
        )

    def note_sent(self, client_ids: list[int]) -> int:
        """These went out; returns how many had not been noted."""
        messages = [
            SentMessage(
                client_id,
                self.kind.value,
                self.purpose.value,
                self.draft(client_id).body,
                self.step_ids.get(client_id),
            )
            for client_id in client_ids
        ]
        count = self._everafter.messages.record_sent(self.channel, messages)
        self._sent |= {self._key(client_id) for client_id in client_ids}
        return count

    def _look(self) -> None:
        clock = self._everafter.clock
        self._verdicts = read_verdicts(list(self._rows), self.purpose, clock.now(), clock.zone, channel=self.channel)

    def _key(self, client_id: int) -> tuple[int, MessageKind, str]:
        return client_id, self.kind, self.channel

    def _words(self, client_id: int) -> MessageWords:
        return message_words(self._rows[client_id], self.kind, self._letterhead, self._formats, self._wording)

    def _ours(self, client_id: int) -> Draft:
        words = self._words(client_id)
        if self.channel == "text":
            return Draft("", words.text)
        if self.channel == "letter":
            return Draft("", words.body)
        return Draft(words.subject, f"{words.body}\n\n{words.signature}")
