"""Who was put away and wanted no letters, calls or mails gets none under a card that a file makes anew either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from app.exchange.parsing.parsed_records import ParsedClient
from app.queries.clients_again import read_opt_outs_put_away
from app.rules.search_text import fold


class ClosedWays:
    """The numbers and addresses of clients who were put away, with the ways that are closed to them."""

    def __init__(self) -> None:
        self._of: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
        for value, names, channel in read_opt_outs_put_away():
            self._of[value].append((frozenset(fold(names).split()), channel))

    def met(self, values: Iterable[str]) -> set[str]:
        """Those of these numbers and addresses that such a client had."""
        return set(self._of).intersection(values) if self._of else set()

    def kept(self, parsed: ParsedClient, values: Iterable[str]) -> ParsedClient:
        """The same row with the ways that stay closed: to whoever shares a number and a word of the name."""
        found = [each for value in self.met(values) for each in self._of[value]]
        names = set(fold(f"{parsed.name} {parsed.company_name}").split()) if found else set()
        closed = frozenset(channel for known, channel in found if known & names)
        return parsed._replace(opted_out=parsed.opted_out | closed) if closed - parsed.opted_out else parsed
