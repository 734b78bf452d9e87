"""Half-written words of a client, kept between two keys: they outlive Esc, a crash and the night."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields

from ui.window_state import Preferences


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What was chosen and written so far; `need_by_on` is empty where no day was ticked."""

    kind: str = ""
    channel: str = "phone"
    words: str = ""
    meaning: str = ""
    need_by_on: str = ""


def draft_key(client_id: int | None, *, is_from_book: bool = False) -> str:
    """What a draft is kept under: the client, or whoever it was; what came from the answer book overwrites nothing."""
    return f"draft.said.{client_id or 0}" + (".book" if is_from_book else "")


def keep_words(kept: Preferences, key: str, words: KeptWords) -> None:
    """Remember this; nothing written is nothing kept."""
    is_empty = not (words.words or words.meaning)
    kept.keep_layout(key, "" if is_empty else json.dumps(asdict(words), ensure_ascii=False))


def kept_words(kept: Preferences, key: str) -> KeptWords:
    """What was kept; a file that was mended by hand is read as far as it can be."""
    try:
        values = json.loads(kept.layout(key) or "{}")
    except ValueError:
        values = {}
    if not isinstance(values, dict):
        return KeptWords()
    known = {each.name for each in fields(KeptWords)}
    return KeptWords(**{name: value for name, value in values.items() if name in known and isinstance(value, str)})
