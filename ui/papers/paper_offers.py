"""What the list of papers offers for a choice: each kind with the words of what there is now, and its request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.papers.kinds import PAPER_KINDS
from app.papers.paper_kind import PaperKind
from app.papers.paper_request import PaperRequest
from app.queries.papers_waiting import PapersWaiting
from app.translations import gettext as _
from app.translations import ngettext
from ui.wording import day_words, month_words

_PLANNED = frozenset({"day-papers", "job-sheets", "visit-card", "care-card"})  # one for each visit of a day
_OF_ONE = frozenset({"client", "job"})
_MONTHLY = frozenset({"honest-numbers", "month-page"})


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """What somebody chose: a day, a van of it, or a client or job by its number and name."""

    day: date
    van: str = ""
    client: int | None = None
    job: int | None = None
    name: str = ""

    @property
    def is_somebody(self) -> bool:
        """Whether the papers of one client or one job are wanted."""
        return self.client is not None or self.job is not None


@dataclass(frozen=True, slots=True)
class PaperOffer:
    """One line of the list; without anything to print, Enter says so."""

    request: PaperRequest
    title: str
    now: str
    goes: str
    has_papers: bool = True


def paper_offers(
    choice: PaperChoice, waiting: PapersWaiting, today: date, kinds: Iterable[PaperKind] = PAPER_KINDS.values()
) -> list[PaperOffer]:
    """The papers that can be printed for this choice, in the order of all papers."""
    offers = []
    for kind in kinds:
        offer = _of_somebody(kind, choice) if choice.is_somebody else _of_everybody(kind, choice, waiting, today)
        if offer is not None:
            offers.append(offer)
    return offers


def _of_somebody(kind: PaperKind, choice: PaperChoice) -> PaperOffer | None:
    if choice.job is not None and "job" in kind.ways:
        return _offer(kind, PaperRequest(kind.name, jobs=(choice.job,)), choice.name)
    if choice.client is not None and "client" in kind.ways:
        return _offer(kind, PaperRequest(kind.name, clients=(choice.client,)), choice.name)
    return None


def _of_everybody(kind: PaperKind, choice: PaperChoice, waiting: PapersWaiting, today: date) -> PaperOffer | None:
    day = day_words(choice.day, today)
    if choice.van and "van" not in kind.ways:
        return None
    if kind.name == "day-list":
        vans = [van for van in waiting.vans if choice.van in ("", van.name)]
        words = ngettext("{count} van, {day}", "{count} vans, {day}", len(vans)).format(count=len(vans), day=day)
        request = PaperRequest(kind.name, day=choice.day, van=choice.van)
        return _offer(kind, request, words if vans else _no_visit(day), has_papers=bool(vans))
    if kind.name in _PLANNED:
        visits = sum(van.visits for van in waiting.vans if choice.van in ("", van.name))
        words = ngettext("{count} visit, {day}", "{count} visits, {day}", visits).format(count=visits, day=day)
        request = PaperRequest(kind.name, day=choice.day, van=choice.van)
        return _offer(kind, request, words if visits else _no_visit(day), has_papers=bool(visits))
    if kind.name in waiting.due:
        return _due(kind, waiting)
    return _any_time(kind, choice, day)


def _any_time(kind: PaperKind, choice: PaperChoice, day: str) -> PaperOffer:
    """A paper of which nobody counts how many wait."""
    if "all-due" in kind.ways:
        return _offer(kind, PaperRequest(kind.name, is_all_due=True), _("all that are due"))
    if kind.name in _MONTHLY:
        return _offer(kind, PaperRequest(kind.name, day=choice.day), month_words(choice.day))
    if "date" in kind.ways:
        return _offer(kind, PaperRequest(kind.name, day=choice.day), day)
    if kind.ways and kind.ways <= _OF_ONE:
        return _offer(kind, PaperRequest(kind.name), _("for one client or job, named above"), has_papers=False)
    return _offer(kind, PaperRequest(kind.name), _("whenever you like"))


def _due(kind: PaperKind, waiting: PapersWaiting) -> PaperOffer:
    count = waiting.due[kind.name]
    words = ngettext("{count} waits", "{count} wait", count).format(count=f"{count:,}") if count else _("none waits")
    if kind.name == "certificates" and waiting.held_certificates:
        held = waiting.held_certificates
        more = ngettext(
            "{count} held until a complaint is put right", "{count} held until complaints are put right", held
        )
        words = f"{words} · {more.format(count=held)}"
    return _offer(kind, PaperRequest(kind.name, is_all_due=True), words, has_papers=count > 0)


def _offer(kind: PaperKind, request: PaperRequest, now: str, *, has_papers: bool = True) -> PaperOffer:
    goes = _("stays with us") if kind.is_for_us else _("goes to the client") if kind.posted_words else ""
    return PaperOffer(request, kind.title(), now, goes, has_papers)


def _no_visit(day: str) -> str:
    return _("no visit, {day}").format(day=day)
