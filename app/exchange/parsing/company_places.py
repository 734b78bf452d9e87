"""Rows that are no client but another place of the company above them, as address books of companies write them."""

from __future__ import annotations

from app.exchange.parsing.parsed_records import ParsedClient
from app.rules.search_text import fold


class CompanyPlaces:
    """Remembers the companies of a file; a row without a name of its own is another place of its company."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}

    def placed(self, client: ParsedClient) -> ParsedClient:
        """The client of a row; a nameless delivery or billing address comes back under the company's own number."""
        company = fold(client.company_name)
        is_nameless = bool(company) and not client.first_name and not client.last_name and client.kind != "business"
        if is_nameless and company in self._numbers:
            sites = client.sites
            if sites:
                sites = (sites[0]._replace(external_id=client.external_id), *sites[1:])
            return client._replace(external_id=self._numbers[company], kind="business", sites=sites)
        if client.kind == "business" and client.external_id:
            self._numbers.setdefault(fold(client.name), client.external_id)
        return client
