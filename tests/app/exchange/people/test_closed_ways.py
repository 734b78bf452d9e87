"""Who was put away and wanted no mails gets none under a card that a file makes anew; others of the house do."""

from __future__ import annotations

from pathlib import Path

from tests.app.exchange.import_desk import Desk, client_named, closed_to
from tests.builders import Firm

HEAD = "First name,Last name,Phone,Email"


def test_an_opt_out_outlives_the_card(firm: Firm, tmp_path: Path) -> None:
    desk = Desk(firm, tmp_path)
    desk.bring_rows(f"{HEAD},Do not email", "Ana,Reyes,503 555 0142,ana@example.com,yes")
    ana = client_named("Ana Reyes")
    firm.everafter.clients.archive(ana.id)
    desk.bring_rows(
        f"{HEAD},City",
        "Ana M.,Reyes,503 555 0142,ana@example.com,Leeds",
        "Bo,Ek,503 555 0142,bo@example.com,Leeds",
        "Cy,Reyes,503 555 0199,cy@example.com,Leeds",
    )
    assert closed_to(client_named("Ana M. Reyes").id) == ["email"]
    assert closed_to(client_named("Bo Ek").id) == closed_to(client_named("Cy Reyes").id) == []


def test_a_client_who_is_made_of_a_job_keeps_it_too(firm: Firm, tmp_path: Path) -> None:
    desk = Desk(firm, tmp_path)
    desk.bring_rows(f"{HEAD},Do not email", "Ana,Reyes,503 555 0142,ana@example.com,yes")
    firm.everafter.clients.archive(client_named("Ana Reyes").id)
    head = "Job number,Customer name,Customer email,Date,Status,Total"
    job = desk.write("jobs.csv", head, "7,Ana B. Reyes,ana@example.com,2026-01-05,done,100")
    desk.bring(job, kind="jobs")
    assert closed_to(client_named("Ana B. Reyes").id) == ["email"]
