"""How a client is called: the name shown everywhere, and the folded one by which lists are sorted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol, TypeVar

from app.rules.plain_names import plain_name
from app.rules.search_text import fold
from app.services.drafts import ClientChanges, ClientDraft

_NAMES = ("name", "first_name", "last_name", "company_name", "preferred_name", "salutation")
_Typed = TypeVar("_Typed", ClientDraft, ClientChanges)


class Named(Protocol):
    """Whoever has a name in parts: a draft, or a row of a file."""

    @property
    def kind(self) -> str:
        """At home or a business."""

    @property
    def first_name(self) -> str:
        """The given name."""

    @property
    def last_name(self) -> str:
        """The family name."""

    @property
    def company_name(self) -> str:
        """The firm."""


def with_plain_names(typed: _Typed) -> _Typed:
    """What was typed, each name of it on one line and without marks that turn the words around it."""
    names: dict[str, Any] = {name: plain_name(getattr(typed, name)) for name in _NAMES if getattr(typed, name)}
    return replace(typed, **names)


def full_name(draft: ClientDraft) -> str:
    """The name shown everywhere: as given, or the person's, or the company's."""
    person = " ".join(part.strip() for part in (draft.first_name, draft.last_name) if part.strip())
    if draft.kind == "business" and draft.company_name.strip() and not draft.name.strip():
        return draft.company_name.strip()
    return draft.name.strip() or person or draft.company_name.strip()


def sort_name(draft: Named, name: str) -> str:
    """The folded name by which lists are sorted: last name first for a person, the whole name otherwise."""
    if draft.kind == "home" and draft.last_name.strip():
        return fold(f"{draft.last_name} {draft.first_name}") or fold(name) or name
    words = name.split()
    if draft.kind == "home" and len(words) > 1 and not draft.company_name:
        return fold(" ".join([words[-1], *words[:-1]])) or name
    return fold(name) or name
