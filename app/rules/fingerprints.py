"""Salted hashes by which somebody who was erased is known again, and by which nobody can be read back.

A name alone tells nobody apart and is hashed only together with a telephone number, an e-mail address or a street; so a
guess has to get both right.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from hashlib import blake2b

from app.rules.search_text import fold

_SALT_BYTES = 16
_DIGEST_BYTES = 16


def new_salt() -> str:
    """A salt of its own for each person who is erased."""
    return secrets.token_hex(_SALT_BYTES)


def fingerprints(salt: str, names: Iterable[str], contacts: Iterable[str], streets: Iterable[str]) -> frozenset[str]:
    """A hash for each name with each way to reach or place of that person; empty parts count for nothing.

    `contacts` are telephone numbers in E.164 or e-mail addresses, as they are compared.
    """
    folded = {" ".join(sorted(fold(name).split())) for name in names} - {""}
    marks = {each.strip().casefold() for each in contacts} | {fold(street) for street in streets}
    return frozenset(_hash(salt, f"{name}\x1f{mark}") for name in folded for mark in marks - {""})


def source_fingerprint(salt: str, source: str, source_key: str) -> str:
    """The hash of a row of a file, by the number that its source gave it."""
    return _hash(salt, f"row\x1f{source}\x1f{source_key}")


def _hash(salt: str, text: str) -> str:
    return blake2b(text.encode(), key=bytes.fromhex(salt), digest_size=_DIGEST_BYTES).hexdigest()
