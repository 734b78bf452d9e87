"""S3.1 in the sample firm, with another client named wherever one can be: as long as it lasts, no word names them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.everafter import Everafter, open_everafter
from app.jobs import JobProgress
from app.models.clients import Client
from app.models.jobs import Job
from app.services.drafts import ClientChanges, ComplaintDraft, NoteDraft, PromiseDraft
from tests.ui.firm_windows import forget_preferences, settle, show
from tests.ui.only_customer.words_in_view import words_in_view
from ui.change_feed import ChangeFeed
from ui.clients.client_card import ClientCard
from ui.first_run.sample_making import make_sample
from ui.jobs import JobRunner
from ui.shell.main_window import MainWindow
from ui.window_state import preferences

MARGARET = "Margaret Alder"
TOM = "Tom Reyes"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("sample") / "sample.db")
    make_sample(place, JobProgress(), 100)
    return place


@contextmanager
def window_on(place: str) -> Iterator[MainWindow]:
    forget_preferences()
    everafter = open_everafter(place)
    feed, runner = ChangeFeed(everafter.events), JobRunner()
    window = MainWindow(everafter, feed, runner, preferences())
    try:
        show(window)
        yield window
    finally:
        runner.close()
        feed.close()
        window.close()
        window.deleteLater()
        settle()
        everafter.close()


def name_tom_everywhere(window: MainWindow, everafter: Everafter, margaret: Client, tom: Client) -> None:
    """Who sent her, what was last done, what is late, what was typed and looked at, and what a toast says."""
    everafter.clients.change(margaret.id, margaret.version, ClientChanges(referred_by_id=tom.id))
    window.show_client(tom.id)
    window.start_finding(TOM)
    settle()
    window.show_client(margaret.id)
    everafter.clients.write_note(tom.id, NoteDraft("Nothing of hers"))
    everafter.promises.make(tom.id, PromiseDraft(f"Ring {TOM}", everafter.clock.now()))
    everafter.complaints.log(ComplaintDraft(tom.id, "You scratched the floor, it smells damp"))
    everafter.clients.change(tom.id, Client.get_by_id(tom.id).version, ClientChanges(preferred_name="Tommy"))
    window.tell(f"{TOM} has waited an hour")
    settle()


def named_in(window: MainWindow, others: set[str]) -> list[str]:
    """What names another client now."""
    return [words for words in words_in_view(window) if any(name in words for name in others)]


def test_no_word_in_view_names_another_client(sample: str, themed: QApplication, tmp_path: Path) -> None:
    with window_on(sample) as window:
        everafter = window.everafter
        margaret, tom = (Client.get(Client.name == name) for name in (MARGARET, TOM))
        others = {client.name for client in Client.select(Client.name).where(Client.name != MARGARET)}
        name_tom_everywhere(window, everafter, margaret, tom)
        places = named_in(window, {TOM})
        assert any("Through" in words for words in places), "who sent her"
        assert any("Undo" in words for words in places), "the act that Undo takes back"
        assert any("has waited" in words for words in places), "a toast"
        assert len(places) >= 6, "the strip and the find box as well"

        window.actions_by_id["client.focus"].trigger()
        settle()
        assert named_in(window, others) == [], "the card"
        card = window.page_of("client")
        assert isinstance(card, ClientCard)
        for panel in card._known.all:
            panel.set_editing(is_editing=True)
            for line in panel.lines.rows():
                panel._open(line.key)
                settle()
                assert named_in(window, others) == [], line.key
        card._known.profile._open("coming:")
        settle()
        assert named_in(window, others) == [], "the form about who sent her"
        assert card._known.profile.open_form is not None
        card._known.profile.close_form()
        everafter.promises.make(tom.id, PromiseDraft(f"Ring {TOM} again", everafter.clock.now()))
        window.tell(f"Promise to {TOM}")
        settle()
        assert named_in(window, others) == [], "after another desk wrote something about him"
        job = Job.select().where(Job.client_id == margaret.id).order_by(Job.id.desc()).first()
        for place, item in (("complaint_form", margaret.id), ("booking", margaret.id), ("job", job.number)):
            window.go_to(place, item)
            QTest.qWait(50)
            assert window.page is not None
            assert window.page.place == place
            assert named_in(window, others) == [], place
        window.back()
        QTest.keyClick(window, Qt.Key.Key_Escape)
        settle()
        assert named_in(window, others) == [], "the question"
        window.only_customer.ask()
        QTest.keyClick(window._call_bar, Qt.Key.Key_3)
        settle()
        assert any("has waited" in words for words in named_in(window, {TOM})), "what waited is told now"
        assert any("Through" in words for words in named_in(window, {TOM}))
