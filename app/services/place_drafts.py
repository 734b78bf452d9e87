"""What people fill in about a place before it is saved: a mark on a floor, a code that opens something."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MarkDraft:
    """A stain or other mark: what it is and where, of what, what became of it, and whether the client was shown it."""

    what: str
    stain: str = ""
    outcome: str = ""
    is_known_to_client: bool = False


@dataclass(frozen=True, slots=True)
class AccessCodeDraft:
    """A code and what it opens; `may_print` lets it onto the job sheet where the firm allows that."""

    opens: str
    code: str = field(default="", repr=False)
    may_print: bool = False
