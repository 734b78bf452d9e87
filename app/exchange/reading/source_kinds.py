"""What a file really is, told from its first bytes and not its name; and the sentence said when it is no table."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from app.errors import UnreadableFileError
from app.translations import gettext as _

HEAD_SIZE = 256 * 1024

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF87a", "picture"),
    (b"GIF89a", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"%PDF-", "pdf"),
    (b"SQLite format 3\x00", "database"),
    (b"\x00\x01\x00\x00Standard ACE DB", "database"),
    (b"\x00\x01\x00\x00Standard Jet DB", "database"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_office"),
    (b"\x1f\x8b", "compressed"),
    (b"BZh", "compressed"),
    (b"\xfd7zXZ\x00", "compressed"),
    (b"7z\xbc\xaf\x27\x1c", "compressed"),
    (b"Rar!\x1a\x07", "compressed"),
    (b"\x28\xb5\x2f\xfd", "compressed"),
    (b"\x7fELF", "program"),
    (b"{\\rtf", "document"),
    (b"ID3", "sound"),
    (b"OggS", "sound"),
    (b"fLaC", "sound"),
)
_IIF = re.compile(rb'"?![a-z0-9]+"?\t')
_CARD_LINE = re.compile(rb"[\r\n]begin:vcard[ \t]*[\r\n]")
_CARD_ENDINGS = (".vcf", ".vcard")
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_RIFF = {b"WEBP": "picture", b"WAVE": "sound", b"AVI ": "film"}


def refuse_unless_text(head: bytes, name: str) -> None:
    """Raise `UnreadableFileError` saying what the file is, unless its first bytes look like text."""
    kind = source_kind(head, name)
    if kind != "text":
        raise UnreadableFileError(_sentence(kind) % {"name": name})


def source_kind(head: bytes, name: str = "") -> str:
    """One word for what the bytes are: `text`, or such as `picture`, `pdf`, `excel`, `vcard`, `database`, `noise`."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return _kind_of_zip(head, name) if kind == "zip" else kind
    if head[:4] == b"RIFF" and head[8:12] in _RIFF:
        return _RIFF[head[8:12]]
    if head[4:8] == b"ftyp":
        return "picture" if head[8:11] in {b"hei", b"mif", b"avi"} else "film"
    if head[:2] == b"BM" and len(head) > 30 and head[6:10] == b"\0\0\0\0" and b"\0" in head[14:30]:
        return "picture"
    if head[:2] == b"MZ" and head[2:64].count(0) > 8:
        return "program"
    return _kind_of_marked_text(head, name)


def _kind_of_zip(head: bytes, name: str) -> str:
    """An Excel workbook, a document or a plain archive: all three are zip files."""
    names = head
    try:
        with zipfile.ZipFile(BytesIO(head)) as archive:
            names = "\n".join(archive.namelist()).encode("utf-8", "replace")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        pass  # only the head of a large archive is here; the names of its first entries stand in it as they are
    if b"xl/" in names or b"opendocument.spreadsheet" in head or name.lower().endswith((".xlsx", ".xlsm", ".ods")):
        return "excel"
    if b"Index/Document.iwa" in names or b"Index/Tables/" in names:
        return "numbers"
    if b"word/" in names or b"opendocument.text" in head:
        return "document"
    return "zip"


def _kind_of_marked_text(head: bytes, name: str) -> str:
    """Text that says in its first words that it is no table, or noise, or text."""
    start = (
        head[:4096]
        .removeprefix(b"\xef\xbb\xbf")
        .replace(b"\0", b"")
        .removeprefix(b"\xff\xfe")
        .removeprefix(b"\xfe\xff")
    )
    words = start.lstrip().lower()
    if words.startswith(b"begin:vcard") or (name.lower().endswith(_CARD_ENDINGS) and _CARD_LINE.search(words)):
        return "vcard"
    if words.startswith(b"begin:vcalendar"):
        return "calendar"
    if words.startswith((b"<!doctype html", b"<html", b"<head", b"<table")):
        return "web_page"
    if words.startswith(b"mime-version:"):
        return "web_page"
    if _IIF.match(words):
        return "quickbooks"
    if words.startswith(b"<?xml"):
        return "web_page" if b"<html" in words[:400] else "xml"
    if re.match(rb'[\[{]\s*[{\["][^\n]*":\s|[\[{]\s*\n\s*[{"]', words):
        return "json"
    return "noise" if _is_noise(head) else "text"


