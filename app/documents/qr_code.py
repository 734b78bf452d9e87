"""The square code on papers that come back: firm, kind of paper, number and a check digit."""

from __future__ import annotations

from dataclasses import dataclass

import segno

from app.errors import ValidationError
from app.translations import gettext as _

# The letters a QR code stores in its short form, and a keyboard types as they are.
_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FALLBACK_FIRM = "FIRM"
_LONGEST_FIRM = 8
# Every mask can be read; trying all eight for the prettiest is most of the work of making a code.
_MASK = 3


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
        return PaperCode("", "J", int(parts[0]))
    body = "-".join(parts[:-1])
    fits = (len(parts) == 2 and _is_number(parts[0])) or (len(parts) == 4 and _is_number(parts[2]))
    if not fits or set(body.replace("-", "")) - set(_CHARACTERS) or check_character(body) != parts[-1]:
        raise ValidationError(
            _("This is not the code of one of our papers; nothing was opened, please type the job number instead.")
        )
    if len(parts) == 2:
        return PaperCode("", "J", int(parts[0]))
    return PaperCode(parts[0], parts[1], int(parts[2]))


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


def qr_drawing(payload: str, x: float, y: float, side: float) -> str:
    """PDF operators that show the payload as a one-bit picture with its bottom left corner at a point."""
    matrix = segno.make_qr(payload, error="m", boost_error=False, mask=_MASK).matrix
    width = len(matrix)
    padding = -width % 8
    digits = (width + padding) // 4
    rows = "".join(f"{int(bytes(row).translate(_BITS), 2) << padding:0{digits}X}" for row in matrix)
    place = f"q 0 g {side:.2f} 0 0 {side:.2f} {x:.2f} {y:.2f} cm"
    return f"{place} BI/W {width}/H {width}/IM true/D[1 0]/F/AHx ID {rows}> EI Q"


_BITS = bytes.maketrans(b"\x00\x01", b"01")


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 12
