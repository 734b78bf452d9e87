"""Address cards (vCard 2.1, 3.0, 4.0) as programs really write them → cards of content lines; a bad one costs itself.

vobject gives up the whole file at the first line it cannot read, which is why this is our own (RFC 6350 and RFC 2425).
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from app.exchange.reading.text_encoding import PATCHING_ERRORS
from app.translations import gettext as _

_MARKS = "\ufeff\u200b"
_REPLACED = "\ufffd"  # no database holds one
_BINARY = re.compile(r"(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE)[;:]", re.IGNORECASE)
_BASE64 = re.compile(r"[^:]*;(?:ENCODING=)?(?:B|BASE64)[;:]", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r"[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:,]", re.IGNORECASE)
_BASE64_LINE = re.compile(r"[A-Za-z0-9+/]+=*\s*")
_HEAD = re.compile(r'(?:([\w-]+)\.)?([\w-]+)((?:;(?:[^;:"]|"[^"]*")*)*):', re.ASCII)
_PARAMETER = re.compile(r';((?:[^;:"]|"[^"]*")*)')
_PARAMETER_VALUE = re.compile(r'"([^"]*)"|([^,"]+)')
_SHOWN_OF_BINARY = 60
_MOST_LINES_OF_CARD = 5_000
_LONGEST_MARK = 40
LONGEST_LINE = 1 << 20
OPTED_OUT = "X-EVERAFTER-OPTED-OUT"  # our own property: the channels by which somebody wants nothing


class ContentLine(NamedTuple):
    """One property: `group.NAME;parameters:value`; names are in upper case, parameter values in lower case."""

    group: str
    name: str
    parameters: dict[str, tuple[str, ...]]
    value: str
    is_binary: bool = False

    @property
    def types(self) -> frozenset[str]:
        """What `TYPE=` says, or a bare word in version 2.1."""
        return frozenset(self.parameters.get("TYPE", ()))


@dataclass(slots=True)
class Card:
    """A card: the line it begins in, its text without pictures, its properties, and why it cannot be taken if so."""

    line: int
    texts: list[str] = field(default_factory=list)
    lines: list[ContentLine] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    fault: str = ""

    def add(self, text: str) -> None:
        """One more line of its text; of a card without end only the first thousands are kept."""
        if len(self.texts) < _MOST_LINES_OF_CARD:
            self.texts.append(text)

    @property
    def original(self) -> str:
        """The text of the card as it stands in the file, but for pictures."""
        return "\n".join(self.texts)


class ValueDecoder:
    """Bytes → text, value by value: a card may name a charset for each.

    Lines of a file of single bytes come as Latin-1, so that their bytes are kept until their charset is known.
    """

    def __init__(self, encoding: str, *, is_wide: bool, is_asked: bool = False) -> None:
        self._is_wide = is_wide
        self._encodings = (encoding, "utf-8") if is_asked else ("utf-8", encoding)

    def shown(self, text: str) -> str:
        """A line as it is to be read."""
        return self.value(text, "", is_quoted=False)

    def value(self, text: str, charset: str, *, is_quoted: bool) -> str:
        """A value with its quoted-printable taken off."""
        if is_quoted:
            raw = text.encode("utf-8" if self._is_wide else "latin-1", "replace")
            return self._decoded(quopri.decodestring(raw), charset)
        if not charset and text.isascii():
            return text.replace("\0", _REPLACED)
        return text.replace("\0", _REPLACED) if self._is_wide else self._decoded(text.encode("latin-1"), charset)

    def base64(self, text: str, charset: str) -> str:
        """A value in base64; an empty text if it is none, or is no text."""
        try:
            raw = binascii.a2b_base64(text.encode("ascii", "replace"))
        except binascii.Error:
            return ""
        return "" if b"\0" in raw else self._decoded(raw, charset)

    def _decoded(self, raw: bytes, charset: str) -> str:
        for name in (charset, *self._encodings):
            text = _try(raw, name) if name else None
            if text is not None:
                return text.replace("\0", _REPLACED)
        return raw.decode("utf-8", PATCHING_ERRORS).replace("\0", _REPLACED)


def _try(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None


def read_cards(lines: Iterable[str], decoder: ValueDecoder) -> Iterator[Card]:
    """Every card; one without its end, or text in no card, comes with a `fault`."""
    card: Card | None = None
    depth = 0  # of a card within a card, which version 2.1 allows for an assistant
    for number, text, is_binary in _unfolded(lines):
        mark = text.replace(" ", "").strip(_MARKS + "\t").upper() if len(text) < _LONGEST_MARK else ""
        if mark == "BEGIN:VCARD":
            if card is not None and card.lines and card.lines[-1].name == "AGENT":
                depth += 1
                continue
            if card is not None:
                yield _faulty(card)
            card, depth = Card(number, [decoder.shown(text)]), 0
        elif mark == "END:VCARD" and depth:
            depth -= 1
        elif mark == "END:VCARD" and card is not None and not card.fault:
            card.add(decoder.shown(text))
            yield card
            card = None
        else:
            card = card or Card(number, fault=_("These lines belong to no card; one begins with BEGIN:VCARD."))
            _add_line(card, text, decoder, is_binary=is_binary, is_nested=depth > 0)
    if card is not None:
        yield _faulty(card)


def _add_line(card: Card, text: str, decoder: ValueDecoder, *, is_binary: bool, is_nested: bool) -> None:
    """One more line of a card: a property, or words that are kept all the same."""
    shown = decoder.shown(text)
    card.add(shown)
    line = None if is_nested else _content_line(text, decoder, is_binary=is_binary)
    if line is not None:
        card.lines.append(line)
    elif len(card.loose) < _MOST_LINES_OF_CARD:
        card.loose.append(shown.strip())


def _faulty(card: Card) -> Card:
    card.fault = card.fault or _("This card has no end (END:VCARD); look whether something is missing in it.")
    return card


def _unfolded(lines: Iterable[str]) -> Iterator[tuple[int, str, bool]]:
    """Lines with those put together that were broken, by folding or quoted-printable; pictures only by their start."""
    parts: list[str] = []
    first = 0
    is_binary = is_quoted = is_base64 = False
    for number, line in enumerate(lines, 1):
        if parts:
            if is_quoted and parts[-1].endswith("=") and not line.upper().startswith(("END:VCARD", "BEGIN:VCARD")):
                parts[-1] = parts[-1][:-1]
                parts.append(line)
                continue
            if line[:1] in {" ", "\t"}:
                if not is_binary:
                    parts.append(line[1:])
                continue
            if (is_binary or is_base64) and _BASE64_LINE.fullmatch(line):
                if not is_binary:
                    parts.append(line)
                continue
            yield first, "".join(parts), is_binary
        parts = [line] if line.strip() else []
        first = number
        head = line[:300]
        is_binary = bool(_BINARY.match(head))
        is_quoted = not is_binary and bool(_QUOTED_PRINTABLE.match(head))
        is_base64 = bool(_BASE64.match(head))
        if is_binary:
            parts = [line[:_SHOWN_OF_BINARY]]
    if parts:
        yield first, "".join(parts), is_binary


def _content_line(text: str, decoder: ValueDecoder, *, is_binary: bool) -> ContentLine | None:
    """The parts of a line; None if it is none."""
    text = text.lstrip(_MARKS + " \t")
    found = _HEAD.match(text)
    if found is None:
        return ContentLine("", "PHOTO", {}, "", is_binary=True) if is_binary else None
    parameters = _parameters(found[3]) if found[3] else {}
    encodings = parameters.get("ENCODING", ())
    charset = next(iter(parameters.get("CHARSET", ())), "")
    if is_binary:
        value = ""
    elif not _BASE64_NAMES.isdisjoint(encodings):
        value = decoder.base64(text[found.end() :], charset)
    else:
        value = decoder.value(text[found.end() :], charset, is_quoted="quoted-printable" in encodings)
    label = parameters.get("LABEL")
    if label:
        parameters["LABEL"] = tuple(decoder.value(each, charset, is_quoted=False) for each in label)
    return ContentLine((found[1] or "").lower(), found[2].upper(), parameters, value, is_binary)


_BASE64_NAMES = frozenset({"b", "base64"})
_BARE_ENCODINGS = frozenset({"quoted-printable", "8bit", "7bit"}) | _BASE64_NAMES


def _parameters(text: str) -> dict[str, tuple[str, ...]]:
    """`TYPE=home,cell;PREF=1` and, as in version 2.1, `HOME;CELL;QUOTED-PRINTABLE`."""
    found: dict[str, tuple[str, ...]] = {}
    for match in _PARAMETER.finditer(text):
        name, equals, value = match[1].partition("=")
        name = name.strip().upper()
        if not equals:
            name, value = ("ENCODING" if name.lower() in _BARE_ENCODINGS else "TYPE"), name
        texts = [quoted or plain for quoted, plain in _PARAMETER_VALUE.findall(value)]
        words = texts if name == "LABEL" else [each.strip().lower() for text in texts for each in text.split(",")]
        found[name] = (*found.get(name, ()), *words)
    return found


_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def unescaped(text: str) -> str:
    """`\\n`, `\\,`, `\\;` and `\\\\` as what they stand for."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1] if found[1] in '\\,;:"' else found[0], text)


def split_unescaped(text: str, separator: str) -> list[str]:
    """The parts of a structured value or a list, unescaped; a separator behind a backslash is part of its part."""
    if "\\" not in text:
        return [part.strip() for part in text.split(separator)]
    parts = re.split(rf"(?<!\\)((?:\\\\)*){separator}", text)
    joined = [parts[place] + (parts[place + 1] if place + 1 < len(parts) else "") for place in range(0, len(parts), 2)]
    return [unescaped(part).strip() for part in joined]
