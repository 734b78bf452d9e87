from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.single_instance import SingleInstance, server_name


def test_a_second_start_asks_the_first_to_come_forward(qtbot: QtBot, tmp_path: Path) -> None:
    name = server_name(str(tmp_path / "firm.db"))
    first, second = SingleInstance(name), SingleInstance(name)
    first.listen()
    with qtbot.waitSignal(first.raise_requested):
        assert second.ask_to_come_forward()
    first.close()


def test_nobody_answers_where_nobody_listens(tmp_path: Path) -> None:
    assert not SingleInstance(server_name(str(tmp_path / "firm.db"))).ask_to_come_forward()


def test_what_a_crash_left_over_does_not_keep_the_next_start_out(qtbot: QtBot, tmp_path: Path) -> None:
    name = server_name(str(tmp_path / "firm.db"))
    SingleInstance(name).listen()
    again, other = SingleInstance(name), SingleInstance(name)
    again.listen()
    with qtbot.waitSignal(again.raise_requested):
        assert other.ask_to_come_forward()
    again.close()


def test_each_database_has_a_name_of_its_own(tmp_path: Path) -> None:
    names = {server_name(str(tmp_path / name)) for name in ("one.db", "two.db")} | {
        server_name("postgresql://desk/firm")
    }
    assert len(names) == 3
    assert all(len(name) < 40 for name in names)
