"""Only consented quotes print, and nothing of a client who withdrew (S3.11)."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from app.errors import NotFoundError
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.services.drafts import FactDraft
from app.services.voices import VoiceDraft
from tests.builders import Firm


def _printed(firm: Firm, folder: Path) -> str:
    file = folder / "why-us.pdf"
    print_papers(firm.everafter, file, PaperRequest("why-us"))
    document = pypdfium2.PdfDocument(file)
    try:
        return " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_only_consented_quotes_print_and_nothing_of_who_withdrew(firm: Firm, tmp_path: Path) -> None:
    voices, quotes = firm.everafter.voices, firm.everafter.quotes
    with pytest.raises(NotFoundError, match="Nobody has said yet"):
        _printed(firm, tmp_path)
    said = {}
    for name in ("Ana Ruiz", "Bob Stone", "Cara Lopez"):
        client = firm.client(name, facts=(FactDraft("Grudge against the mayor", is_private=True),))
        said[name] = voices.note(
            VoiceDraft(f"Praise by {name[:3]}", "praise", client_id=client, meaning="She means it")
        )
    quotes.answer("voice", said["Ana Ruiz"], None, may_quote=True, may_name=True)
    quotes.answer("voice", said["Bob Stone"], None, may_quote=True, may_name=True)
    words = _printed(firm, tmp_path)
    assert "“Praise by Ana”" in words
    assert "Ana, Millbrook" in words
    assert "Praise by Bob" in words
    for hidden in ("Cara", "Praise by Car", "Ruiz", "Orchard", "mayor", "She means it"):
        assert hidden not in words
    quotes.withdraw("voice", said["Bob Stone"], None)
    words = _printed(firm, tmp_path)
    assert "Bob" not in words
    assert "Praise by Ana" in words
