"""Everything that is written for papers is one act each, named when it is taken back, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.database_check import check_database
from app.models.clients import TimelineEntry
from app.models.firm import Setting, Wording
from app.models.jobs import Attachment
from app.models.rewards import Reward
from app.models.team import Person
from app.queries.paper_recipients import PaperRecipient
from app.rules.certificate_gifts import CertificateTerms, GiftTerms
from app.sample_firm.ingredients import load_ingredients
from app.sample_firm.portraits import painted_portrait
from app.services.certificates import CertificateDraft
from tests.app.services.test_rewards import five_years
from tests.fakes import MovableClock
from tests.ui.firm_windows import FirmWindow, opened_window, settle

CTRL = Qt.KeyboardModifier.ControlModifier
_KEPT_BY_THE_PROGRAM = {"version"}


@pytest.fixture
def desk(tmp_path: Path, firm_clock: MovableClock, themed: QApplication) -> Iterator[FirmWindow]:
    with opened_window(tmp_path, firm_clock) as opened:
        yield opened


def in_sight() -> list[dict[str, object]]:
    """What of the written is in force: rows that are not put away, without what only counts their changes."""
    rows = [
        row.plain()
        for model in (Reward, Wording, Setting, Person, TimelineEntry, Attachment)
        for row in model.select().order_by(model.id)
    ]
    kept = [row for row in rows if row.get("archived_at") is None and row.get("value", "") not in (None, ["", "", ""])]
    return [{name: value for name, value in row.items() if name not in _KEPT_BY_THE_PROGRAM} for row in kept]


def acts(desk: FirmWindow, client_id: int) -> list[tuple[str, Callable[[], object]]]:
    """Each act with the words of its undo, in an order in which a desk would do them."""
    everafter = desk.firm.everafter
    certificate = Reward.get((Reward.client == client_id) & (Reward.rule == "tenure") & (Reward.level == 5))
    other = Reward.get((Reward.client != client_id) & (Reward.rule == "tenure") & (Reward.state == "due"))
    card = Reward.get((Reward.client != client_id) & (Reward.rule == "visits") & (Reward.state == "due"))
    portrait = painted_portrait(load_ingredients().papers["portraits"][0])
    job_id = desk.firm.booked_job(client_id)
    care = CertificateDraft("An armchair, on us", 1_500, None, "Your wool, year after year.")

    # A number and a print are no acts to take back.
    everafter.rewards.issue([certificate.id])
    everafter.rewards.mark_printed([certificate.id])

    def post() -> None:
        recipient = PaperRecipient(client_id, reward_id=certificate.id)
        everafter.posted_papers.mark_posted("certificates", "Certificate", [recipient])

    return [
        ("Portrait of Luis Santos", lambda: everafter.photos.set_portrait(desk.firm.luis, portrait)),
        (
            "Change the words of the certificate",
            lambda: everafter.paper_words.change("certificate", ("", "title"), ("With all our hearts",)),
        ),
        (
            "Change what we give with certificates",
            lambda: everafter.certificates.change_terms(CertificateTerms({("tenure", 5): GiftTerms("Tea", 500, 0)})),
        ),
        ("Change the words of the month page", lambda: everafter.firm.write_month_words(0, "Wool for everybody")),
        (
            "Choose the words of a certificate",
            lambda: everafter.certificates.choose_words(other.id, Reward.get_by_id(other.id).version, care),
        ),
        ("Mark 1 paper posted", post),
        ("Certificate redeemed", lambda: everafter.rewards.redeem(certificate.id, job_id)),
        ("Thanks given", lambda: everafter.certificates.give(card.id)),
        ("Certificate void", lambda: everafter.rewards.void(other.id, "They asked us not to")),
    ]


@pytest.mark.slow
def test_each_act_is_named_taken_back_and_done_again_by_keys(desk: FirmWindow) -> None:
    client_id = five_years(desk.firm)
    five_years(desk.firm)
    third = desk.firm.client("Ana Ruiz")
    for _visit in range(3):
        desk.firm.finished_job(third)
        desk.firm.clock.move_on(days=20)
    desk.firm.everafter.rewards.refresh()
    done = acts(desk, client_id)
    states = []
    desk.window.go_to("loyalty")
    for label, act in done:
        states.append(in_sight())
        act()
        settle()
        assert desk.firm.everafter.history.undo_label() == label
    last = in_sight()
    for (label, _act), before in reversed(list(zip(done, states, strict=True))):
        assert desk.firm.everafter.history.undo_label() == label
        desk.press(Qt.Key.Key_Z, CTRL)
        assert in_sight() == before, label
        assert desk.firm.everafter.history.redo_label() == label
    assert Reward.select().where(Reward.state == "printed").count() == 1
    for label, _act in done:
        assert desk.firm.everafter.history.redo_label() == label
        desk.press(Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert in_sight() == last
    assert check_database(desk.firm.everafter.database).is_ok
