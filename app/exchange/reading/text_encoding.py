"""Which character encoding a file is written in: by its mark, by its pattern, by strict UTF-8, by likeness."""

from __future__ import annotations

import codecs
import hashlib
import io
import re
from dataclasses import dataclass
from typing import BinaryIO

from charset_normalizer import from_bytes

from app.errors import ValidationError
from app.exchange.reading.source_kinds import HEAD_SIZE
from app.translations import gettext as _

PATCHING_ERRORS = "everafter.single-byte"
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHUNK = 1 << 20
_SAMPLE_LIMIT = 64 * 1024
_FOREIGN_BYTE = re.compile(rb"[\x80-\xff]")
_AROUND = 120
_GUESSED = ("mac_roman", "cp1250", "cp1251", "cp1253", "cp1254", "cp850", "big5", "gb18030", "cp932", "euc_jp", "cp949")
# Letters and signs of Western names, streets and prices; other signs of Windows-1252 are rare in them.
_OUT_OF_PLACE = re.compile(r"(?<=[A-Za-z])[‘“„ŽŠšž•–—Ÿˆ]")
_WESTERN = frozenset(
    "äöüÄÖÜßéèêëÉÈÊËáàâãåÁÀÂÃÅíìîïÍÌÎÏóòôõøÓÒÔÕØúùûÚÙÛñÑçÇæÆœŒýÿ€£¥§°²³½¼¾·•–—‘’“”„«»…´ºª¿¡®©™\xa0žŽšŠ"
)


@dataclass(frozen=True, slots=True)
class TextEncoding:
    """An encoding with what to do about bytes that do not fit it; `is_sure` is False when it was only likely."""

    name: str
    is_sure: bool = True
    errors: str = "replace"


@dataclass(frozen=True, slots=True)
class ByteSurvey:
    """What one pass over a file's bytes tells."""

    size: int
    sha256: str
    is_utf8: bool
    foreign_sample: bytes


def survey_bytes(file: BinaryIO) -> ByteSurvey:
    """Read a file once from where it stands: size, fingerprint, whether it is UTF-8, samples of its foreign bytes."""
    digest, decoder = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")("strict")
    size, is_utf8, sample = 0, True, bytearray()
    while chunk := file.read(_CHUNK):
        size += len(chunk)
        digest.update(chunk)
        if chunk.isascii() and not decoder.getstate()[0]:
            continue
        if len(sample) < _SAMPLE_LIMIT:
            sample += _around_foreign_bytes(chunk, _SAMPLE_LIMIT - len(sample))
        is_utf8 = is_utf8 and _continues_utf8(decoder, chunk)
    is_utf8 = is_utf8 and not decoder.getstate()[0]
    return ByteSurvey(size, digest.hexdigest(), is_utf8, bytes(sample))


def _around_foreign_bytes(chunk: bytes, most: int) -> bytes:
    """The words around bytes that are not ASCII, a line for each place."""
    sample, start = bytearray(), 0
    while len(sample) < most and (found := _FOREIGN_BYTE.search(chunk, start)):
        end = found.end() + _AROUND
        sample += chunk[max(start, found.start() - _AROUND) : end] + b"\n"
        start = end
    return bytes(sample)


def _continues_utf8(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        decoder.reset()
        return False
    return True


def judge_encoding(head: bytes, survey: ByteSurvey) -> TextEncoding:
    """The encoding of a file from its first bytes and its survey; never fails, the last resort is Windows-1252."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return TextEncoding(name, errors=PATCHING_ERRORS if name == "utf-8-sig" else "replace")
    wide = _wide_encoding(head[:HEAD_SIZE])
    if wide:
        return TextEncoding(wide, is_sure=False)
    if survey.is_utf8:
        return TextEncoding("utf-8")
    if _is_nearly_utf8(survey.foreign_sample):
        return TextEncoding("utf-8", is_sure=False, errors=PATCHING_ERRORS)
    for western in ("cp1252", "mac_roman"):
        if _is_western(survey.foreign_sample, western):
            return TextEncoding(western, is_sure=False)
    return TextEncoding(_likeliest(survey.foreign_sample), is_sure=False)


def asked_encoding(name: str) -> TextEncoding:
    """The encoding a user asked for; `ValidationError` if there is none of that name."""
    try:
        known = codecs.lookup(name)
        io.TextIOWrapper(io.BytesIO(b"Name"), encoding=name, errors="replace").read()
    except (LookupError, ValueError) as error:
        raise ValidationError(_unknown_encoding(name), "encoding") from error
    if known.name in {"idna", "punycode", "unicode-escape", "raw-unicode-escape"}:
        raise ValidationError(_unknown_encoding(name), "encoding")
    return TextEncoding("utf-8-sig" if known.name == "utf-8" else known.name)


def encoding_remarks(encoding: TextEncoding) -> tuple[str, ...]:
    """What to say of a file whose letters may be wrong here and there; empty where there is no doubt worth a word."""
    if encoding.is_sure or encoding.name.startswith(("utf-16", "utf-32")) or encoding.name == "cp1252":
        return ()
    if encoding.errors == PATCHING_ERRORS:
        return (_("A few letters are written in another way than the rest (Windows, not UTF-8); look at those names."),)
    return (
        _("The letters were read as “%(name)s”; if names look wrong, say the encoding in a map and import it again.")
        % {"name": encoding.name},
    )


def _unknown_encoding(name: str) -> str:
    return _("There is no encoding called “%(name)s”; nothing was imported; try utf-8, cp1252 or utf-16.") % {
        "name": name
    }


def _wide_encoding(head: bytes) -> str:
    """UTF-16 or UTF-32 without a mark, seen by where the NUL bytes stand; empty if it is neither."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(head) < 4 or even + odd <= len(head) // 5:
        return ""
    if even + odd > len(head) * 0.6:
        return "utf-32-le" if head[0::4].count(0) < head[3::4].count(0) else "utf-32-be"
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_nearly_utf8(sample: bytes) -> bool:
    """Whether the foreign bytes are UTF-8 but for a few, as in a truncated file or one glued from two."""
    good = sum(1 for letter in sample.decode("utf-8", "ignore") if letter > "\x7f")
    bad = sample.decode("utf-8", "replace").count("\ufffd")
    return good >= max(1, bad)


def _is_western(sample: bytes, encoding: str) -> bool:
    """Whether the sample reads like a Western language in this encoding."""
    text = _OUT_OF_PLACE.sub("\ufffd", sample.decode(encoding, "replace"))
    foreign = [letter for letter in text if letter > "\x7f"]
    familiar = sum(letter in _WESTERN for letter in foreign)
    # Two foreign signs side by side are rare in Western words and the rule in Cyrillic or Greek ones.
    pairs = len(re.findall(r"[^\x00-\x7f]{2}", text))
    return familiar >= 0.75 * len(foreign) and pairs * 3 <= max(len(foreign), 3)


def _likeliest(sample: bytes) -> str:
    best = from_bytes(sample, cp_isolation=list(_GUESSED)).best() if len(sample) > 3 else None
    return best.encoding if best is not None else "cp1252"


def _read_as_single_bytes(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 in a file that otherwise is: they come from Windows-1252 and are read so."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(PATCHING_ERRORS, _read_as_single_bytes)
