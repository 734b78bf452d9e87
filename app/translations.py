"""One gettext catalogue for screens, papers and errors; the words in the code are American English."""

from __future__ import annotations

import re
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations

from app.resource_files import resource_path

_LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(_[A-Za-z0-9]{2,8})*")


@lru_cache(maxsize=16)
def _catalogue(code: str) -> NullTranslations:
    """The catalogue of a language: `es_MX` looks in es_MX, then in es, then keeps the words of the code."""
    language, _separator, _region = code.partition("_")
    chain = NullTranslations()
    for name in dict.fromkeys((language, code)):
        file = resource_path("translations", name, "LC_MESSAGES", "everafter.mo")
        if not file.is_file():
            continue
        with file.open("rb") as content:
            narrower = GNUTranslations(content)
        narrower.add_fallback(chain)
        chain = narrower
    return chain


class _Language:
    """The language in use; read at every call, because screens can change it while the program runs."""

    code = "en_US"


def set_language(code: str) -> None:
    """Speak this language from now on (`es`, `en-GB`, `pt_BR.UTF-8`); an unknown one leaves the American words."""
    plain = code.partition(".")[0].partition("@")[0].replace("-", "_")
    _Language.code = plain if _LANGUAGE_CODE.fullmatch(plain) else "en_US"


def current_language() -> str:
    """The code of the language in use, with an underscore: `en_US`, `es`."""
    return _Language.code


def gettext(message: str) -> str:
    """The message in the language in use."""
    return _catalogue(_Language.code).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The singular or plural message that fits the count, in the language in use."""
    return _catalogue(_Language.code).ngettext(singular, plural, count)
