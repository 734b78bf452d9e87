"""Writes the notes of a file into the timelines of their clients, in their old dates; private ones stay private."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.exchange.import_outcomes import Outcome
from app.exchange.import_preview import RowAbout
from app.exchange.parsing.parsed_history import ParsedNote
from app.exchange.people.whose_row import Whose
from app.exchange.reading.csv_records import hash_of
from app.exchange.records.history_import import Added, HistoryImport, ImportTools
from app.queries.import_owners import read_own_notes, read_timeline_entry
from app.queries.imports import read_technicians
from app.translations import gettext as _

_LONGEST_WORDS = 100_000
_LONGEST_HEADLINE = 200


class NoteImport(HistoryImport[ParsedNote]):
    """Takes rows chunk by chunk."""

    kind = "notes"

    def __init__(self, tools: ImportTools) -> None:
        super().__init__(tools)
        self._people = read_technicians()

    def prepare(self, rows: Sequence[tuple[ParsedNote, Whose]]) -> None:
        """What our own file may tell again."""
        if self.is_ours:
            self.present = read_own_notes(sorted({whose.client_id for _parsed, whose in rows if whose.client_id}))

    def add(self, parsed: ParsedNote, whose: Whose, client_id: int) -> Added | str:
        """One entry, and one more for words under a heading that says they are for the house."""
        key = (client_id, parsed.kind, self.at(parsed.day, parsed.time), parsed.headline, parsed.words)
        if key in self.present:
            return Added(self.present.pop(key), {"words": hash_of([parsed.words])}, Outcome.UNCHANGED)
        entry_id = 0
        if parsed.words or parsed.headline:
            entry_id = self._write(parsed, whose, client_id, self._words(parsed), is_private=parsed.is_private)
        if parsed.private_words:
            private_id = self._write(parsed, whose, client_id, parsed.private_words, is_private=True)
            entry_id = entry_id or private_id
        return Added(entry_id, {"words": hash_of([self._first_words(parsed)])})

    def about(self, parsed: ParsedNote) -> RowAbout:
        """What a row tells of."""
        return RowAbout(self.kind, parsed.day)

    def update(self, parsed: ParsedNote, record_id: int, written: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """New words replace those that nobody edited."""
        entry = read_timeline_entry(record_id)
        words = self._first_words(parsed)[:_LONGEST_WORDS]
        if entry is None or hash_of([entry.words]) != written.get("words") or entry.words == words:
            return None
        self.writer.change("timeline_entry", record_id, {"words": words}, entry.client_id)
        return {"words": hash_of([words])}

    def _first_words(self, parsed: ParsedNote) -> str:
        """The words of the entry that the ledger leads to."""
        return self._words(parsed) if parsed.words or parsed.headline else parsed.private_words

    def _words(self, parsed: ParsedNote) -> str:
        """The words, and who wrote them if that is nobody of ours."""
        if not parsed.author or parsed.author.casefold().strip() in self._people:
            return parsed.words
        return "\n".join(filter(None, [parsed.words, _("Written by {name}").format(name=parsed.author)]))

    def _write(self, parsed: ParsedNote, whose: Whose, client_id: int, words: str, *, is_private: bool) -> int:
        return self.writer.add(
            "timeline_entry",
            client_id,
            None if whose.job is None else whose.job.id,
            parsed.kind,
            self.at(parsed.day, parsed.time),
            parsed.headline[:_LONGEST_HEADLINE],
            words[:_LONGEST_WORDS],
            is_private,
            self._people.get(parsed.author.casefold().strip()) if parsed.author else None,
            parsed.meaning[:_LONGEST_WORDS],
        )
