"""The kinds of files, in the order in which they are written."""

from __future__ import annotations

import pytest

from app.errors import ValidationError
from app.exchange.import_kinds import IMPORT_KINDS, kind_of, writing_order
from app.exchange.words.import_fields import RecordKind


def test_every_kind_is_read_and_written_clients_before_jobs_before_what_is_said_of_them() -> None:
    assert set(IMPORT_KINDS) == set(RecordKind)
    assert sorted(RecordKind, key=writing_order)[:2] == [RecordKind.CLIENTS, RecordKind.JOBS]


def test_a_kind_we_do_not_have_is_one_sentence_with_those_we_have() -> None:
    assert kind_of("notes") is RecordKind.NOTES
    with pytest.raises(ValidationError, match=r"clients, jobs.*“pets” is none of them, nothing was changed"):
        kind_of("pets")
