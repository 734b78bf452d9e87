"""E-mails for a person's own mail program: nothing typed can become another header, another field or another file."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import StorageError, ValidationError
from app.exchange.mail_drafts import (
    LONGEST_ADDRESS_LINE,
    MailDraft,
    mailto_address,
    save_unsent_mails,
    unsent_mail,
)

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PLAIN = MailDraft("Ana Bell", "ana@bell.example", "Your visit", "Dear Ana,\n\nWe come tomorrow.\n\nDana")


def read(content: bytes) -> EmailMessage:
    found = message_from_bytes(content, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_the_mail_program_is_given_address_subject_and_words() -> None:
    assert mailto_address(PLAIN) == (
        "mailto:ana@bell.example?subject=Your%20visit"
        "&body=Dear%20Ana%2C%0D%0A%0D%0AWe%20come%20tomorrow.%0D%0A%0D%0ADana"
    )


@pytest.mark.parametrize("words", ["50% & more = ? # +1", "Grüße, Łukasz 我们", "“quoted” {name}", "a&bcc=x@y.example"])
def test_every_sign_comes_back_as_it_was_typed(words: str) -> None:
    parts = urlsplit(mailto_address(MailDraft("A", "a+b@bell.example", words, f"{words}\nsecond")))
    assert parts.path == "a%2Bb@bell.example"
    assert parse_qs(parts.query) == {"subject": [words], "body": [f"{words}\r\nsecond"]}


def test_a_message_too_long_for_the_address_goes_as_a_file() -> None:
    assert mailto_address(MailDraft("A", "a@b.example", "s", "ö" * 400)) == ""
    assert 0 < len(mailto_address(MailDraft("A", "a@b.example", "s", "ö" * 300))) <= LONGEST_ADDRESS_LINE


def test_the_file_is_an_unsent_message_that_a_mail_program_opens() -> None:
    draft = MailDraft('Łukasz "Luk" Ängström, Dr.', "luk@b\u00fccher.example", "Grüße", "Liebe Grüße\n\n" + "ä" * 2_000)
    found = read(unsent_mail(draft, NOW))
    assert found["X-Unsent"] == "1"
    assert found["To"].addresses[0].display_name == draft.to_name
    assert found["To"].addresses[0].addr_spec == "luk@xn--bcher-kva.example"
    assert found["Subject"] == "Grüße"
    assert found["Date"].datetime == NOW
    assert found.get_content().splitlines() == draft.body.splitlines()
    assert unsent_mail(draft, NOW).isascii()


def test_a_line_end_in_a_name_or_subject_makes_no_other_header() -> None:
    found = read(unsent_mail(MailDraft("A\r\nBcc: x@y.example", "a@b.example", "s\nBcc: x@y.example", "words"), NOW))
    assert found["Bcc"] is None
    assert found["Subject"] == "s Bcc: x@y.example"


@pytest.mark.parametrize(
    "address", ["", "ana", "a@b, c@d.example", "a b@c.example", "a@b?cc=x@y.example@", "ö@b.example"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    for make in (mailto_address, lambda draft: unsent_mail(draft, NOW)):
        with pytest.raises(ValidationError, match="is no e-mail address"):
            make(MailDraft("Ana", address, "s", "words"))


def test_one_file_for_each_and_nobody_s_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "Ana Bell.eml").write_text("here before")
    made = save_unsent_mails([PLAIN, PLAIN, MailDraft("../..", "a@b.example", "s", "w")], tmp_path, NOW)
    assert [each.name for each in made] == ["Ana Bell 2.eml", "Ana Bell 3.eml", "e-mail.eml"]
    assert (tmp_path / "Ana Bell.eml").read_text() == "here before"
    assert read(made[0].read_bytes())["To"].addresses[0].addr_spec == "ana@bell.example"
    with pytest.raises(StorageError, match="could not be written"):
        save_unsent_mails([PLAIN], tmp_path / "gone", NOW)


_words = st.text(max_size=40)


@settings(max_examples=60)
@given(name=_words, subject=_words, body=_words)
def test_any_words_make_one_message_with_one_receiver(name: str, subject: str, body: str) -> None:
    draft = MailDraft(name, "a@b.example", subject, body)
    found = read(unsent_mail(draft, NOW))
    assert [each.addr_spec for each in found["To"].addresses] == ["a@b.example"]
    assert set(found.keys()) <= {
        "To", "Subject", "Date", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip
    link = mailto_address(draft)
    assert link.isascii()
    assert set(parse_qs(urlsplit(link).query)) <= {"subject", "body"}
