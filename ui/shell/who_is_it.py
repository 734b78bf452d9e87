"""A command that needs a client asks whose it is, and is carried out as soon as that is known: one key, not two."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from app.translations import gettext as _
from ui.page import Page
from ui.shell.find_box import FindBox, Question
from ui.shell.find_rows import FindRow

_NOT_OF_A_CHOSEN_LINE = frozenset({"complaint.log"})
"""Whoever rings is seldom whoever happens to be chosen in a list; their complaint must not land on another's card."""

ReadRow = Callable[[int], FindRow | None]


def asking_words(action_id: str) -> str:
    """The question before a command."""
    return {
        "complaint.log": _("Who is not happy?"),
        "job.book": _("Whom shall we visit?"),
        "payment.take": _("Who paid?"),
        "goodwill.give": _("Whom do we give something?"),
        "kindness.log": _("Who was it for?"),
        "message.write": _("Whom do we write to?"),
        "call.log": _("Who was on the telephone?"),
        "client.merge": _("Whose card stays?"),
        "client.delete": _("Whom shall we delete?"),
    }.get(action_id, _("Who is it?"))


class WhoIsIt(QObject):
    """Carries a command out for the client in view, or asks first; a new client is created and then goes on, too."""

    def __init__(
        self,
        find_box: FindBox,
        read_row: ReadRow,
        acts: Mapping[str, Callable[[int], None]],
        make_client: Callable[[str, str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._find_box = find_box
        self._read_row = read_row
        self._acts = acts
        find_box.answered.connect(lambda action_id, client_id: self._acts[action_id](client_id))
        find_box.answered_with_new.connect(lambda action_id, typed: make_client(typed, action_id))

    def carry_out(self, action_id: str, page: Page | None) -> None:
        """For the client in view; in a list, and with nobody in view, for whoever is named now."""
        client_id = page.client_in_view() if page is not None else None
        is_certain = page is not None and (page.is_of_one_client or action_id not in _NOT_OF_A_CHOSEN_LINE)
        # While only one customer has the screen there is no box to ask in, and nobody else to ask about.
        if client_id is not None and (is_certain or not self._find_box.isVisible()):
            self._acts[action_id](client_id)
            return
        words = asking_words(action_id)
        hint = _("{question} Type a name, number or street").format(question=words)
        first = self._read_row(client_id) if client_id is not None else None
        self._find_box.ask(Question(action_id, words, hint, first))
