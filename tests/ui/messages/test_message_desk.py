"""What lies on the desk: our own words follow what changes, and what was typed stays for whom it was typed."""

from __future__ import annotations

from app.rules.contact_rules import Purpose
from app.rules.messages import MessageKind
from app.services.drafts import ContactDraft
from tests.ui.firm_pages import Desk
from ui.messages.message_desk import Draft, MessageDesk
from ui.messages.write_wish import WriteWish


def test_own_words_may_be_an_offer_and_no_other_message_changes_what_it_is_for(firm_desk: Desk) -> None:
    ana = firm_desk.firm.client("Ana Bell")
    on_it = MessageDesk(firm_desk.firm.everafter)
    on_it.begin(WriteWish((ana,), channel="text"))
    on_it.choose(purpose=Purpose.SALES)
    assert on_it.purpose is Purpose.SALES
    assert on_it.is_unasked(ana)
    on_it.choose(kind=MessageKind.BIRTHDAY, purpose=Purpose.SALES)
    assert on_it.purpose is Purpose.CARE


def test_what_is_typed_is_kept_for_each_and_ours_follows_the_client(firm_desk: Desk) -> None:
    ana, bo = (
        firm_desk.firm.client("Ana Bell", emails=(ContactDraft("a@b.example", kind="email"),)),
        firm_desk.firm.client("Bo Lind"),
    )
    on_it = MessageDesk(firm_desk.firm.everafter)
    on_it.begin(WriteWish((ana, bo), "thanks", "email"))
    assert on_it.open_ids() == [ana]
    on_it.keep(ana, "Mine", "My words")
    assert on_it.draft(ana) == Draft("Mine", "My words")
    assert on_it.draft(bo).body.startswith("Dear Bo,")
    assert on_it.mail(ana).to_address == "a@b.example"
    on_it.read()
    assert on_it.draft(ana).subject == "Mine"
    on_it.begin(WriteWish((bo,), "thanks", "letter"))
    assert on_it.signature(bo).startswith("With kind regards,\nDana Kowalski")
    on_it.begin(WriteWish((ana, bo), "thanks", "email"))
    assert on_it.draft(ana).subject != "Mine"
