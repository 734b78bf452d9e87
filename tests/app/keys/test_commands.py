"""One table of commands serves window and card: their words are plain there, and no id and no key is given twice."""

from __future__ import annotations

from collections import Counter

from app.keys.commands import SEPARATOR, command_menus


def test_no_id_and_no_key_is_given_twice() -> None:
    commands = [each for menu in command_menus() for each in menu.commands if each.id != SEPARATOR]
    for values in ([each.id for each in commands], [each.shortcut for each in commands if each.shortcut]):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_words_and_titles_stand_plain_without_mnemonic_and_dots() -> None:
    plain = {each.id: each.plain_text for menu in command_menus() for each in menu.commands}
    assert (plain["clients.import"], plain["day_lists.print"]) == ("Import clients", "Print day lists")
    assert [menu.plain_title for menu in command_menus()] == ["File", "Edit", "Client", "Go", "View", "Help"]
