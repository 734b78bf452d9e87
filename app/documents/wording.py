"""The editable words of papers: templates with {fields}, and what to say when a field is not known."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache

from app.documents.text_direction import is_right_to_left, reading_as
from app.errors import UnreadableFileError
from app.resource_files import resource_path
from app.rules.paper_texts import is_sentence
from app.shipped_words import shipped_words
from app.translations import current_language
from app.translations import gettext as _

_FIELD = re.compile(r"\{([a-z_]+)\}")
_LETTER = re.compile(r"[^\W\d_]")


class Wording:
    """The templates of one paper, in groups; a firm's own text replaces the shipped file."""

    def __init__(self, body: str, fallback: Wording | None = None) -> None:
        self._groups = tomllib.loads(body)
        self._fallback = fallback

    def choices(self, group: str, name: str) -> list[str]:
        """The sentences under a name, those of the shipped file if the firm's own text has none."""
        place = self._groups.get(group, {}) if group else self._groups
        found = place.get(name) if isinstance(place, Mapping) else None
        if isinstance(found, str):
            found = [found]
        if isinstance(found, list):
            kept = [sentence for sentence in found if is_sentence(sentence)]
            if kept:
                return kept
        return self._fallback.choices(group, name) if self._fallback else []

    def first(self, group: str, name: str, fields: Mapping[str, str]) -> str:
        """The first sentence whose fields are all known, filled in; one of ours where none of the firm's can be.

        Empty if there is none at all.
        """
        found = next(iter(self.complete(group, name, fields)), "")
        return self._fallback.first(group, name, fields) if not found and self._fallback else found

    def complete(self, group: str, name: str, fields: Mapping[str, str]) -> list[str]:
        """All sentences whose fields are all known, filled in."""
        filled = (fill(_(sentence), fields) for sentence in self.choices(group, name))
        return [sentence for sentence in filled if sentence]


def fill(template: str, fields: Mapping[str, str]) -> str:
    """The template with its fields filled in, or nothing if one of them is unknown or blank.

    Only plain names in braces are fields; every other brace stands as it is, and what is filled in is never read
    as a template again.
    """
    if any(not fields.get(name, "").strip() for name in _FIELD.findall(template)):
        return ""
    filled = _FIELD.sub(lambda found: fields[found[1]].strip(), template)
    if template.startswith("{"):
        filled = filled[:1].upper() + filled[1:]
    own_words = _FIELD.sub("", template)
    # A name in another script may come first; the sentence still reads as its own words do.
    return reading_as(filled, right_to_left=is_right_to_left(own_words)) if _LETTER.search(own_words) else filled


def paper_wording(name: str, own_body: str = "") -> Wording:
    """The words of a paper; `own_body` is the firm's own text, which may leave things out.

    Raises UnreadableFileError when the firm's own text cannot be read; the shipped words are then untouched.
    """
    shipped = Wording(shipped_words(name))
    if not own_body.strip():
        return shipped
    try:
        return Wording(own_body, shipped)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableFileError(
            _("Your own words for this paper cannot be read; nothing was printed, please correct them in Settings.")
        ) from error


def number_in_words(number: int) -> str:
    """A whole number as a word in the language in use where we have one (0 to 60 in English), else in digits."""
    words = _number_words(current_language())
    return words[number] if 0 <= number < len(words) else str(number)


@lru_cache(maxsize=8)
def _number_words(language: str) -> Sequence[str]:
    short = language.partition("_")[0]
    folders: tuple[tuple[str, ...], ...] = ((language,), (short,), ()) if short == "en" else ((language,), (short,))
    for folder in folders:
        path = resource_path("words", *folder, "numbers.toml")
        if path.is_file():
            words = tomllib.loads(path.read_text(encoding="utf-8")).get("words", [])
            return tuple(str(word) for word in words)
    return ()
