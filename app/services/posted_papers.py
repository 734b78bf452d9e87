"""Writes that papers went to the post: on the timeline of everybody they go to, and on the certificates among them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from app.clock import Clock
from app.models.clients import Client, TimelineEntry
from app.models.rewards import Reward
from app.queries.paper_recipients import PaperRecipient
from app.services.client_summary import refresh_clients
from app.translations import gettext as _
from app.translations import ngettext
from app.unit_of_work import UnitOfWork, UnitsOfWork

_CHUNK = 500  # ids in one statement
# What is printed stands on the timeline as a paper, what goes to the post as a letter.
POSTED = "letter"
_CALLS_FOR_SERVICE = ("service", "care")


class PostedPapersService:
    """What is marked as posted twice on one day was posted once."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def mark_posted(self, paper: str, words: str, recipients: Sequence[PaperRecipient], *, is_care: bool = True) -> int:
        """Write on each timeline that this paper was posted, as one act; returns how many were not written before.

        `paper` is the kind as on the command line, `words` names one of them, such as "Thank-you note". A certificate
        counts as handed over from now on. Who was forgotten or deleted meanwhile is left out.
        """
        headline = _("Posted: {paper}").format(paper=words)
        known = self._posted_today(paper, recipients)
        present = self._present(recipients)
        given = self._handed_over(recipients)
        wanted = [each for each in dict.fromkeys(recipients) if each.client_id in present]
        new = [each for each in wanted if each.reward_id not in given and (each.reward_id or _key(each) not in known)]
        if not new:
            return 0
        act = ngettext("Mark {count} paper posted", "Mark {count} papers posted", len(new))
        with self._units(act.format(count=len(new))) as work:
            for recipient in new:
                self._write(work, paper, headline, recipient, is_care=is_care)
            self._hand_over(work, [each.reward_id for each in new if each.reward_id is not None])
            refresh_clients(work, sorted({each.client_id for each in new}), self._clock)
        return len(new)

    def _write(self, work: UnitOfWork, paper: str, headline: str, recipient: PaperRecipient, *, is_care: bool) -> None:
        work.save(
            TimelineEntry(
                client=recipient.client_id,
                job_id=recipient.job_id,
                complaint_id=recipient.complaint_id,
                kind=POSTED,
                direction="out",
                purpose=_CALLS_FOR_SERVICE[is_care],
                happened_at=work.now,
                person=work.person_id,
                headline=headline,
                paper=paper,
            )
        )

    @staticmethod
    def _hand_over(work: UnitOfWork, reward_ids: Sequence[int]) -> None:
        for start in range(0, len(reward_ids), _CHUNK):
            chosen = Reward.id.in_(reward_ids[start : start + _CHUNK]) & (Reward.state == "printed")
            for reward in Reward.select().where(chosen & Reward.handed_over_at.is_null()):
                reward.handed_over_at = work.now
                work.save(reward)

    def _posted_today(self, paper: str, recipients: Sequence[PaperRecipient]) -> set[tuple[int, int, int]]:
        midnight = datetime.combine(self._clock.today(), time(), tzinfo=self._clock.zone)
        entry = TimelineEntry
        own = (entry.kind == POSTED) & (entry.paper == paper) & (entry.happened_at >= midnight)
        ids = sorted({each.client_id for each in recipients})
        found: set[tuple[int, int, int]] = set()
        for start in range(0, len(ids), _CHUNK):
            chosen = own & entry.archived_at.is_null() & entry.client.in_(ids[start : start + _CHUNK])
            for row in entry.select(entry.client, entry.job_id, entry.complaint_id).where(chosen):
                found.add((row.client_id, row.job_id or 0, row.complaint_id or 0))
        return found

    @staticmethod
    def _handed_over(recipients: Sequence[PaperRecipient]) -> set[int]:
        """The certificates that somebody has in hand already."""
        ids = [each.reward_id for each in recipients if each.reward_id is not None]
        given: set[int] = set()
        for start in range(0, len(ids), _CHUNK):
            chosen = Reward.id.in_(ids[start : start + _CHUNK]) & Reward.handed_over_at.is_null(False)
            given |= {row.id for row in Reward.select(Reward.id).where(chosen)}
        return given

    @staticmethod
    def _present(recipients: Sequence[PaperRecipient]) -> set[int]:
        ids = sorted({each.client_id for each in recipients})
        present: set[int] = set()
        for start in range(0, len(ids), _CHUNK):
            chosen = Client.id.in_(ids[start : start + _CHUNK]) & Client.archived_at.is_null()
            present |= {row.id for row in Client.select(Client.id).where(chosen)}
        return present


def _key(recipient: PaperRecipient) -> tuple[int, int, int]:
    return recipient.client_id, recipient.job_id or 0, recipient.complaint_id or 0
