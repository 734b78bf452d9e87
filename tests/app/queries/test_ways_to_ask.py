"""A client is asked by telephone, else by a way they allow, else not at all, and the words say why."""

from __future__ import annotations

from app.models.clients import ContactPermission
from app.queries.ways_to_ask import find_ways_to_ask
from app.services.drafts import ContactDraft
from tests.builders import Firm


def no(firm: Firm, client_id: int, channel: str) -> None:
    ContactPermission.create(
        client_id=client_id, channel=channel, purpose="service", is_allowed=False, decided_at=firm.clock.now()
    )


def test_the_way_that_they_allow(firm: Firm) -> None:
    mail = (ContactDraft("ana@example.org", kind="email"),)
    called = firm.client("Called", phones=(ContactDraft("503 555 0101"),))
    texted = firm.client("Texted", phones=(ContactDraft("503 555 0102"),))
    written = firm.client("Written", phones=(ContactDraft("503 555 0103"),), emails=mail)
    mailed = firm.client("Mailed", phones=(), emails=mail)
    posted = firm.client("Posted", phones=())
    none = firm.client("Nobody", phones=(), sites=())
    for client_id, channels in ((texted, ["phone"]), (written, ["phone", "text"])):
        for channel in channels:
            no(firm, client_id, channel)
    ways = find_ways_to_ask([called, texted, written, mailed, posted, none], firm.clock.now(), firm.zone)
    assert [(ways[each].channel, ways[each].reach) for each in (called, texted, written, mailed, posted, none)] == [
        ("phone", "503 555 0101"), ("text", "503 555 0102"), ("email", "ana@example.org"),
        ("email", "ana@example.org"), ("letter", ""), ("", ""),
    ]  # fmt: skip
    assert ways[called].why_not_phone == ""
    assert ways[written].why_not_phone == "Written wants no calls from us."
    assert (ways[posted].may_ask, ways[none].may_ask) == (True, False)
