"""find, board, closest and check: what they say to a person and to a script."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from app.everafter import open_everafter
from tests.app.command_line.conftest import Call, content_of


def test_find_shows_what_the_find_box_would(call: Call, desk: str) -> None:
    found = call("find", "0142", "--data", desk, "--json")
    assert found.code == 0
    first = found.facts["hits"][0]
    assert (first["kind"], first["name"]) == ("client", "Margaret Alder")
    assert set(first) == {"kind", "id", "name", "line"}
    assert "18 Orchard Lane" in first["line"]
    spoken = call("find", "alder marg", "--data", desk)
    assert spoken.out.startswith("Margaret Alder")
    assert "open complaint" in spoken.out


def test_a_search_without_a_hit_is_done_and_nothing_typed_breaks_it(call: Call, desk: str) -> None:
    for text in ("\"'*", "=cmd()", "nobody at all", " ", "%", "0" * 40):
        found = call("find", text, "--data", desk, "--json")
        assert (found.code, found.facts, found.err) == (0, {"hits": []}, "")
    for text in ("<b>", "NEAR(", "a OR b", "\x00", "😀"):
        assert call("find", text, "--data", desk).code == 0


def test_board_lists_open_complaints_in_their_one_order(call: Call, desk: str) -> None:
    answer = call("board", "--json", "--data", desk)
    rows = answer.facts["complaints"]
    assert answer.code == 0
    assert next(row["client"] for row in rows) == "Margaret Alder"
    assert len(rows) == 5
    first = rows[0]
    assert set(first) == {
        "number", "client", "column", "class", "points", "owner", "next_clock", "due_at", "is_late", "chip",
    }  # fmt: skip
    assert (first["column"], first["class"], first["next_clock"], first["chip"]) == (
        "call_back",
        "P1",
        "answer",
        "late",
    )
    assert first["is_late"] is True
    assert datetime.fromisoformat(first["due_at"]).isoformat() == "2026-03-06T11:30:00-08:00"
    spoken = call("board", "--data", desk).out.splitlines()
    assert spoken[0] == "5 people are counting on us"
    assert spoken[1].startswith("12 min late")


def test_closest_lists_each_client_once_the_nearest_first(call: Call, desk: str) -> None:
    rows = call("closest", "--json", "--data", desk).facts["clients"]
    assert rows[0]["name"] == "Margaret Alder"
    assert [row["tier"] for row in rows] == sorted(row["tier"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)
    assert all(set(row) == {"id", "name", "tier", "reason", "action"} for row in rows)
    assert "Margaret Alder" in call("closest", "--data", desk).out


def test_check_says_that_all_is_sound(call: Call, desk: str) -> None:
    assert call("check", "--data", desk).out == "Everything is sound.\n"
    answer = call("check", "--json", "--data", desk)
    assert (answer.code, answer.facts) == (0, {"ok": True, "problems": []})


def test_reading_changes_nothing(call: Call, desk_file: Path) -> None:
    before = content_of(desk_file)
    for words in (("find", "alder"), ("board",), ("closest",), ("check",)):
        assert call(*words, "--data", desk_file).code == 0
    assert content_of(desk_file) == before
    assert sorted(each.name for each in desk_file.parent.iterdir()) == ["desk-photos", "desk.db"]


def test_nobody_waiting_is_good_news(call: Call, tmp_path: Path) -> None:
    open_everafter(tmp_path / "new.db", may_create=True).close()
    assert call("board", "--data", tmp_path / "new.db").out == "Nobody is waiting on us.\n"
    assert call("closest", "--data", tmp_path / "new.db").code == 0
