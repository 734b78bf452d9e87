"""The list of clients from the database to the file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import NotFoundError
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.client_list_paper_rows import ClientListColumn, ClientListWish
from app.queries.client_list_rows import ClientFilter
from app.services.drafts import FactDraft
from tests.builders import Firm

SECRET = "says good when she means fine"


def words_of(target: BytesIO | Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(target).pages)


def test_all_clients_by_name_are_printed_without_a_private_note(firm: Firm, tmp_path: Path) -> None:
    for name in ("Tom Reyes", "Ana Bell"):
        client = firm.client(name)
        firm.everafter.facts.add(client, FactDraft(SECRET, is_private=True))
    file = tmp_path / "clients.pdf"
    result = print_papers(firm.everafter, file, PaperRequest("client-list"))
    words = words_of(file)
    assert (result.pages, result.papers) == (1, 2)
    assert words.index("Ana Bell") < words.index("Tom Reyes")
    assert SECRET not in words


def test_what_is_in_view_is_printed(firm: Firm) -> None:
    firm.client("Ana Bell")
    firm.complaint(firm.client("Tom Reyes"))
    wish = ClientListWish(ClientFilter.OPEN_COMPLAINT, columns=(ClientListColumn.NAME, ClientListColumn.STATE))
    target = BytesIO()
    print_papers(firm.everafter, target, PaperRequest("client-list", client_list=wish), PrintOptions("a4"))
    words = words_of(target)
    assert "1 client with an open complaint" in words
    assert "Tom Reyes" in words
    assert "Ana Bell" not in words
    assert round(float(PdfReader(target).pages[0].mediabox.width)) == 595


def test_an_empty_list_leaves_no_file(firm: Firm, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nothing was printed"):
        print_papers(
            firm.everafter,
            tmp_path / "clients.pdf",
            PaperRequest("client-list", client_list=ClientListWish(client_ids=())),
        )
    assert list(tmp_path.glob("clients*")) == []
