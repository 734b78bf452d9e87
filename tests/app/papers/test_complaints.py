"""Letters and pages come whole or not at all; a letter is marked once it is whole, a page and a preview never."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.errors import NotAllowedError, NotFoundError, StorageError, ValidationError
from app.models.clients import AccessCode, Client, ContactPermission, Site
from app.papers.paper_kind import PrintOptions
from app.papers.paper_request import PaperRequest
from app.papers.printing import print_papers
from app.queries.recovery_letters import read_letters_printed
from app.services.drafts import CheckBackDraft, FactDraft, FixDraft
from tests.app.services.complaint_stories import Story
from tests.builders import Firm


def text_of(stream: io.BytesIO) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(stream).pages)


def number_of(story: Story) -> int:
    return story.details.card.number


def client_number(client_id: int) -> int:
    return int(Client.get_by_id(client_id).number)


def story(firm: Firm, name: str, words: str = "The stain is back") -> Story:
    return Story(firm, firm.complaint(firm.client(name), words))


def test_all_due_letters_are_printed_once_and_marked(firm: Firm) -> None:
    fixed, waiting = story(firm, "Ana Ruiz").to_check_back(), story(firm, "Bo Lind")
    target = io.BytesIO()
    result = print_papers(firm.everafter, target, PaperRequest("recovery-letter"))
    assert (result.papers, result.pages, result.complaint_ids) == (1, 1, (fixed.id,))
    assert "Dear Ana," in text_of(target)
    assert list(read_letters_printed([fixed.id, waiting.id])) == [fixed.id]
    with pytest.raises(NotFoundError, match="No recovery letter is due"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("recovery-letter"))


def test_who_wants_no_letters_gets_one_only_when_named(firm: Firm) -> None:
    quiet, other = story(firm, "Ana Ruiz").to_check_back(), story(firm, "Bo Lind").to_check_back()
    client_id = quiet.details.card.client_id
    ContactPermission.create(
        client_id=client_id, channel="letter", purpose="service", is_allowed=False, decided_at=firm.clock.now()
    )
    left_out = "1 letter was left out, its client asked for no letters: Ana Ruiz."
    result = print_papers(firm.everafter, io.BytesIO(), PaperRequest("recovery-letter"))
    assert (result.complaint_ids, result.warnings) == ((other.id,), (left_out,))
    with pytest.raises(NotFoundError, match=left_out):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("recovery-letter"))
    named = print_papers(firm.everafter, io.BytesIO(), PaperRequest("recovery-letter", complaints=(number_of(quiet),)))
    assert named.complaint_ids == (quiet.id,)
    assert named.warnings == (
        f"Client {client_number(client_id)} asked for no letters; tell them yourself, or hand it over.",
    )


def test_nobody_who_was_erased_gets_a_letter(firm: Firm) -> None:
    gone = story(firm, "Ana Ruiz").to_made_good()
    number, client_id = number_of(gone), gone.details.card.client_id
    firm.everafter.erasures.erase(client_id, "Ana Ruiz")
    target = io.BytesIO()
    by_client = PaperRequest("recovery-letter", clients=(client_number(client_id),))
    for request in (PaperRequest("recovery-letter", complaints=(number,)), by_client):
        with pytest.raises(NotAllowedError, match="was erased at their wish; nothing was printed"):
            print_papers(firm.everafter, target, request)
    assert target.getvalue() == b""


def test_a_preview_marks_nothing(firm: Firm) -> None:
    fixed = story(firm, "Ana Ruiz").to_check_back()
    before = fixed.version
    print_papers(firm.everafter, io.BytesIO(), PaperRequest("recovery-letter"), PrintOptions(is_preview=True))
    assert (read_letters_printed([fixed.id]), fixed.version) == ({}, before)


def test_a_letter_by_number_is_printed_before_the_fix_and_again_after_it(firm: Firm) -> None:
    one = story(firm, "Ana Ruiz")
    one.to_put_right()
    target = io.BytesIO()
    print_papers(firm.everafter, target, PaperRequest("recovery-letter", complaints=(number_of(one),)))
    assert "This is what we promised you: Luis comes at noon." in " ".join(text_of(target).split())
    firm.clock.move_on(hours=1)
    one.fix("on_the_phone")
    assert print_papers(firm.everafter, io.BytesIO(), PaperRequest("recovery-letter")).complaint_ids == (one.id,)
    assert (
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("recovery-letter", complaints=(number_of(one),))).papers
        == 1
    )


def test_a_clients_letters_are_those_due_else_the_newest_again(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    first, second, mistake = (Story(firm, firm.complaint(client_id, words)) for words in ("One", "Two", "Three"))
    mistake.service.withdraw(mistake.id, mistake.version, "wrong client")
    number = client_number(client_id)
    assert print_papers(
        firm.everafter, io.BytesIO(), PaperRequest("recovery-letter", clients=(number,))
    ).complaint_ids == (second.id,)
    first.to_check_back()
    assert print_papers(
        firm.everafter, io.BytesIO(), PaperRequest("recovery-letter", clients=(number,))
    ).complaint_ids == (first.id,)
    assert print_papers(
        firm.everafter, io.BytesIO(), PaperRequest("recovery-letter", clients=(number,))
    ).complaint_ids == (second.id,)
    with pytest.raises(NotFoundError, match="no complaint of client"):
        print_papers(
            firm.everafter,
            io.BytesIO(),
            PaperRequest("recovery-letter", clients=(client_number(firm.client("Bo Lind")),)),
        )


def test_there_is_no_letter_about_what_was_logged_by_mistake(firm: Firm) -> None:
    one = story(firm, "Ana Ruiz")
    one.service.withdraw(one.id, one.version, "wrong client")
    with pytest.raises(NotAllowedError, match="logged by mistake"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("recovery-letter", complaints=(number_of(one),)))
    assert (
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("complaint-page", complaints=(number_of(one),))).papers
        == 1
    )


def test_words_of_ours_that_defend_are_told_with_the_phrase(firm: Firm) -> None:
    one = story(firm, "Ana Ruiz", "You said but you signed")
    one.to_put_right()
    one.service.fix(one.id, one.version, FixDraft("on_the_phone", "Told her it is our policy, but you signed"))
    result = print_papers(firm.everafter, io.BytesIO(), PaperRequest("recovery-letter"))
    assert [warning.split("“")[1].split("”")[0] for warning in result.warnings] == [
        "our policy",
        "but you",
        "you signed",
    ]
    assert "Ana Ruiz" in result.warnings[0]


def test_all_open_complaints_are_printed_in_the_order_of_the_board(firm: Firm) -> None:
    story(firm, "Bo Lind", "A small thing about the bill")
    story(firm, "Ana Ruiz", "Somebody slipped on the wet floor and is hurt")
    story(firm, "Cy Moss").to_made_good()
    target = io.BytesIO()
    result = print_papers(firm.everafter, target, PaperRequest("complaint-page"))
    words = text_of(target)
    assert result.papers == 2
    assert words.index("Ana Ruiz") < words.index("Bo Lind")
    assert "Cy Moss" not in words


def test_a_clients_pages_are_all_of_theirs_each_on_a_page_of_its_own(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz")
    stories = [Story(firm, firm.complaint(client_id, words)) for words in ("Number one", "Number two")]
    target = io.BytesIO()
    before = [each.version for each in stories]
    result = print_papers(firm.everafter, target, PaperRequest("complaint-page", clients=(client_number(client_id),)))
    pages = PdfReader(target).pages
    assert (result.papers, result.pages) == (2, len(pages))
    first = [page.extract_text() for page in pages if "Page 1 of" in page.extract_text()]
    assert ["Number one" in first[0], "Number two" in first[1]] == [True, True]
    assert [each.version for each in stories] == before, "our own page leaves no mark"


def test_a_wrong_number_prints_nothing(firm: Firm, tmp_path: Path) -> None:
    story(firm, "Ana Ruiz").to_check_back()
    file = tmp_path / "x.pdf"
    for kind in ("recovery-letter", "complaint-page"):
        for request in (PaperRequest(kind, complaints=(9_999,)), PaperRequest(kind, clients=(9_999,))):
            with pytest.raises(NotFoundError, match="9999"):
                print_papers(firm.everafter, file, request)
        with pytest.raises(ValidationError, match="napkin"):
            print_papers(firm.everafter, file, PaperRequest(kind), PrintOptions("napkin"))
    assert list(tmp_path.glob("x.pdf*")) == []


def test_without_an_open_complaint_there_is_no_page(firm: Firm) -> None:
    with pytest.raises(NotFoundError, match="No complaint is open"):
        print_papers(firm.everafter, io.BytesIO(), PaperRequest("complaint-page"))


def test_a_letter_appears_whole_or_not_at_all_and_only_then_counts_as_printed(firm: Firm, tmp_path: Path) -> None:
    fixed = story(firm, "Ana Ruiz").to_check_back()
    (tmp_path / "x.pdf").mkdir()
    for file in (tmp_path / "nowhere" / "x.pdf", tmp_path / "x.pdf"):
        with pytest.raises(StorageError):
            print_papers(firm.everafter, file, PaperRequest("recovery-letter"))
    assert read_letters_printed([fixed.id]) == {}
    print_papers(firm.everafter, tmp_path / "y.pdf", PaperRequest("recovery-letter"))
    assert sorted(each.name for each in tmp_path.glob("*.pdf*")) == ["x.pdf", "y.pdf"]
    assert read_letters_printed([fixed.id])


def test_nothing_private_is_in_either_pdf_and_nothing_of_our_weighing_in_the_letter(firm: Firm) -> None:
    client_id = firm.client("Ana Ruiz", facts=(FactDraft("SECRET divorce", is_private=True),), note="SECRET note")
    AccessCode.create(site=Site.get(Site.client == client_id).id, opens="gate", code="SECRET-4711", may_print=True)
    Site.update(access_note="SECRET under the pot").execute()
    one = Story(firm, firm.complaint(client_id, "The stain is back", meaning="ashamed before her sister"))
    one.to_put_right().fix(cost_minor=77_777)
    one.check_back(CheckBackDraft("It is great now", "great", cause="WEIGHED cause", lesson="Dry the pad first"))
    letter, page = io.BytesIO(), io.BytesIO()
    print_papers(firm.everafter, letter, PaperRequest("recovery-letter"))
    print_papers(firm.everafter, page, PaperRequest("complaint-page", complaints=(101,)))
    assert "SECRET" not in text_of(letter) + text_of(page)
    for words in ("WEIGHED", "777", "ashamed", "P2", "points", "Made good"):
        assert words not in text_of(letter)
        assert words in text_of(page)


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_both_papers_are_printed_on_the_paper_asked_for(firm: Firm, paper: str, width: int) -> None:
    story(firm, "Ana Ruiz").to_check_back()
    for kind in ("complaint-page", "recovery-letter"):
        target = io.BytesIO()
        print_papers(firm.everafter, target, PaperRequest(kind), PrintOptions(paper))
        assert round(float(PdfReader(target).pages[0].mediabox.width)) == width
