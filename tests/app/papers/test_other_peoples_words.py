"""Every word that is told of one client is planted with their name on it: no paper of another client holds it.

Complaints stay between us and who complained, codes print only where the firm and the code itself allow it, no paper
says what we think of anybody, and nothing goes to who was erased.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from peewee import TextField
from pypdf import PdfReader

from app.clock import FixedClock
from app.errors import EverafterError
from app.everafter import Everafter, open_everafter
from app.models.client_changes import Erasure
from app.models.clients import AccessCode, Client, Fact
from app.models.complaints import Complaint, ComplaintEvent
from app.models.firm import Setting
from app.models.jobs import Job
from app.models.tables import MODELS
from app.papers.kinds import PAPER_KINDS
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.firm import PRINTED_CODES, are_codes_printed
from app.sample_firm.making import make_sample_firm

_ZONE = ZoneInfo("America/Los_Angeles")
_FRIDAY = datetime(2026, 3, 6, 11, 42, tzinfo=_ZONE)
_OWN, _COMPLAINT = re.compile(r"OWN(\d+)Z"), re.compile(r"CPL\d+Z")
_CODE = "QX4711"
_ERASED = "Zebedee Quillfeather"
_FOR_CLIENTS = sorted(name for name, kind in PAPER_KINDS.items() if "client" in kind.ways and not kind.is_for_us)
_TELLS_A_COMPLAINT = {"recovery-letter"}
_TELLS_CODES = {"job-sheets", "day-list", "day-papers"}
_STAGES = re.compile(r"\b(stranger|courting|steady|married|drifting|hurt|goodwill|grudge)\b", re.IGNORECASE)
_PLANTED = {
    "job": ("description", "expectation", "extra_work", "products"),
    "promise": ("what",),
    "voice": ("words", "meaning"),
    "feedback": ("words", "meaning"),
    "reward": ("gift", "care_line"),
    "timeline_entry": ("headline", "words"),
    "fact": ("headline", "detail"),
}


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Everafter]:
    """A sample firm in which what is told of a client names their id, and what is complained about does, too."""
    place = tmp_path_factory.mktemp("others") / "firm.db"
    everafter = open_everafter(place, clock=FixedClock(_FRIDAY, _ZONE), may_create=True)
    make_sample_firm(everafter, client_count=60)
    with everafter.database.atomic():
        for client in Client.select(Client.id):
            for table, columns in _PLANTED.items():
                model = MODELS[table]
                fields = model.columns()
                values = {fields[name]: f"OWN{client.id}Z" for name in columns}
                model.update(values).where(fields["client_id"] == client.id).execute()
            own = Complaint.client == client.id
            said = [field for field in _words_of(Complaint) if field.name in ("words", "cause", "meaning", "wanted")]
            Complaint.update(dict.fromkeys(said, f"CPL{client.id}Z")).where(own).execute()
            events = ComplaintEvent.complaint.in_(Complaint.select(Complaint.id).where(own))
            ComplaintEvent.update(words=f"CPL{client.id}Z OWN{client.id}Z").where(events).execute()
        Fact.update(may_print=True, is_private=False).execute()
        AccessCode.update(code=_CODE).execute()
    _erase_somebody(everafter)
    yield everafter
    everafter.close()


def _erase_somebody(everafter: Everafter) -> None:
    """Somebody who had visits and nothing that is still open."""
    complained = Complaint.select(Complaint.client)
    booked = Job.select(Job.client).where(Job.state.in_(("booked", "under_way")))
    free = Client.id.not_in(complained) & Client.id.not_in(booked) & Client.last_visit_on.is_null(False)
    client = Client.select().where(free & Client.archived_at.is_null()).order_by(Client.last_visit_on.desc()).get()
    Client.update(name=_ERASED, last_name=_ERASED.split()[1]).where(Client.id == client.id).execute()
    everafter.erasures.erase(client.id, _ERASED)


def _words_of(model: type[Complaint]) -> list[TextField]:
    return [field for field in model.columns().values() if isinstance(field, TextField)]


def _text(everafter: Everafter, request: PaperRequest) -> str:
    target = io.BytesIO()
    try:
        print_papers(everafter, target, request, PrintOptions(is_preview=True))
    except EverafterError:
        return ""
    reader = PdfReader(target)
    return " ".join(page.extract_text() for page in reader.pages) + str(reader.metadata)


def _clients(limit: int) -> list[Client]:
    """Those of whom there is most to tell: who complained, then who came last."""
    complained = [row.client_id for row in Complaint.select(Complaint.client).order_by(Complaint.id.desc())]
    visited = [row.client_id for row in Job.select(Job.client).order_by(Job.finished_at.desc())]
    ids = list(dict.fromkeys([*complained[: limit // 2], *visited]))[:limit]
    return list(Client.select().where(Client.id.in_(ids)))


@pytest.mark.parametrize("kind", _FOR_CLIENTS)
def test_a_paper_of_a_client_holds_nothing_that_is_told_of_another(firm: Everafter, kind: str) -> None:
    seen = 0
    for client in _clients(8):
        text = _text(firm, PaperRequest(kind, clients=(client.number,)))
        seen += bool(text)
        assert {int(each) for each in _OWN.findall(text)} <= {client.id}
        complained = set(_COMPLAINT.findall(text))
        assert complained <= ({f"CPL{client.id}Z"} if kind in _TELLS_A_COMPLAINT else set())
        assert not _STAGES.search(text)
    assert seen or kind == "show-card", "the sample firm has something of this kind for one of them"


@pytest.mark.parametrize("by_firm", [False, True])
@pytest.mark.parametrize("by_code", [False, True])
def test_codes_print_only_where_firm_and_code_allow_it(firm: Everafter, by_firm: bool, by_code: bool) -> None:
    AccessCode.update(may_print=by_code).execute()
    Setting.delete().where(Setting.name == PRINTED_CODES).execute()
    Setting.create(name=PRINTED_CODES, value=by_firm)
    assert are_codes_printed() is by_firm
    days = [(_FRIDAY + timedelta(days=ahead)).date() for ahead in range(4)]
    for name, kind in PAPER_KINDS.items():
        requests = [PaperRequest(name, day=day) for day in days] if "date" in kind.ways else [PaperRequest(name)]
        is_told = any(_CODE in _text(firm, request) for request in requests)
        assert is_told == (by_firm and by_code and name in _TELLS_CODES), name


@pytest.mark.parametrize("kind", PAPER_KINDS)
def test_who_was_erased_is_on_no_paper(firm: Everafter, kind: str) -> None:
    erased = Client.select().join(Erasure, on=(Erasure.client == Client.id)).get()
    text = _text(firm, PaperRequest(kind))
    assert _ERASED.split()[1] not in text
    assert f"OWN{erased.id}Z" not in text
    if "client" in PAPER_KINDS[kind].ways:
        assert _text(firm, PaperRequest(kind, clients=(erased.number,))) == ""
