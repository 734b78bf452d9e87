"""The texts of a paper that a firm may write itself: what they are called, which fields they know, what is no text.

A text is a list of sentences with {fields}. Of most texts the first sentence whose fields are all known is printed; of
a text that `prints_all`, every one of them.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.translations import gettext as _

LONGEST_SENTENCE = 600
MOST_SENTENCES = 8

_FIELD = re.compile(r"\{([a-z_]+)\}")
_IN_BRACES = re.compile(r"\{([^{}]*)\}")
_PLAIN_KEY = re.compile(r"[a-z_]+")

TextKey = tuple[str, str]
"""The group a text stands in, empty for none, and its name."""

Texts = Mapping[TextKey, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PaperField:
    """What may stand in braces: its name there, what people call it, what it means, and an example.

    One that is not known `everywhere` is known to those texts only that name it as theirs.
    """

    name: str
    label: str
    meaning: str
    example: str
    everywhere: bool = True


@dataclass(frozen=True, slots=True)
class PaperText:
    """One text: where it stands in the file, under which heading and name people find it, and what it is for.

    `only` are the fields that it knows, where it does not know all of the paper.
    """

    group: str
    name: str
    part: str
    label: str
    explanation: str = ""
    prints_all: bool = False
    only: tuple[str, ...] = ()

    @property
    def key(self) -> TextKey:
        """Where it stands in the file."""
        return self.group, self.name


@dataclass(frozen=True, slots=True)
class WordedPaper:
    """A paper with words of its own; `called` fits into a sentence ("the certificate").

    Where it `must_care`, what defends us instead of caring is marked while somebody writes.
    """

    name: str
    title: str
    called: str
    texts: tuple[PaperText, ...]
    fields: tuple[PaperField, ...]
    must_care: bool = False

    def fields_of(self, text: PaperText) -> tuple[PaperField, ...]:
        """The fields that one of the texts knows."""
        if text.only:
            return tuple(field for field in self.fields if field.name in text.only)
        return tuple(field for field in self.fields if field.everywhere)

    def text(self, key: TextKey) -> PaperText | None:
        """The text of this key, if the paper has it."""
        return next((text for text in self.texts if text.key == key), None)


def fields_in(sentence: str) -> tuple[str, ...]:
    """The fields that a sentence names, each once, in their order."""
    return tuple(dict.fromkeys(_FIELD.findall(sentence)))


def tidy_sentence(sentence: str) -> str:
    """A sentence as it is kept: one line without blanks around it, and nothing where nothing could be seen."""
    tidied = " ".join(sentence.split())
    return tidied if any(unicodedata.category(letter)[0] in "LNPS" for letter in tidied) else ""


def is_sentence(value: object) -> bool:
    """Whether this can be printed as one; what somebody wrote into the database by hand may be anything."""
    return isinstance(value, str) and len(value) <= LONGEST_SENTENCE and bool(tidy_sentence(value))


def fault_of(sentence: str, fields: Iterable[str]) -> str:
    """What has to be mended before the sentence can be kept, in one sentence; empty if nothing."""
    if len(sentence) > LONGEST_SENTENCE:
        return _("That is {count} characters long, and {limit} fit here; make it shorter, nothing is lost.").format(
            count=f"{len(sentence):,}", limit=LONGEST_SENTENCE
        )
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in sentence):
        return _("There is a sign in it that cannot be printed; type these words anew, nothing is lost.")
    known = frozenset(fields)
    for name in _IN_BRACES.findall(sentence):
        if name not in known:
            return _("This paper knows nothing called {name}; choose one of the fields below, or write it out.").format(
                name="{" + name + "}"
            )
    if re.search(r"[{}]", _IN_BRACES.sub("", sentence)):
        return _("A brace stands alone; put { before and } after the name of a field, or take it away.")
    return ""


def parse_texts(body: str) -> Texts | None:
    """The texts in the words of a paper; None if they cannot be read. What is no text is passed over."""
    try:
        content = tomllib.loads(body)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    found: dict[TextKey, tuple[str, ...]] = {}
    for name, value in content.items():
        inner = value.items() if isinstance(value, Mapping) else ((name, value),)
        group = name if isinstance(value, Mapping) else ""
        for text_name, text in inner:
            sentences = _sentences(text)
            if sentences:
                found[group, text_name] = sentences
    return found


def format_texts(texts: Texts) -> str:
    """The words of a paper as they are kept: what `parse_texts` reads as the same texts."""
    groups: dict[str, list[str]] = {"": []}
    for (group, name), sentences in texts.items():
        groups.setdefault(group, []).append(f"{_key(name)} = {_list(sentences)}")
    parts = [
        "\n".join(lines) if not group else "\n".join([f"[{_key(group)}]", *lines]) for group, lines in groups.items()
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _sentences(value: object) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list):
        return ()
    return tuple(each for each in listed if is_sentence(each))


def _list(sentences: Sequence[str]) -> str:
    return "[" + ", ".join(map(_quoted, sentences)) + "]"


def _key(name: str) -> str:
    return name if _PLAIN_KEY.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON writes the same escapes, but leaves one control character as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
