"""Every place that offers a contact, against everything a client can have said: one table, compared with itself alone.

What may be is written into the table by hand, so that no rule of the program vouches for itself.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.errors import EverafterError
from app.models.clients import Client
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.aftercare import list_aftercare
from app.queries.care_plan import list_due_steps
from app.queries.care_plan_rows import KINDS_OF, StepKinds
from app.queries.closest_at_hand import list_closest
from app.queries.kindness_lists import list_missing_after_visits
from app.queries.left_alone import left_alone_pages, read_left_alone
from app.queries.love_touches import list_planned
from app.queries.near_visits import list_near_visits
from app.queries.thanks_due import list_due_notes
from app.queries.today import get_today
from app.rules.closest_at_hand import FIRST_INVITING_TIER
from app.rules.messages import MessageKind
from app.services.client_merges import MergeDraft
from app.services.drafts import CheckBackDraft, ContactDraft, FinishDraft, FixDraft, NoteDraft, PromiseDraft
from app.services.messages import SentMessage
from tests.builders import Firm, opened_firm
from tests.fakes import MovableClock
from ui.messages.message_desk import MessageDesk
from ui.messages.write_wish import WriteWish

TODAY = datetime(2027, 4, 6, 9)
WAYS = ("phone", "text", "email", "letter")
EVERY = frozenset(WAYS)
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Case:
    """What happened, and by which ways a kind word, an offer, and an offer that we propose may go out today."""

    happened: Callable[[Firm, int], object]
    care: frozenset[str] = EVERY
    offer: frozenset[str] = EVERY
    invitation: frozenset[str] = EVERY


def _no(purpose: str, *channels: str) -> Callable[[Firm, int], object]:
    def say(firm: Firm, client_id: int) -> None:
        for channel in channels:
            firm.everafter.permissions.write(client_id, channel, {purpose: False}, "said so")

    return say


def _ended(reason: str) -> Callable[[Firm, int], object]:
    return lambda firm, client_id: firm.everafter.client_endings.write(client_id, reason, None)


def _noted(days: int, purpose: str) -> Callable[[Firm, int], object]:
    def note(firm: Firm, client_id: int) -> None:
        at = firm.clock.now() - timedelta(days=days)
        draft = NoteDraft("We spoke", kind="call", direction="out", purpose=purpose, happened_at=at)
        firm.everafter.clients.write_note(client_id, draft)

    return note


def _erased(firm: Firm, client_id: int) -> None:

    firm.everafter.erasures.erase(client_id, Client.get_by_id(client_id).name)


def _merged(firm: Firm, client_id: int) -> None:
    firm.everafter.client_merges.merge(MergeDraft(firm.client("Kept"), client_id))


def _withdrawn(firm: Firm, client_id: int) -> None:
    complaint_id = firm.complaint(client_id)
    firm.everafter.complaints.withdraw(complaint_id, firm.version_of(complaint_id), "It was somebody else")


def _made_good(firm: Firm, client_id: int) -> None:
    complaint_id, care = firm.complaint(client_id), firm.everafter.complaints
    care.listen(complaint_id, firm.version_of(complaint_id), "The stain is back", "They feel let down")
    care.ask(complaint_id, firm.version_of(complaint_id), "Clean it once more")
    care.say_sorry(complaint_id, firm.version_of(complaint_id), "We are sorry")
    promise = PromiseDraft("We clean it again", firm.clock.now() + timedelta(days=1))
    care.promise(complaint_id, firm.version_of(complaint_id), promise)
    care.fix(complaint_id, firm.version_of(complaint_id), FixDraft("on_the_phone", "We told them how"))
    firm.clock.move_on(minutes=1)
    draft = CheckBackDraft("It is great now", "great", 10, cause="Wicking", lesson="Blot longer")
    care.check_back(complaint_id, firm.version_of(complaint_id), draft)


def _without(*channels: str) -> frozenset[str]:
    return EVERY - set(channels)


CASES: dict[str, Case] = {
    "nothing was said": Case(lambda _firm, _client: None),
    **{
        f"no {way}": Case(_no("service", way), _without(way), _without(way), _without(way))
        for way in WAYS
    },
    **{f"no offers by {way}": Case(_no("sales", way), EVERY, _without(way), _without(way)) for way in WAYS},
    "no offers": Case(_no("sales", *WAYS), EVERY, NONE, NONE),
    "nothing at all": Case(_no("service", *WAYS), NONE, NONE, NONE),
    "no contact": Case(_ended("no_contact"), NONE, NONE, NONE),
    "died": Case(_ended("died"), NONE, NONE, NONE),
    "moved": Case(_ended("moved"), EVERY, NONE, NONE),
    "archived": Case(lambda firm, client: firm.everafter.clients.archive(client), NONE, NONE, NONE),
    "erased": Case(_erased, NONE, NONE, NONE),
    "merged": Case(_merged, NONE, NONE, NONE),
    "hurt": Case(lambda firm, client: firm.complaint(client, "It smells"), EVERY, NONE, NONE),
    "made good today": Case(_made_good, EVERY, NONE, NONE),
    "withdrawn": Case(_withdrawn),
    "an offer 30 days ago": Case(_noted(30, "sales"), EVERY, NONE, NONE),
    "an offer 31 days ago": Case(_noted(31, "sales")),
    "spoken to today": Case(_noted(0, "care"), EVERY, EVERY, NONE),
    "spoken to a week ago": Case(_noted(7, "care"), EVERY, EVERY, NONE),
    "spoken to eight days ago": Case(_noted(8, "care")),
}  # fmt: skip

_PASSES = ("an offer 30 days ago", "made good today", "moved")
_FRESH = ("nothing was said", "no offers", "hurt", "moved")


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody stands behind a door with a way and a purpose."""

    client_id: int
    channel: str
    purpose: str


