"""The words of papers as they ship: one file for each paper, in the language in use or in American English."""

from __future__ import annotations

from functools import lru_cache

from app.errors import UnreadableFileError
from app.resource_files import resource_path
from app.translations import current_language
from app.translations import gettext as _


def words_language() -> str:
    """The language in which words are written and kept: `en` for `en_US` as for `en_GB`."""
    return current_language().partition("_")[0]


def shipped_words(paper: str) -> str:
    """The body of the file with the words of a paper; UnreadableFileError where there is none."""
    return _body(paper, current_language())


@lru_cache(maxsize=32)
def _body(paper: str, language: str) -> str:
    """The file for the language, for its main language, or the American one."""
    short = language.partition("_")[0]
    for folder in ((language,), (short,), ()):
        path = resource_path("words", *folder, f"{paper}.toml")
        if path.is_file():
            return path.read_text(encoding="utf-8")
    raise UnreadableFileError(
        _("The words of this paper are missing; nothing was printed, please install Everafter again.")
    )
