"""A code of a gate is looked at on the card alone: no search, paper, list, log or name of an act holds it."""

from __future__ import annotations

import logging
from datetime import timedelta
from pathlib import Path

from pypdf import PdfReader

from app.exchange.out.export import ExportPurpose, export_list
from app.logs import start_logging
from app.models.audit import AuditUnit
from app.models.base import database_proxy
from app.models.clients import Client
from app.queries import search
from app.queries.client_card import get_client
from app.queries.firm import PRINTED_CODES
from app.services.drafts import FactDraft
from app.services.place_drafts import AccessCodeDraft
from tests.app.command_line.conftest import Call, call, windows
from tests.builders import opened_firm
from tests.fakes import MovableClock

__all__ = ["call", "windows"]  # the fixtures that this journey uses

_SENTINEL = "SENTINEL4711"


def test_a_code_is_in_nothing_that_leaves_the_card(call: Call, tmp_path: Path, firm_clock: MovableClock) -> None:
    log = start_logging(tmp_path / "logs", logging.DEBUG)
    address = str(tmp_path / "firm.everafter")
    with opened_firm(address, firm_clock) as firm:
        client_id = firm.client("Ana Ruiz")
        site = get_client(client_id, firm.clock.now(), firm.zone).sites[0]
        printed = firm.everafter.access_codes.add(site.id, AccessCodeDraft("Gate", f"{_SENTINEL}A", may_print=True))
        firm.everafter.access_codes.add(site.id, AccessCodeDraft("Safe", f"{_SENTINEL}B"))
        firm.everafter.facts.add(client_id, FactDraft(f"{_SENTINEL}C", is_private=True))
        firm.everafter.access_codes.reveal(printed)
        firm.finished_job(client_id)
        firm.booked_job(client_id, firm.clock.now() + timedelta(hours=2))
        firm.complaint(client_id)
        for text in (_SENTINEL, _SENTINEL.casefold(), "4711"):
            assert search.find(text, firm.clock.today()) == []
        assert _SENTINEL.casefold() not in " ".join(row.search_text for row in Client.select()).casefold()
        found = database_proxy.execute_sql(
            "SELECT count(*) FROM client_search WHERE client_search MATCH 'sentinel4711*'"
        )
        assert found.fetchone() == (0,)
        for purpose in ExportPurpose:
            for file in export_list("everything", tmp_path / purpose.value, purpose, firm.zone).files:
                codes = (f"{_SENTINEL}A".encode(), f"{_SENTINEL}B".encode())
                assert not any(code in file.read_bytes() for code in codes), file.name
        assert _SENTINEL not in " ".join(row.label for row in AuditUnit.select())
    log.close()
    logging.getLogger().setLevel(logging.WARNING)
    assert log.path.stat().st_size > 0
    assert _SENTINEL not in log.path.read_text(encoding="utf-8")
    desk = ("--data", address)
    texts = {}
    for what in ("job-sheets", "complaint-page", "honest-numbers"):
        target = tmp_path / f"{what}.pdf"
        day = ("--date", "2026-03-02") if what == "job-sheets" else ()
        done = call("print", what, "-o", target, *day, *desk)
        assert done.code == 0, done
        texts[what] = "".join(page.extract_text() for page in PdfReader(target).pages)
    assert "Ana Ruiz" in texts["job-sheets"]
    assert not any(_SENTINEL in text for text in texts.values())
    with_codes = tmp_path / "with-codes.pdf"
    _allow_codes(address, firm_clock)
    assert call("print", "job-sheets", "-o", with_codes, "--date", "2026-03-02", *desk).code == 0
    text = "".join(page.extract_text() for page in PdfReader(with_codes).pages)
    assert f"{_SENTINEL}A" in text, "the firm and the code both allow it now"
    assert f"{_SENTINEL}B" not in text
    assert f"{_SENTINEL}C" not in text


def _allow_codes(address: str, clock: MovableClock) -> None:
    from app.everafter import open_everafter

    everafter = open_everafter(address, clock=clock)
    everafter.firm.save_setting(PRINTED_CODES, True)
    everafter.close()
