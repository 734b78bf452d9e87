"""Half-written words of the panel, by complaint: they come back with the card, and after a restart."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from ui.window_state import preferences


@dataclass(slots=True)
class PanelDraft:
    """What was being written about one complaint: the words beside the script, and the forms by their choice."""

    open_form: str = ""
    said: str = ""
    meaning: str = ""
    forms: dict[str, dict[str, str]] = field(default_factory=dict)


class PanelDrafts:
    """Keeps drafts in the program's settings file; an empty one leaves nothing behind."""

    def of(self, complaint_id: int) -> PanelDraft:
        """The draft of a complaint, or an empty one; what cannot be read is as good as none."""
        try:
            stored: Any = json.loads(preferences().layout(_name(complaint_id)) or "{}")
            return PanelDraft(
                str(stored.get("open_form", "")),
                str(stored.get("said", "")),
                str(stored.get("meaning", "")),
                {
                    str(choice): {str(name): str(value) for name, value in values.items()}
                    for choice, values in stored.get("forms", {}).items()
                },
            )
        except (ValueError, AttributeError):
            return PanelDraft()

    def keep(self, complaint_id: int, draft: PanelDraft) -> None:
        """Remember this draft."""
        forms = {choice: values for choice, values in draft.forms.items() if values}
        values: dict[str, object] = {
            "open_form": draft.open_form,
            "said": draft.said,
            "meaning": draft.meaning,
            "forms": forms,
        }
        kept = {name: value for name, value in values.items() if value}
        preferences().keep_layout(_name(complaint_id), json.dumps(kept) if kept else "")


def _name(complaint_id: int) -> str:
    return f"draft.care_board.{complaint_id}"
