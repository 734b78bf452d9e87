"""What an import changed is as it was before, also where imports lie one over another."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.clients import Site
from app.services.drafts import ClientChanges
from tests.app.exchange.import_desk import Desk, client_named, everything
from tests.builders import Firm

HEAD = "Client #,First name,Last name,Company,Phone,Email,Address,City,Zip,Tags,Notes,Do not email"
ANA = "7,Ana,Ruiz,,(503) 555 0107,ana@example.org,7 Elm,Millbrook,97222,VIP,Has a dog,no"
BO = "8,Bo,Lind,,(503) 555 0108,bo@example.org,8 Elm,Millbrook,97222,,,yes"


@pytest.fixture
def desk(firm: Firm, tmp_path: Path) -> Desk:
    return Desk(firm, tmp_path)


def test_a_later_import_that_is_taken_back_is_no_edit_for_an_earlier_one(desk: Desk) -> None:
    before = everything()
    first = desk.bring(desk.write("first.csv", HEAD, ANA, BO))
    between = everything(without=("import_row",))
    second = desk.bring(
        desk.write("second.csv", HEAD, ANA.replace("7 Elm", "9 Oak"), BO.replace("Lind,,", "Lind,Mill,"))
    )
    assert second.counts.updated == 2
    assert desk.take_back(second).kept == ()
    assert everything(without=("import_row",)) == between
    assert desk.take_back(first).kept == ()
    assert everything() == before


def test_imports_one_over_another_go_in_any_order_and_leave_what_stood_there_first(desk: Desk) -> None:
    desk.bring(desk.write("first.csv", HEAD, ANA))
    between = everything(without=("import_row",))
    second = desk.bring(desk.write("second.csv", HEAD, ANA.replace("7 Elm", "9 Oak")))
    third = desk.bring(desk.write("third.csv", HEAD, ANA.replace("7 Elm", "11 Ash")))
    assert desk.take_back(second).kept == ("Ana Ruiz",)
    assert Site.get().street == "11 Ash", "the later file stands"
    assert desk.take_back(third).kept == ()
    assert everything(without=("import_row",)) == between


def test_what_somebody_wrote_after_an_undo_is_an_edit_again(desk: Desk) -> None:
    first = desk.bring(desk.write("first.csv", HEAD, ANA))
    second = desk.bring(desk.write("second.csv", HEAD, ANA.replace("Ruiz,,", "Ruiz,Mill,")))
    desk.take_back(second)
    ana = client_named("Ana Ruiz")
    desk.firm.everafter.clients.change(ana.id, ana.version, ClientChanges(company_name="Ruiz and Sons"))
    assert desk.take_back(first).kept == ("Ana Ruiz",)
