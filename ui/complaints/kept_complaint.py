"""Half of a complaint, kept between two keys: every field that somebody touched outlives Esc, a crash and the night."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime

from app.queries.voices import VoiceRow
from app.rules.complaint_intake import ComplaintChannel
from app.rules.complaints import Category
from ui.window_state import Preferences


@dataclass(frozen=True, slots=True)
class KeptComplaint:
    """What was written and decided so far; empty or None is what nobody touched."""

    words: str = ""
    expected: str = ""
    wanted: str = ""
    channel: str = "phone"
    received_at: str = ""
    need_by_on: str = ""
    is_self_reported: bool = False
    category: str = ""
    effort: int | None = None
    is_public: bool | None = None
    is_vulnerable: bool | None = None
    is_repeat: bool | None = None
    job_id: int | None = None
    is_about_no_job: bool = False
    owner_id: int | None = None
    voice_id: int | None = None

    @property
    def chosen_category(self) -> Category | None:
        """What went wrong, if a person decided it."""
        return Category(self.category) if self.category in frozenset(Category) else None

    @property
    def received_moment(self) -> datetime | None:
        """When they told us, if that was earlier."""
        try:
            moment = datetime.fromisoformat(self.received_at)
        except ValueError:
            return None
        return moment if moment.tzinfo is not None else None

    @property
    def need_by_day(self) -> date | None:
        """The day by which they need it."""
        try:
            return date.fromisoformat(self.need_by_on)
        except ValueError:
            return None


def keep_complaint(kept: Preferences, client_id: int, complaint: KeptComplaint) -> None:
    """Remember this for the client; nothing written is nothing kept."""
    text = "" if complaint == KeptComplaint() else json.dumps(asdict(complaint), ensure_ascii=False)
    kept.keep_layout(_name(client_id), text)


def begin_with_voice(kept: Preferences, client_id: int, voice: VoiceRow) -> None:
    """Begin a complaint with what they said and was written down before; words that stand there already stay."""
    begun = kept_complaint(kept, client_id)
    channel = voice.channel if voice.channel in frozenset(ComplaintChannel) else ComplaintChannel.IN_PERSON.value
    if not begun.words.strip():
        begun = replace(begun, words=voice.words, channel=channel)
    keep_complaint(kept, client_id, replace(begun, voice_id=voice.id))


def kept_complaint(kept: Preferences, client_id: int) -> KeptComplaint:
    """What was kept for the client; bare words, as the form of a visit leaves them, are their words."""
    text = kept.layout(_name(client_id))
    try:
        values = json.loads(text) if text.startswith("{") else None
    except ValueError:
        values = None
    if not isinstance(values, dict):
        return KeptComplaint(words=text)
    known = {each.name: each for each in fields(KeptComplaint)}
    return KeptComplaint(**{name: value for name, value in values.items() if name in known and _fits(name, value)})


def _fits(name: str, value: object) -> bool:
    """Whether a stored value has its field's kind: the file may have been mended by hand."""
    default = getattr(KeptComplaint(), name)
    if default is None:
        return value is None or isinstance(value, int)
    return isinstance(value, type(default))


def _name(client_id: int) -> str:
    return f"draft.complaint.{client_id}"
