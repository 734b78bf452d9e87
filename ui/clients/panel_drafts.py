"""Half-typed forms of one card of a client's page, kept over Esc, another client and a restart."""

from __future__ import annotations

import json

from ui.window_state import preferences


class PanelDrafts:
    """What was typed in each form of a panel and not saved, by the line it is about; kept on this computer only."""

    def __init__(self, panel: str) -> None:
        self._panel = panel
        self._client_id = 0
        self._drafts: dict[str, dict[str, str]] = {}

    def of_client(self, client_id: int) -> None:
        """From now on those of this client."""
        if client_id == self._client_id:
            return
        self._client_id = client_id
        try:
            kept = json.loads(preferences().layout(self._name()) or "{}")
        except ValueError:
            kept = {}
        self._drafts = {
            str(what): {str(name): str(text) for name, text in values.items()}
            for what, values in (kept.items() if isinstance(kept, dict) else ())
            if isinstance(values, dict)
        }

    def newest(self) -> str:
        """The line about which something was typed last, or nothing."""
        return next(reversed(self._drafts), "")

    def get(self, what: str) -> dict[str, str]:
        """What was typed about this line."""
        return self._drafts.get(what, {})

    def keep(self, what: str, values: dict[str, str]) -> None:
        """Keep what is typed about this line; nothing typed is nothing to keep."""
        if values == self._drafts.get(what, {}):
            return
        self._drafts.pop(what, None)
        if values:
            self._drafts[what] = values
        if self._client_id:
            preferences().keep_layout(self._name(), json.dumps(self._drafts) if self._drafts else "")

    def _name(self) -> str:
        return f"draft.card.{self._client_id}.{self._panel}"
