"""Pairs who may be one person: shown by a dry run, each once, and decided as somebody answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.exchange.import_choices import ImportChoices, PairAnswer, PairKey
from app.exchange.import_plan import ImportResult, apply_import, dry_run, plan_import
from app.exchange.import_preview import PersonPair
from app.exchange.people.person_pairs import PairAnswers, name_of_client, name_of_row
from app.models.clients import Client, KeptSeparate
from app.queries.client_pairs import list_likely_pairs
from app.rules.duplicates import Caution, Evidence
from app.services.drafts import ContactDraft, SiteDraft
from app.services.imports import ImportCounts
from tests.app.exchange.import_desk import Desk, client_named, closed_to, everything, notes_of, points_of
from tests.builders import Firm

HEAD = "First name,Last name,Phone,Address,Zip,Email,Do not email"
MERGE, SEPARATE = PairAnswer.MERGE, PairAnswer.SEPARATE


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def tried(desk: Desk, *files: Path) -> tuple[PersonPair, ...]:
    return desk.try_out(*files).pairs


def bring(desk: Desk, file: Path, answers: dict[PairKey, PairAnswer], *, is_tried: bool = False) -> ImportResult:
    plan = plan_import([file], desk.firm.clock, choices=ImportChoices(answers=answers))
    return (dry_run if is_tried else apply_import)(plan, desk.firm.everafter.units, desk.firm.clock)


def test_a_dry_run_shows_each_pair_once_with_both_sides_and_the_rule_as_default(desk: Desk) -> None:
    ana = desk.firm.client(
        name="Ana Ruiz", first_name="Ana", last_name="Ruiz", phones=(ContactDraft("(503) 555 0001"),),
        sites=(SiteDraft("7 Elm", postal_code="97201"),),
    )  # fmt: skip
    file = desk.write(
        "list.csv",
        HEAD,
        "Ana,Ruiz,503-555-0001,,,,",
        "Tom,Ruiz,503-555-0001,7 Elm,97201,,",
        "Bo,Ek,,1 Mill Lane,97203,,",
        "Boo,Ek,,1 Mill Ln,97203,,",
    )
    before = everything()
    safe, couple, slip = tried(desk, file)
    assert everything() == before
    assert (safe.key, safe.default) == (PairKey("list.csv", 2, name_of_client(ana)), MERGE)
    assert (safe.evidence, safe.cautions, safe.likeness) == (Evidence.PHONE, frozenset(), 100)
    number = Client.get_by_id(ana).number
    assert (safe.ours.name, safe.ours.number, safe.theirs.name, safe.theirs.number) == (
        "Ana Ruiz",
        number,
        "Ana Ruiz",
        0,
    )
    assert dict(safe.theirs.fields) == {"Phone": "503-555-0001"}
    assert dict(safe.ours.fields)["Address"] == "7 Elm, 97201"
    assert (couple.key.line, couple.default, couple.evidence) == (3, SEPARATE, Evidence.PHONE)
    assert Caution.DIFFERENT_FIRST_NAMES in couple.cautions
    assert slip.key == PairKey("list.csv", 5, name_of_row("list.csv", 4))
    assert (slip.default, slip.ours.name, slip.theirs.name, slip.ours.number) == (SEPARATE, "Bo Ek", "Boo Ek", 0)
    assert slip.evidence is Evidence.NAME_AND_ADDRESS


def test_every_pair_that_a_shell_run_holds_back_stands_in_the_window(desk: Desk) -> None:
    file = desk.write(
        "list.csv",
        HEAD,
        "Ana,Ruiz,(503) 555 0001,7 Elm,97201,,",
        "Tom,Ruiz,(503) 555 0001,7 Elm,97201,,",
        "Bo,Ek,,1 Mill Lane,97203,desk@hotel.example,",
        "Bo,Ek,,1 Mill Ln,97203,,",
        "Cy,Dow,,,,info@dow.example,",
        "Cy,Dow,,,,info@dow.example,",
    )
    shown = {(pair.evidence, pair.theirs.name) for pair in tried(desk, file) if pair.default is SEPARATE}
    assert desk.bring(file).counts == ImportCounts(read=6, new=5, unchanged=1)
    listed = {(row.evidence, row.second_name.partition(" (")[0]) for row in list_likely_pairs()}
    assert listed == shown == {(Evidence.PHONE, "Tom Ruiz"), (Evidence.NAME_AND_ADDRESS, "Bo Ek")}


def test_merge_takes_the_same_care_and_separate_is_remembered(desk: Desk) -> None:
    firm = desk.firm
    ana = firm.client(first_name="Ana", last_name="Ruiz", phones=(ContactDraft("(503) 555 0001"),), source="Fair")
    rows = [
        "First name,Last name,Phone,Source,Email,Do not email",
        "Anna,Ruiz,503 555 0001,Radio,ana@ruiz.example,yes",
        "Ana,Ruiz,503-555-0001,,,",
    ]
    file = desk.write("list.csv", *rows)
    first, second = sorted(tried(desk, file), key=lambda pair: pair.key.line)
    assert (first.default, second.default) == (SEPARATE, MERGE)
    answers = {first.key: MERGE, second.key: SEPARATE}
    assert bring(desk, file, answers, is_tried=True).counts == ImportCounts(read=2, new=1, merged=1)
    assert bring(desk, file, answers).counts == ImportCounts(read=2, new=1, merged=1)
    kept = Client.get_by_id(ana)
    assert (kept.first_name, kept.source) == ("Ana", "Fair"), "a filled field is never overwritten"
    assert points_of(ana) == ["(503) 555 0001", "ana@ruiz.example"]
    assert notes_of(ana) == [("first name: Anna\nsource: Radio", False)]
    assert closed_to(ana) == ["email"]
    other = Client.select().where(Client.name == "Ana Ruiz").order_by(Client.id.desc()).first().id
    (pair,) = KeptSeparate.select()
    assert (pair.first_client_id, pair.second_client_id) == (ana, other)
    assert list_likely_pairs() == []
    before = everything()
    assert desk.bring(file).counts == ImportCounts(read=2, unchanged=2)
    assert everything() == before


def test_two_rows_of_one_file_are_kept_separate_or_made_one(desk: Desk) -> None:
    rows = ["Bo,Ek,(503) 555 0001,1 Mill,97203,,", "Bo,Ek,(503) 555 0001,2 Mill,97203,,"]
    file = desk.write("list.csv", HEAD, *rows)
    (pair,) = tried(desk, file)
    assert (pair.key, pair.default) == (PairKey("list.csv", 3, name_of_row("list.csv", 2)), MERGE)
    assert bring(desk, file, {pair.key: SEPARATE}).counts == ImportCounts(read=2, new=2)
    low, high = sorted(row.id for row in Client.select())
    assert [(row.first_client_id, row.second_client_id) for row in KeptSeparate.select()] == [(low, high)]
    third = desk.write("third.csv", HEAD, "Bo,Ek,(503) 555 0001,2 Mill,97203,bo@ek.example,")
    assert desk.bring(third).counts == ImportCounts(read=1, merged=1)
    assert points_of(high) == ["(503) 555 0001", "bo@ek.example"], "the one whose address it is"
    slips = desk.write("slips.csv", HEAD, "Cy,Dow,,7 Elm,97201,,", "Cyy,Dow,,7 Elm,97201,,")
    (pair,) = tried(desk, slips)
    assert bring(desk, slips, {pair.key: MERGE}).counts == ImportCounts(read=2, new=1, merged=1)
    assert notes_of(client_named("Cy Dow").id) == [("first name: Cyy", False)]


def test_a_merge_reaches_a_client_of_an_earlier_file(desk: Desk) -> None:
    one = desk.write("one.csv", HEAD, "Cy,Dow,,7 Elm,97201,,")
    two = desk.write("two.csv", HEAD, "Cyy,Dow,,7 Elm,97201,,")
    (pair,) = tried(desk, one, two)
    assert pair.key == PairKey("two.csv", 2, name_of_row("one.csv", 2))
    plan = plan_import([one, two], desk.firm.clock, choices=ImportChoices(answers={pair.key: MERGE}))
    assert apply_import(plan, desk.firm.everafter.units, desk.firm.clock).counts.merged == 1


def test_answers_about_rows_that_are_not_there_change_nothing(desk: Desk) -> None:
    file = desk.write("list.csv", HEAD, "Cy,Dow,,7 Elm,97201,,")
    answers = {PairKey("list.csv", 2, other): MERGE for other in ("#999", "list.csv:77", "#x", "")}
    assert bring(desk, file, answers).counts == ImportCounts(read=1, new=1)
    assert KeptSeparate.select().count() == 0


def test_an_answer_that_names_nobody_is_about_whom_the_row_is_judged_to_be() -> None:
    answers = PairAnswers({PairKey("a", 2): SEPARATE, PairKey("a", 3): MERGE})
    found = answers.decide("a", 2, 17)
    assert found is not None
    assert (found.client_id, found.apart) == (None, frozenset({17}))
    found = answers.decide("a", 3, 17)
    assert found is not None
    assert (found.client_id, found.apart) == (17, frozenset())
    assert answers.decide("a", 4, 17) is None


def test_many_pairs_are_counted_and_only_so_many_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.exchange.import_preview.PAIRS_SHOWN", 3)
    monkeypatch.setattr("app.exchange.people.person_pairs.PAIRS_SHOWN", 3)
    monkeypatch.setattr("app.exchange.import_preview.MERGES_SHOWN", 2)
    rows = [f"Cy,Dow{each},(503) 555 {each:04},1 Oak,97201,," for each in range(4)]
    twice = [row.replace("1 Oak", "2 Elm") for row in rows]
    result = desk.try_out(desk.write("list.csv", HEAD, *rows, *twice, "Bo,Ek,,7 Elm,97203,,", "Boo,Ek,,7 Elm,97203,,"))
    assert [pair.default for pair in result.pairs].count(MERGE) == 2
    assert len(result.pairs) == 3
    assert result.pair_count > 4
    assert [pair.evidence for pair in result.pairs] == sorted((pair.evidence for pair in result.pairs), reverse=True)


def test_by_name_address_and_birthday_somebody_is_known_without_a_telephone(desk: Desk) -> None:
    head = "First name,Last name,Address,Zip,Birthday"
    desk.bring_rows(head, "Ana,Ruiz,7 Elm Street,97201,1980-05-14")
    counts = desk.bring_rows(
        head,
        "Ana,Ruiz,7 Elm St.,97201-0001,1980-05-14",
        "Ana,Ruiz,7 Elm St.,97201,2004-11-02",
        "Tom,Ruiz,7 Elm Street,97201,1980-05-14",
        name="more.csv",
    )
    assert counts == ImportCounts(read=3, new=2, unchanged=1)
    assert Client.select().count() == 3


def test_an_archived_client_is_never_joined_in_silence(desk: Desk) -> None:
    ana = desk.firm.client(first_name="Ana", last_name="Ruiz", phones=(ContactDraft("(503) 555 0001"),))
    file = desk.write("list.csv", HEAD, "Ana,Ruiz,503-555-0001,7 Elm,97201,,")
    assert len(tried(desk, file)) == 1
    desk.firm.everafter.clients.archive(ana, 1)
    assert tried(desk, file) == ()
    assert desk.bring(file).counts == ImportCounts(read=1, new=1)


def test_taking_an_import_back_forgets_whom_it_kept_separate(desk: Desk) -> None:
    desk.firm.client("Ana Ruiz", first_name="Ana", last_name="Ruiz", phones=(ContactDraft("(503) 555 0001"),))
    before = everything()
    file = desk.write("list.csv", HEAD, "Ana,Ruiz,503-555-0001,7 Elm,97201,,")
    (pair,) = tried(desk, file)
    result = bring(desk, file, {pair.key: SEPARATE})
    assert KeptSeparate.select().count() == 1
    desk.take_back(result)
    assert everything() == before
