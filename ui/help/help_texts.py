"""The help pages as they lie in the resources, and the search through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.resource_files import resource_path
from app.rules.search_text import fold

_ORDER = (
    "today",
    "clients",
    "client",
    "merge",
    "client_matters",
    "recently_deleted",
    "new_client",
    "import",
    "schedule",
    "job_list",
    "job",
    "sheet_keying",
    "care_board",
    "care_report",
    "complaint_form",
    "complaint_library",
    "aftercare",
    "aftercare_call",
    "closest",
    "voices",
    "ask_us",
    "kindness",
    "care_plan",
    "left_alone",
    "write",
    "insights",
    "why_us",
    "loyalty",
    "promises",
    "answer_book",
    "owed",
    "papers",
    "preview",
    "settings",
    "paper_words",
    "keys",
)


@dataclass(frozen=True, slots=True)
class HelpText:
    """A page: the place it is about, its first line as title, its Markdown."""

    name: str
    title: str
    words: str


def help_texts() -> tuple[HelpText, ...]:
    """All pages in the order of the rail."""
    return tuple(_read(name) for name in _ORDER)


def find_help(texts: Sequence[HelpText], typed: str) -> tuple[HelpText, ...]:
    """The pages in which every typed word begins some word; those with it in the title first."""
    words = fold(typed).split()
    found = [text for text in texts if _has(text.words, words)]
    return tuple(sorted(found, key=lambda text: not _has(text.title, words)))


def _has(text: str, words: Sequence[str]) -> bool:
    parts = fold(text).split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def _read(name: str) -> HelpText:
    words = resource_path("help", f"{name}.md").read_text(encoding="utf-8")
    title = words.splitlines()[0].removeprefix("#").strip()
    return HelpText(name, title, words)
