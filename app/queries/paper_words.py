"""Reads the words that the firm wrote itself for its papers."""

from __future__ import annotations

from dataclasses import dataclass

from app.models.firm import Wording
from app.queries.paper_rows import OwnWordsRow
from app.rules.paper_texts import Texts, parse_texts
from app.shipped_words import words_language


@dataclass(frozen=True, slots=True)
class OwnTexts:
    """The firm's own texts of one paper; not readable are those that somebody broke in the database by hand."""

    texts: Texts
    is_readable: bool = True


def list_own_words() -> tuple[OwnWordsRow, ...]:
    """The firm's own words for every paper, in the language in use."""
    rows = Wording.select(Wording.name, Wording.body).where(Wording.language == words_language())
    return tuple(OwnWordsRow(row.name, row.body) for row in rows.order_by(Wording.name))


def get_own_texts(paper: str) -> OwnTexts:
    """The texts that the firm wrote itself for a paper, in the language in use."""
    body = next((row.body for row in list_own_words() if row.paper == paper), "")
    texts = parse_texts(body)
    return OwnTexts({}, is_readable=False) if texts is None else OwnTexts(texts)
