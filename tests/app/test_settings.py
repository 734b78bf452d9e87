"""The settings of the person at this computer."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.settings import ProgramSettings, load_settings, save_settings


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == ProgramSettings()


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    changed = ProgramSettings(
        theme="dark",
        text_percent=125,
        language="es",
        last_database="/firm/Müller & Töchter.db",
        window_geometry=b"\x00\xffgeometry",
        window_state=b"\x01",
        last_place="clients",
        layouts={"clients": "name,phone"},
    )
    file = tmp_path / "deep" / "settings.json"
    save_settings(changed, file)
    assert load_settings(file) == changed
    save_settings(replace(changed, theme="light"), file)
    assert load_settings(file).theme == "light"


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"null", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_damaged_file_gives_the_defaults_and_is_kept_aside(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert load_settings(file) == ProgramSettings()
    assert (tmp_path / "settings.damaged.json").read_bytes() == content
    assert not file.exists()


def test_a_folder_in_the_place_of_the_file_gives_the_defaults(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    assert load_settings(tmp_path / "settings.json") == ProgramSettings()


def test_one_senseless_value_costs_only_itself(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(
        json.dumps(
            {
                "theme": "pink",
                "text_percent": 9000,
                "language": 5,
                "last_database": "book.db",
                "window_geometry": "no base64!",
                "layouts": {"clients": "name", "jobs": 3},
                "from_a_later_version": True,
            }
        )
    )
    assert load_settings(file) == ProgramSettings(last_database="book.db", layouts={"clients": "name"})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    st.dictionaries(
        st.sampled_from(["theme", "text_percent", "last_database", "window_state", "layouts"]),
        st.none()
        | st.booleans()
        | st.floats()
        | st.text()
        | st.lists(st.text())
        | st.dictionaries(st.text(), st.text()),
    )
)
def test_no_content_can_stop_the_program_from_starting(tmp_path: Path, content: dict[str, object]) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps(content))
    save_settings(load_settings(file), file)
    assert isinstance(load_settings(file), ProgramSettings)
