"""What is private, and every code, is planted all over a whole firm and looked for in every paper of it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from app.clock import FixedClock
from app.errors import NotAllowedError, NotFoundError
from app.everafter import Everafter, open_everafter
from app.models.clients import AccessCode, Client, CompetitorNote, Fact, Referral, TimelineEntry
from app.models.goodwill import Goodwill
from app.models.jobs import Job
from app.models.team import Training
from app.papers.kinds import PAPER_KINDS
from app.papers.paper_kind import PaperKind, PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.sample_firm.making import make_sample_firm

_ZONE = ZoneInfo("America/Los_Angeles")
_FRIDAY = datetime(2026, 3, 6, 11, 42, tzinfo=_ZONE)
_CODE = "QX4711"
_PRIVATE = "ZWSECRET"
_CLIENTS = 60
_STAYS_IN_THE_VAN = ("day-list", "day-papers")  # the second is a whole day: lists and sheets
_DAYS_AHEAD = 8


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Everafter]:
    """A sample firm in which each word that must not get out has been replaced by one that is easy to find."""
    place = tmp_path_factory.mktemp("private") / "firm.db"
    everafter = open_everafter(place, clock=FixedClock(_FRIDAY, _ZONE), may_create=True)
    make_sample_firm(everafter, client_count=_CLIENTS)
    AccessCode.update(code=_CODE).execute()
    is_private = (Fact.is_private == True) | (Fact.may_print == False)  # noqa: E712 - SQL
    Fact.update(headline=_PRIVATE, detail=_PRIVATE).where(is_private).execute()
    TimelineEntry.update(headline=_PRIVATE, words=_PRIVATE, meaning=_PRIVATE).execute()
    CompetitorNote.update(competitor=_PRIVATE, words=_PRIVATE, our_answer=_PRIVATE).execute()
    Goodwill.update(what=_PRIVATE).execute()
    Referral.update(note=_PRIVATE).execute()
    Training.update(note=_PRIVATE).execute()
    yield everafter
    everafter.close()


def _busy_day(everafter: Everafter) -> Job:
    """A visit that is still to come; its day has others."""
    now = everafter.clock.now()
    soon = Job.starts_at.between(now, now + timedelta(days=_DAYS_AHEAD))
    return Job.select().where(soon & (Job.state == "booked")).order_by(Job.starts_at).get()


def _requests(everafter: Everafter, kind: PaperKind) -> Iterator[PaperRequest]:
    """Everything of a kind that can be asked for in bulk: all that is due, the day, the newest jobs."""
    yield PaperRequest(kind.name)
    if "date" in kind.ways:
        yield PaperRequest(kind.name, day=_busy_day(everafter).starts_at.astimezone(everafter.clock.zone).date())
    if "job" in kind.ways:
        done = Job.select(Job.number).where(Job.state == "done").order_by(Job.finished_at.desc()).limit(40)
        yield PaperRequest(kind.name, jobs=tuple(row.number for row in done))
        yield PaperRequest(kind.name, jobs=(_busy_day(everafter).number,))
    if kind.name == "letter":
        some = Client.select(Client.number).order_by(Client.id).limit(20)
        yield PaperRequest(kind.name, clients=tuple(row.number for row in some))


def _texts(everafter: Everafter, kind: PaperKind) -> list[str]:
    return [text for request in _requests(everafter, kind) for text in _texts_of(everafter, request)]


def _texts_of(everafter: Everafter, request: PaperRequest) -> list[str]:
    """The text of the file; where one of several jobs is refused, of each of the others by itself."""
    target = io.BytesIO()
    try:
        print_papers(everafter, target, request, PrintOptions(is_preview=True))
    except NotFoundError:
        return []  # nothing of this kind is due, or these visits have none
    except NotAllowedError:
        alone = [replace(request, jobs=(job,)) for job in request.jobs] if len(request.jobs) > 1 else []
        return [text for each in alone for text in _texts_of(everafter, each)]
    return ["".join(page.extract_text() for page in PdfReader(target).pages)]


@pytest.mark.parametrize("kind", PAPER_KINDS.values(), ids=PAPER_KINDS)
def test_nothing_private_and_no_code_is_on_paper(firm: Everafter, kind: PaperKind) -> None:
    texts = _texts(firm, kind)
    assert any(texts), "the sample firm has something to print of every kind"
    assert not any(_CODE in text for text in texts)
    if kind.name in _STAYS_IN_THE_VAN:
        assert any(_PRIVATE in text for text in texts), "what stays in the van holds private notes"
    else:
        assert not any(_PRIVATE in text for text in texts)
