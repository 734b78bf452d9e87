"""E-mails that a person's own mail program opens and sends: a mailto address, or a file with an unsent message."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import quote

from app.errors import StorageError, ValidationError
from app.translations import gettext as _

LONGEST_ADDRESS_LINE = 1_900
"""Windows hands at most 2,048 characters to a mail program; a longer message goes as a file."""

_ADDRESS = re.compile(r"[!-~]+@[^\s@]+")
_NO_PART = re.compile(r"[<>(),;:\"\[\]\\]")
_NO_FILE_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
_LONGEST_FILE_NAME = 80


@dataclass(frozen=True, slots=True)
class MailDraft:
    """One e-mail that nobody sent yet."""

    to_name: str
    to_address: str
    subject: str
    body: str


def mailto_address(draft: MailDraft) -> str:
    """The address that opens the mail program with everything filled in; empty where that would be too long.

    Raises ValidationError where the client's e-mail address is none.
    """
    user, host = _parts(draft)
    parts = {"subject": _one_line(draft.subject), "body": "\r\n".join(draft.body.splitlines())}
    query = "&".join(f"{name}={quote(value, safe='', errors='replace')}" for name, value in parts.items())
    address = f"mailto:{quote(user, safe='')}@{host}?{query}"
    return address if len(address) <= LONGEST_ADDRESS_LINE else ""


def unsent_mail(draft: MailDraft, moment: datetime) -> bytes:
    """The same as the content of an .eml file, which mail programs open to be looked at and sent.

    Raises ValidationError where the client's e-mail address is none.
    """
    user, host = _parts(draft)
    message = EmailMessage(policy=policy.SMTP)
    message["To"] = str(Address(_one_line(draft.to_name), user, host))
    message["Subject"] = _one_line(draft.subject)
    message["Date"] = format_datetime(moment)
    message["X-Unsent"] = "1"
    message.set_content(_drawn(draft.body).rstrip() + "\n", charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def save_unsent_mails(drafts: Iterable[MailDraft], folder: Path, moment: datetime) -> list[Path]:
    """One file for each e-mail in a folder; nothing that is there is ever replaced.

    Raises StorageError where one cannot be written; those before it are whole.
    """
    written: list[Path] = []
    for draft in drafts:
        content = unsent_mail(draft, moment)
        file = _free_place(folder, draft.to_name)
        try:
            with file.open("xb") as stream:
                stream.write(content)
        except OSError as error:
            raise StorageError(
                _("{file} could not be written ({reason}); {count} e-mails before it are saved.").format(
                    file=file, reason=error.strerror or _("unknown reason"), count=len(written)
                )
            ) from error
        written.append(file)
    return written


def _parts(draft: MailDraft) -> tuple[str, str]:
    """What stands before and behind the sign; a host in another script as mail programs know it."""
    address = draft.to_address.strip()
    user, _at, host = address.rpartition("@")
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError:
        host = ""
    if not host or not _ADDRESS.fullmatch(address) or _NO_PART.search(address):
        raise ValidationError(
            _("“{address}” is no e-mail address; mend it on the card of {name}, nothing was opened.").format(
                address=address, name=draft.to_name
            ),
            "email",
        )
    return user, host


def _free_place(folder: Path, name: str) -> Path:
    """A file name after the client; a number behind it where somebody of that name is there already."""
    plain = _NO_FILE_NAME.sub(" ", _one_line(name)).strip(" .")[:_LONGEST_FILE_NAME].strip(" .") or "e-mail"
    number = 1
    while True:
        file = folder / (f"{plain}.eml" if number == 1 else f"{plain} {number}.eml")
        if not file.exists():
            return file
        number += 1


def _one_line(text: str) -> str:
    """A header is one line: what breaks it could be read as another header."""
    return " ".join(_drawn(text).split())


def _drawn(text: str) -> str:
    """Half surrogates cannot be written in any file."""
    return text.encode("utf-8", errors="replace").decode("utf-8").replace("\x00", "")
