"""What stands on the key card: the keys of all commands, menu by menu, and those of each screen."""

from __future__ import annotations

from dataclasses import dataclass

from app.keys.commands import command_menus
from app.keys.screen_keys import Keys, everywhere_keys, only_customer_keys, screen_keys
from app.translations import gettext as _


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of a menu or of a screen; `keys` are pairs of a key and what it does."""

    title: str
    keys: Keys


def list_key_groups() -> tuple[KeyGroup, ...]:
    """All keys of the program in the order of the card: everywhere, the menus, then the screens."""
    menus = [
        KeyGroup(menu.plain_title, tuple((each.shortcut, each.plain_text) for each in menu.commands if each.shortcut))
        for menu in command_menus()
    ]
    screens = [
        KeyGroup(_("Only customer"), only_customer_keys()),
        KeyGroup(_("A client’s card"), screen_keys("client")),
        KeyGroup(_("Clients, All jobs"), screen_keys("clients")),
        KeyGroup(_("Schedule"), screen_keys("schedule")),
        KeyGroup(_("A job"), screen_keys("job")),
        KeyGroup(_("Key in a sheet"), screen_keys("sheet_keying")),
        KeyGroup(_("Care Board"), screen_keys("care_board")),
        KeyGroup(_("Aftercare"), screen_keys("aftercare")),
        KeyGroup(_("Closest at hand"), screen_keys("closest")),
        KeyGroup(_("What clients say"), screen_keys("voices")),
        KeyGroup(_("Ask us"), screen_keys("ask_us")),
        KeyGroup(_("Aftercare calls"), screen_keys("aftercare_call")),
        KeyGroup(_("Promises"), screen_keys("promises")),
        KeyGroup(_("Answer book"), screen_keys("answer_book")),
        KeyGroup(_("Steps after each job"), screen_keys("care_plan")),
        KeyGroup(_("Nobody spoke to them"), screen_keys("left_alone")),
        KeyGroup(_("Write"), screen_keys("write")),
        KeyGroup(_("Loyalty"), screen_keys("loyalty")),
        KeyGroup(_("What helped before"), screen_keys("complaint_library")),
        KeyGroup(_("Papers"), screen_keys("papers")),
        KeyGroup(_("Print"), screen_keys("preview")),
        KeyGroup(_("Bring clients in"), screen_keys("import")),
        KeyGroup(_("Same person?"), screen_keys("same_person")),
        KeyGroup(_("Recently deleted"), screen_keys("recently_deleted")),
    ]
    return (KeyGroup(_("Everywhere"), everywhere_keys()), *(group for group in (*menus, *screens) if group.keys))