def _is_noise(head: bytes) -> bool:
    """Whether so many control characters stand in it that no program wrote it as text."""
    if head[:4] in {b"\xff\xfe\0\0", b"\0\0\xfe\xff"} or head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return False
    nul = head.count(0)
    if nul == len(head):
        return True
    if nul > len(head) // 5:
        return not _nul_pattern_is_regular(head, nul)
    start = head[:65536]
    controls = len(_CONTROL.findall(start))
    is_foreign = nul > 0 or len(_HIGH.findall(start)) > len(start) // 5
    return controls >= 4 and controls > len(start) * (0.05 if is_foreign else 0.3)


def _nul_pattern_is_regular(head: bytes, nul: int) -> bool:
    """Whether nearly all NUL bytes stand at every second (UTF-16) or at three of four places (UTF-32)."""
    even = head[0::2].count(0)
    if max(even, nul - even) >= nul * 0.9:
        return True
    return min(head[0::4].count(0), head[3::4].count(0)) == 0 and nul > len(head) * 0.6


def read_head(path: Path) -> bytes:
    """The first bytes of a file; a missing file, a folder or a forbidden one is said in one sentence."""
    if path.exists() and not path.is_file() and not path.is_dir():
        # A pipe would be waited for without end, and a device has none.
        text = _("“%(name)s” is no ordinary file, so nothing was imported; save its content as a file and choose that.")
        raise UnreadableFileError(text % {"name": path.name or str(path)})
    try:
        with path.open("rb") as file:
            return file.read(HEAD_SIZE)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> UnreadableFileError:
    """The sentence for a file that the system does not let us read."""
    name = path.name or str(path)
    if isinstance(error, (FileNotFoundError, ValueError)):
        text = _("There is no file “%(name)s” here, so nothing was imported; check its name and folder.")
    elif isinstance(error, IsADirectoryError) or path.is_dir():
        text = _("“%(name)s” is a folder, so nothing was imported; choose the file inside it.")
    elif isinstance(error, PermissionError):
        text = _(
            "“%(name)s” may not be read by you or is open in another program, so nothing was imported; "
            "close it there and try again."
        )
    else:
        text = _("“%(name)s” could not be read from its disk, so nothing was imported; copy it to this computer first.")
    return UnreadableFileError(text % {"name": name})


def _sentence(kind: str) -> str:
    """What is said for a kind of file that is no table of text."""
    own_words = {
        "numbers": _("“%(name)s” is a Numbers table; nothing was imported; export it from Numbers as Excel or CSV."),
        "zip": _("“%(name)s” is a zip archive; nothing was imported; unpack it and choose the CSV file inside."),
        "compressed": _("“%(name)s” is a packed archive; nothing was imported; unpack it and choose the file inside."),
        "web_page": _(
            "“%(name)s” is a web page, not a table; nothing was imported; open it in a spreadsheet and save it as CSV."
        ),
        "noise": _("“%(name)s” holds no readable text, it may be damaged; nothing was imported; export it once more."),
    }
    if kind in own_words:
        return own_words[kind]
    names = {
        "picture": _("a picture"),
        "pdf": _("a PDF document"),
        "database": _("a database of another program"),
        "document": _("a text document"),
        "program": _("a program"),
        "sound": _("a sound recording"),
        "film": _("a video"),
        "calendar": _("a calendar"),
        "xml": _("an XML file"),
        "json": _("a JSON file"),
    }
    return _(
        "“%(name)s” is %(kind)s, not a table; nothing was imported; choose the CSV file your other program exports."
    ).replace("%(kind)s", names[kind])