def _queue(firm: Firm) -> Iterator[Offered]:
    now, zone = firm.clock.now(), firm.zone
    for row in (*list_aftercare(now, zone), *get_today(now, zone).aftercare):
        if row.way is not None and row.way.may_ask:
            yield Offered(row.client_id, row.way.channel, "care")


def _closest(firm: Firm) -> Iterator[Offered]:
    for row in list_closest(firm.clock.now(), firm.zone):
        if row.channel:
            yield Offered(row.client_id, row.channel, "invitation" if row.tier >= FIRST_INVITING_TIER else "care")


def _near(firm: Firm) -> Iterator[Offered]:
    for row in list_near_visits(firm.clock.today(), firm.clock.now(), firm.zone):
        yield Offered(row.client_id, row.channel, "invitation")


def _steps(firm: Firm) -> Iterator[Offered]:
    calls = {kind.value for kind in KINDS_OF[StepKinds.CALLS]}
    for row in list_due_steps(firm.clock.now(), firm.zone, limit=1_000).steps:
        if not row.against:
            yield Offered(
                row.client_id, "phone" if row.kind in calls else "letter", "offer" if row.is_sales else "care"
            )


def _letters(firm: Firm) -> Iterator[Offered]:
    for each in print_papers(firm.everafter, io.BytesIO(), PaperRequest("letter", is_all_due=True)).client_ids:
        yield Offered(each, "letter", "invitation")


def _notes(firm: Firm) -> Iterator[Offered]:
    for note in list_due_notes(firm.clock.today()).notes:
        yield Offered(note.client_id, "letter", "care")


def _left_alone(firm: Firm) -> Iterator[Offered]:
    pages = left_alone_pages(firm.clock.today(), firm.zone)
    for row in read_left_alone(pages.ids(0, pages.count), firm.clock.now(), firm.zone):
        if not row.against:
            yield Offered(row.id, "phone", "care")


def _kindness(firm: Firm) -> Iterator[Offered]:
    planned = {row.client_id for row in list_planned(firm.clock.today() + timedelta(days=370))}
    for each in planned | {row.client_id for row in list_missing_after_visits(firm.clock.now(), firm.zone).rows}:
        yield Offered(each, "", "care")


