"""The set-up script: what it finds missing and what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def dev(tmp_path: Path) -> ModuleType:
    """The script as a module of its own, with an empty environment folder in place of the real one."""
    spec = spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.VENV = tmp_path / ".venv"
    module.VENV.mkdir()
    module.PYTHON = module.VENV / "bin" / "python"
    return module


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("win32", {}, True),
        ("darwin", {}, True),
        ("darwin", {"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_a_window_is_only_opened_where_there_is_a_screen(
    dev: ModuleType, platform: str, environ: dict[str, str], expected: bool
) -> None:
    assert dev.has_display(platform, environ) is expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages of the system are a matter of Linux")
def test_missing_libraries_are_found_by_loading_them(dev: ModuleType) -> None:
    table = {"libc.so.6": "libc6", "libnothing-of-this-name.so.1": "libnothing1"}
    assert dev.missing_packages(table, is_venv_there=True) == ["libnothing1"]
    assert dev.missing_packages(table, is_venv_there=False) == ["python3-venv", "libnothing1"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages of the system are a matter of Linux")
def test_an_ordinary_person_is_told_one_line_to_type(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(dev.SetupError) as refusal:
        dev.bring_system_packages({"libnothing-of-this-name.so.1": "libnothing1"})
    lines = [line.strip() for line in str(refusal.value).splitlines()]
    assert lines[1:] == ["sudo apt-get install --no-install-recommends libnothing1"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages of the system are a matter of Linux")
def test_without_apt_the_packages_are_named(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(dev.SetupError, match="libnothing1"):
        dev.bring_system_packages({"libnothing-of-this-name.so.1": "libnothing1"})


def test_a_step_that_is_finished_is_not_done_again(dev: ModuleType) -> None:
    seal = dev.fingerprint(b"lock")
    assert not dev.is_sealed("lock", seal)
    dev.seal_as("lock", seal)
    assert dev.is_sealed("lock", seal)
    assert not dev.is_sealed("lock", dev.fingerprint(b"another lock"))


def test_an_environment_that_is_missing_or_broken_is_seen(dev: ModuleType) -> None:
    assert not dev.is_environment_usable()
    dev.PYTHON = Path(sys.executable)
    assert dev.is_environment_usable()


def test_a_step_that_fails_says_so_with_the_end_of_what_was_said(dev: ModuleType) -> None:
    program = "print('much'); print('no room'); raise SystemExit(3)"
    with pytest.raises(dev.SetupError, match=r"^It could not be made; nothing was started") as refusal:
        dev.work([sys.executable, "-c", program], "It could not be made")
    assert "no room" in str(refusal.value)


def test_another_python_s_modules_do_not_get_in(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    assert "PYTHONPATH" not in dev.clean_environment()
    assert dev.clean_environment({"A": "b"})["A"] == "b"


@pytest.mark.parametrize(("words", "code"), [([], 2), (["dance"], 2), (["--help"], 0)])
def test_without_a_command_the_commands_are_listed(words: list[str], code: int) -> None:
    done = subprocess.run([sys.executable, ROOT / "dev.py", *words], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert all(f"\n  {name} " in done.stdout for name in ("run", "test", "check", "bench", "gallery"))


def test_an_old_python_is_refused_in_one_sentence(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (99, 0))
    with pytest.raises(dev.SetupError, match=r"needs Python 3\.11 or newer; this is 3\."):
        dev.set_up(is_window_wanted=False)


@pytest.mark.parametrize(
    ("words", "is_shared_out"), [([], True), (["-q"], True), (["-k", "certificate"], False), (["tests/app"], False)]
)
def test_the_whole_run_is_shared_out_to_the_cores(dev: ModuleType, words: list[str], is_shared_out: bool) -> None:
    assert bool(dev.on_all_cores(words)) is is_shared_out


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_the_whole_check_can_be_started() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
