"""Help that was given without a sale, in four fields: who, what they asked, what we advised, how (S0.12, S1.6, S1.8).

It needs no job and has no price, and is written down the same for somebody who has moved away.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.clock import Clock
from app.models.clients import TimelineEntry
from app.rules.help_given import ContactPurpose, HelpOutcome
from app.rules.voice_loop import VoiceChannel
from app.services.client_lookup import stored_client
from app.services.client_summary import refresh_clients
from app.services.field_checks import check_length, check_words, chosen_word
from app.translations import gettext as _
from app.unit_of_work import UnitsOfWork

LONGEST_HELP = 10_000


@dataclass(frozen=True, slots=True)
class HelpDraft:
    """The four fields; `is_fixed` says that it took no more than that."""

    client_id: int
    asked: str
    advised: str
    channel: str = "phone"
    is_fixed: bool = False


class HelpLogService:
    """Writes down what we helped with."""

    def __init__(self, units: UnitsOfWork, clock: Clock) -> None:
        self._units = units
        self._clock = clock

    def log(self, draft: HelpDraft) -> int:
        """One undoable act on the client's timeline; it resets the last contact as every talk does."""
        client = stored_client(draft.client_id)
        check_words(draft.asked, _("Write down what they asked; nothing was saved."), "asked")
        check_words(draft.advised, _("Write down what you advised; nothing was saved."), "advised")
        check_length(draft.asked, LONGEST_HELP, "asked")
        check_length(draft.advised, LONGEST_HELP, "advised")
        how = chosen_word(VoiceChannel, draft.channel, _("Choose how you helped; nothing was saved."), "channel")
        with self._units(_("Help for {name}").format(name=client.name)) as work:
            entry = TimelineEntry(
                client_id=draft.client_id,
                kind="help",
                direction="in",
                purpose=ContactPurpose.EDUCATE.value,
                happened_at=work.now,
                person_id=work.person_id,
                words=draft.asked.strip(),
                advice=draft.advised.strip(),
                channel=how.value,
                outcome=(HelpOutcome.FIXED if draft.is_fixed else HelpOutcome.ADVISED).value,
            )
            work.save(entry)
            refresh_clients(work, [draft.client_id], self._clock)
            return int(entry.id)
