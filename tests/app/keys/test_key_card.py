"""The card has every key of every command and of every screen."""

from __future__ import annotations

from app.keys.commands import command_menus
from app.keys.key_card import list_key_groups
from app.keys.screen_keys import _KEYS, screen_keys


def test_every_key_of_a_command_is_on_the_card_once_in_its_menu() -> None:
    groups = {group.title: dict(group.keys) for group in list_key_groups()}
    for menu in command_menus():
        keys = {each.shortcut: each.plain_text for each in menu.commands if each.shortcut}
        assert groups[menu.plain_title] == keys


def test_the_keys_of_every_screen_are_on_the_card_and_no_group_is_empty() -> None:
    groups = list_key_groups()
    assert all(group.keys for group in groups)
    assert len({group.title for group in groups}) == len(groups)
    on_card = {group.keys for group in groups}
    assert {place for place in _KEYS if screen_keys(place) not in on_card} == set()
