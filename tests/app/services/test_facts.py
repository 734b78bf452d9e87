"""What we remember about a client: put right, kept private, forgotten and remembered again."""

from __future__ import annotations

import pytest

from app.errors import ConflictError, NotFoundError, ValidationError
from app.models.clients import Fact
from app.services.drafts import FactDraft
from tests.app.services.client_cards import card
from tests.builders import Firm


def test_a_fact_is_put_right_and_a_private_one_still_never_prints(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    fact_id = firm.everafter.facts.add(client_id, FactDraft("Biscit", kind="pet", may_print=True))
    firm.everafter.facts.change(fact_id, None, FactDraft("Biscuit", "the spaniel", "pet", may_print=True))
    (fact,) = card(firm, client_id).facts
    assert (fact.headline, fact.detail) == ("Biscuit", "the spaniel")
    for draft in (FactDraft(" "), FactDraft("Biscuit", is_private=True, may_print=True)):
        with pytest.raises(ValidationError):
            firm.everafter.facts.change(fact_id, None, draft)
    with pytest.raises(NotFoundError):
        firm.everafter.facts.change(99, None, FactDraft("Biscuit"))


def test_a_fact_is_remembered_forgotten_and_remembered_again(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    fact_id = firm.everafter.facts.add(client_id, FactDraft("Allergic to lavender", kind="worry", may_print=True))
    assert Fact.get_by_id(fact_id).noted_by_id == firm.dana
    firm.everafter.facts.archive(fact_id)
    assert card(firm, client_id).facts == ()
    firm.everafter.history.undo()
    assert card(firm, client_id).facts[0].headline == "Allergic to lavender"
    firm.everafter.facts.archive(99)
    with pytest.raises(ValidationError):
        firm.everafter.facts.add(client_id, FactDraft(" "))
    with pytest.raises(ValidationError):
        firm.everafter.facts.add(client_id, FactDraft("Sick child", is_private=True, may_print=True))


@pytest.mark.parametrize("kind", ["person", "pet", "worry", "fondness", "story", "preference", "habit", "other"])
def test_every_kind_of_thing_can_be_remembered(firm: Firm, kind: str) -> None:
    client_id = firm.client()
    firm.everafter.facts.add(client_id, FactDraft("Something", kind=kind))
    assert card(firm, client_id).facts[0].kind == kind


def test_other_words_make_a_fact_the_newest_and_a_tick_alone_does_not(firm: Firm) -> None:
    client_id = firm.client()
    first = firm.everafter.facts.add(client_id, FactDraft("No scent"))
    firm.clock.move_on(days=1)
    firm.everafter.facts.add(client_id, FactDraft("Biscuit"))
    firm.clock.move_on(days=1)
    firm.everafter.facts.change(first, None, FactDraft("No scent", may_print=True))
    assert [fact.headline for fact in card(firm, client_id).facts] == ["Biscuit", "No scent"]
    seen = card(firm, client_id).facts[1]
    firm.everafter.facts.change(first, seen.version, FactDraft("No scent, ever", may_print=True))
    assert [fact.headline for fact in card(firm, client_id).facts] == ["No scent, ever", "Biscuit"]
    with pytest.raises(ConflictError):
        firm.everafter.facts.change(first, seen.version, FactDraft("Scent is fine"))


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (FactDraft("x" * 300), "headline"),
        (FactDraft("Biscuit", "x" * 10_000_000), "detail"),
        (FactDraft("Biscuit", kind="mood"), "kind"),
        (FactDraft("Biscuit", is_private=True, may_print=True), "may_print"),
    ],
    ids=["headline", "detail", "kind", "both"],
)
def test_what_cannot_be_remembered_is_one_sentence(firm: Firm, draft: FactDraft, field: str) -> None:
    client_id = firm.client()
    with pytest.raises(ValidationError) as refused:
        firm.everafter.facts.add(client_id, draft)
    assert refused.value.field == field
    assert card(firm, client_id).facts == ()
