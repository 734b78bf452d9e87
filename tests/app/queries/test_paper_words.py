"""The firm's own words stand in the letterhead of every print, in the language in use."""

from __future__ import annotations

from app.models.firm import Wording
from app.queries.paper_rows import OwnWordsRow
from app.queries.paper_words import get_own_texts, list_own_words
from app.queries.papers import get_letterhead
from tests.builders import Firm


def test_the_letterhead_has_the_words_of_every_paper_in_the_language_in_use(firm: Firm) -> None:
    assert get_letterhead().own_words == ()
    for name, language in (("recovery_letter", "en"), ("certificate", "en"), ("certificate", "es")):
        Wording.create(name=name, language=language, body=f'title = "{language}"')
    expected = (OwnWordsRow("certificate", 'title = "en"'), OwnWordsRow("recovery_letter", 'title = "en"'))
    assert get_letterhead().own_words == list_own_words() == expected


def test_texts_that_cannot_be_read_are_none_and_say_so(firm: Firm) -> None:
    assert get_own_texts("certificate").texts == {}
    assert get_own_texts("certificate").is_readable
    Wording.create(name="certificate", language="en", body="title = ")
    assert get_own_texts("certificate").texts == {}
    assert not get_own_texts("certificate").is_readable