def _desk(firm: Firm, clients: dict[int, str]) -> Iterator[Offered]:
    """Whom the page of messages lets somebody write to; what passes by itself is theirs to decide."""
    desk = MessageDesk(firm.everafter)
    desk.begin(WriteWish(tuple(clients)))
    for channel in ("text", "email", "letter"):
        for kind, purpose in ((MessageKind.FREE, "care"), (MessageKind.LATE, "offer")):
            desk.choose(kind=kind, channel=channel)
            for each in desk.open_ids():
                if purpose == "care" or clients[each] not in _PASSES:
                    yield Offered(each, channel, purpose)


def _noted_against_their_wish(firm: Firm, clients: dict[int, str]) -> Iterator[str]:
    """What the service lets somebody note though it must not go out."""
    for client_id, name in clients.items():
        for allowed, about, purpose in ((CASES[name].care, "free", "care"), (CASES[name].offer, "late", "sales")):
            for channel in ("text", "email", "letter"):
                if channel in allowed or (purpose == "sales" and name in _PASSES):
                    continue
                try:
                    firm.everafter.messages.record_sent(channel, [SentMessage(client_id, about, purpose, "Dear you")])
                except EverafterError:
                    continue
                yield f"noted: {name}, {channel}, {purpose}"


def _living_firm(firm: Firm) -> dict[int, str]:
    """For each case one client who is long due and one whose visit was yesterday, by the name of the case."""
    clients: dict[int, str] = {}
    firm.clock.move_to(datetime(2026, 3, 3, 10))
    firm.everafter.nightly.run()
    for name in CASES:
        clients[firm.client(name, emails=(ContactDraft("a@example.org"),))] = name
    for each in clients:
        firm.finished_job(each)
    firm.clock.move_to(TODAY - timedelta(days=1))
    firm.everafter.nightly.run()
    for name in [name for name, case in CASES.items() if name in _FRESH or case.care != EVERY]:
        fresh = firm.client(name, emails=(ContactDraft("b@example.org"),))
        firm.finished_job(fresh, FinishDraft(answer="good"))
        clients[fresh] = name
    neighbor = firm.client("A neighbor")
    firm.clock.move_to(TODAY)
    firm.everafter.love_touches.plan_around()
    for client_id, name in list(clients.items()):
        CASES[name].happened(firm, client_id)
    firm.booked_job(neighbor)
    firm.everafter.nightly.run()
    return clients


@pytest.fixture
def firm(tmp_path: Path, firm_clock: MovableClock) -> Iterator[Firm]:
    with opened_firm(str(tmp_path / "everafter.db"), firm_clock) as firm:
        yield firm


def test_no_door_leads_to_anybody_against_their_wish(firm: Firm) -> None:
    clients = _living_firm(firm)
    doors: dict[str, Iterator[Offered]] = {
        "queue": _queue(firm), "closest": _closest(firm), "near": _near(firm), "steps": _steps(firm),
        "letters": _letters(firm), "notes": _notes(firm), "left alone": _left_alone(firm), "kindness": _kindness(firm),
        "desk": _desk(firm, clients),
    }  # fmt: skip
    wrong: list[object] = []
    for door, offered in doors.items():
        found = [each for each in offered if each.client_id in clients]
        assert any(clients[each.client_id] == "nothing was said" for each in found), f"{door} is empty"
        for each in found:
            case = CASES[clients[each.client_id]]
            allowed = {"care": case.care, "offer": case.offer, "invitation": case.invitation}[each.purpose]
            if (each.channel and each.channel not in allowed) or not allowed:
                wrong.append((door, clients[each.client_id], each.channel, each.purpose))
    wrong += _noted_against_their_wish(firm, clients)
    assert wrong == [], "\n".join(map(str, wrong))


@pytest.mark.parametrize("paper", ["thank-you-note", "letter"])
def test_who_is_gone_gets_no_paper_of_thanks_or_words_also_by_their_number(firm: Firm, paper: str) -> None:
    client_id = firm.client()
    firm.finished_job(client_id)
    firm.everafter.client_endings.write(client_id, "died", None)
    with pytest.raises(EverafterError):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest(paper, clients=(1,)))
