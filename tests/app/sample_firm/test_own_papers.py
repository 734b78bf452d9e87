"""No paper of the sample firm looks empty: gifts, words, insurance and faces are there, and nothing to undo."""

from __future__ import annotations

from app.models.jobs import Attachment
from app.queries.certificates import get_certificate_terms
from app.queries.firm import get_insurance_line, list_people
from app.queries.month_page import get_month_words
from app.rules.certificate_gifts import certificate_levels
from app.sample_firm.ingredients import load_ingredients
from app.sample_firm.own_papers import set_up_papers
from tests.builders import Firm


def test_every_level_gives_something_and_every_heading_has_words(firm: Firm) -> None:
    papers = load_ingredients().papers
    names = [person.name for person in list_people()]
    looks = [dict(papers["portraits"][0], name=name) for name in (names[0], "Somebody else")]
    set_up_papers(firm.everafter, {**papers, "portraits": looks})
    terms = get_certificate_terms()
    assert all(terms.gift(*level).words for level in certificate_levels())
    assert all(get_month_words())
    assert get_insurance_line()
    assert [person.name for person in list_people() if person.portrait_sha256] == names[:1]
    (portrait,) = Attachment.select().where(Attachment.kind == "portrait")
    assert firm.everafter.photo_folder.is_whole(portrait.sha256)
