"""The code on papers that come back: firm, kind of paper, number and a check digit; scanned, or typed by hand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.errors import ValidationError
from app.translations import gettext as _

# The letters a QR code stores in its short form, and a keyboard types as they are.
_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FALLBACK_FIRM = "FIRM"
_LONGEST_FIRM = 8


class PaperKind(StrEnum):
    """The kinds of paper that carry a code."""

    JOB_SHEET = "J"


@dataclass(frozen=True, slots=True)
class PaperCode:
    """What a scanned or typed code says: J is a job sheet; the firm is empty when only a number was typed."""

    firm: str
    kind: str
    number: int


def code_payload(firm_code: str, kind: str, number: int) -> str:
    """The text inside the square: FIRM-J-2402-7."""
    body = f"{clean_firm_code(firm_code)}-{kind}-{number}"
    return f"{body}-{check_character(body)}"


def job_code(job_number: int) -> str:
    """What stands below the square and may be typed instead of scanned: 2402-B."""
    return f"{job_number}-{check_character(str(job_number))}"


def read_code(typed: str) -> PaperCode:
    """What a scanner or a person typed: a whole payload, a job code, or a bare job number.

    Raises ValidationError when the check digit does not fit or the text is no code of ours.
    """
    parts = typed.strip().upper().split("-")
    if len(parts) == 1 and _is_number(parts[0]):
        return PaperCode("", PaperKind.JOB_SHEET, int(parts[0]))
    body = "-".join(parts[:-1])
    fits = (len(parts) == 2 and _is_number(parts[0])) or (len(parts) == 4 and _is_number(parts[2]))
    if not fits or set(body.replace("-", "")) - set(_CHARACTERS) or check_character(body) != parts[-1]:
        raise ValidationError(
            _("This is not the code of one of our papers; nothing was opened, please type the job number instead.")
        )
    if len(parts) == 2:
        return PaperCode("", PaperKind.JOB_SHEET, int(parts[0]))
    return PaperCode(parts[0], parts[1], int(parts[2]))


def sheet_number(typed: str, firm_code: str) -> int:
    """The job number of a sheet of this firm, from its code or a bare number.

    Raises ValidationError for a slip of the finger, the code of another firm, and another kind of paper.
    """
    if not typed.strip():
        raise ValidationError(_("Scan the square on the sheet or type its job number."), "number")
    try:
        code = read_code(typed)
    except ValidationError as error:
        message = _("This code has a slip in it; nothing was opened, scan it again or type the job number alone.")
        raise ValidationError(message, "number") from error
    if code.firm and code.firm != clean_firm_code(firm_code):
        raise ValidationError(_("This sheet is of another firm; nothing was opened."), "number")
    if code.kind != PaperKind.JOB_SHEET:
        raise ValidationError(_("This paper is no job sheet; nothing was opened, take the sheet of the job."), "number")
    return code.number


def check_character(body: str) -> str:
    """The ISO 7064 check character (modulus 37, 36) of digits, capitals and hyphens.

    It finds every single wrong character and nearly every swap of two neighbours.
    """
    check = 36
    for character in body:
        if character == "-":
            continue
        check = (check + _CHARACTERS.index(character)) % 36 or 36
        check = check * 2 % 37
    return _CHARACTERS[(37 - check) % 36]


def clean_firm_code(text: str) -> str:
    """A firm's short mark as the code can hold it: up to eight capitals and digits."""
    kept = "".join(character for character in text.upper() if character in _CHARACTERS)
    return kept[:_LONGEST_FIRM] or _FALLBACK_FIRM


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 12
