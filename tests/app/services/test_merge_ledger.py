"""What merges wrote down is enough to take them apart again, whatever came in between."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.errors import ConflictError, EverafterError, NotAllowedError
from app.models.client_changes import ClientMerge
from app.models.clients import Client, ContactPoint, TimelineEntry
from app.models.jobs import Job
from app.queries.client_merges import list_merges
from app.queries.merged_clients import read_merged_ids, standing_client
from app.services.client_merges import MergeDraft
from app.services.drafts import ClientChanges, ContactDraft
from tests.app.services.test_client_merges import differences, full_client, merge, snapshot
from tests.builders import Firm


def three_clients(firm: Firm) -> tuple[int, int, int]:
    """Three cards of one person, each with something of everything."""
    return (
        full_client(firm, "Ann Quill", "(503) 555-0301"),
        full_client(firm, "Anna Quill", "(503) 555-0302"),
        full_client(firm, "Hanna Quill", "(503) 555-0303"),
    )


def test_a_chain_of_merges_leads_to_the_last_card_and_comes_apart_from_its_end(firm: Firm) -> None:
    first, second, third = three_clients(firm)
    before = snapshot()
    one = merge(firm, second, first)
    two = merge(firm, third, second)
    assert standing_client(first) == standing_client(second) == third
    assert set(read_merged_ids(third)) == {first, second, third}
    assert Job.select().where(Job.client == third).count() == 3
    merges = firm.everafter.client_merges
    with pytest.raises(NotAllowedError, match="Take Anna Quill and Hanna Quill apart first"):
        merges.take_apart(one)
    assert [row.gone_id for row in list_merges(third)] == [second], "what can be done is all that is offered"
    assert merges.take_apart(two).stays == ()
    assert [row.gone_id for row in list_merges(second)] == [first]
    assert merges.take_apart(one).stays == ("timeline entry",), "the note that the chain came apart"
    assert differences(snapshot(), before) == {}


def test_two_merges_into_one_card_come_apart_in_either_order(firm: Firm) -> None:
    first, second, third = three_clients(firm)
    before = snapshot()
    for is_first_first in (True, False):
        made = [merge(firm, third, each) for each in (first, second)]
        for merge_id in made if is_first_first else reversed(made):
            firm.everafter.client_merges.take_apart(merge_id)
        assert differences(snapshot(), before) == {}, is_first_first


def test_undo_goes_back_through_a_chain_step_by_step(firm: Firm) -> None:
    first, second, third = three_clients(firm)
    before = snapshot()
    merge(firm, second, first)
    merge(firm, third, second)
    firm.everafter.history.undo()
    firm.everafter.history.undo()
    assert differences(snapshot(), before) == {}


def test_two_desks_that_merge_the_same_pair_at_once_make_one_merge(firm: Firm) -> None:
    """Each the other way round, which is the worst that can happen: no card may lead in a circle."""
    first, second = full_client(firm, "Ann Quill", "(503) 555-0301"), full_client(firm, "Anna Quill", "(503) 555-0302")
    together, told, faults = threading.Barrier(2), list[EverafterError](), list[BaseException]()

    def at_a_desk(kept_id: int, gone_id: int) -> None:
        together.wait()
        try:
            merge(firm, kept_id, gone_id)
        except EverafterError as error:
            told.append(error)
        except BaseException as error:  # noqa: BLE001 - whatever it is would be a crash in the window
            faults.append(error)
        finally:
            firm.everafter.database.close()

    desks = [threading.Thread(target=at_a_desk, args=pair) for pair in ((first, second), (second, first))]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert faults == []
    assert [type(error) for error in told] in ([ConflictError], [NotAllowedError])
    assert ClientMerge.select().count() == 1
    assert Client.select().where(Client.archived_at.is_null()).count() == 1
    firm.everafter.client_merges.take_apart(ClientMerge.get().id)
    assert Client.select().where(Client.archived_at.is_null()).count() == 2


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_card_that_another_desk_edits_meanwhile_is_not_merged_over_it(firm: Firm, is_kept: bool) -> None:
    first, second = full_client(firm, "Ann Quill", "(503) 555-0301"), full_client(firm, "Anna Quill", "(503) 555-0302")
    versions = {each: Client.get_by_id(each).version for each in (first, second)}
    edited = first if is_kept else second
    firm.everafter.clients.change(edited, versions[edited], ClientChanges(why_us="Asked by the other desk"))
    before = snapshot()
    with pytest.raises(ConflictError, match="look at both again"):
        firm.everafter.client_merges.merge(MergeDraft(first, second, versions[first], versions[second]))
    assert differences(snapshot(), before) == {}


def test_a_line_edited_since_keeps_the_edit_and_is_named(firm: Firm) -> None:
    first, second = full_client(firm, "Ann Quill", "(503) 555-0301"), full_client(firm, "Anna Quill", "(503) 555-0302")
    made = merge(firm, first, second)
    point = ContactPoint.get((ContactPoint.client == first) & ContactPoint.value.contains("0302"))
    firm.everafter.contact_points.change(point.id, point.version, ContactDraft("(503) 555-0399"))
    firm.everafter.client_merges.take_apart(made)
    back = ContactPoint.get_by_id(point.id)
    assert (back.client_id, back.value) == (second, "(503) 555-0399")


def test_a_large_card_is_undone_in_few_statements_and_a_row_that_went_elsewhere_is_named(firm: Firm) -> None:
    first, second, third = three_clients(firm)
    TimelineEntry.insert_many(
        [{"client_id": second, "kind": "note", "happened_at": firm.clock.now(), "words": "x"} for _each in range(400)]
    ).execute()
    before = snapshot()
    merge(firm, first, second)
    statements: list[str] = []
    with counted(statements):
        firm.everafter.history.undo()
    assert differences(snapshot(), before) == {}
    assert len(statements) < 400, "not one for each row"
    merge(firm, first, second)
    entry = TimelineEntry.select().where(TimelineEntry.words == "x").first()
    TimelineEntry.update(client=third).where(TimelineEntry.id == entry.id).execute()
    merged = snapshot()
    with pytest.raises(ConflictError, match="changed since: timeline entry"):
        firm.everafter.history.undo()
    assert differences(snapshot(), merged) == {}


@contextmanager
def counted(statements: list[str]) -> Iterator[None]:
    """Note every statement that reaches the database."""
    log = logging.getLogger("peewee")
    level, handler = log.level, logging.Handler()
    handler.emit = lambda record: statements.append(str(record.msg))  # type: ignore[method-assign]  # a test's ear
    log.setLevel(logging.DEBUG)
    log.addHandler(handler)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
