#!/usr/bin/env python3
"""Set up and start Everafter: `python3 dev.py run | test | check | bench | gallery`; needs nothing but Python 3.11.

The first call makes a private `.venv` and fills it from requirements.lock; later calls start at once.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
OLDEST_PYTHON = (3, 11)

# What Qt loads from the system, and the Debian package that brings it; macOS and Windows have theirs.
DRAWING_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libcups.so.2": "libcups2",
}
CHECKS = {
    "style (ruff check)": ["ruff", "check", "."],
    "layout (ruff format)": ["ruff", "format", "--check", "."],
    "types (mypy)": ["mypy"],
    "import contracts (import-linter)": ["lint-imports", "--no-logo"],
}
WHOLE_RUN_WORDS = frozenset({"-q", "-qq", "-v", "-vv", "-x", "--durations=25"})


class SetupError(Exception):
    """Something is missing that this script cannot mend; its text says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Set up what the command needs, then do it; the answer is the exit code."""
    name, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    command = COMMANDS.get(name)
    if command is None:
        print(__doc__.splitlines()[0], *(f"  {each:<8} {COMMANDS[each].__doc__}" for each in COMMANDS), sep="\n")
        return 0 if name in {"-h", "--help", "help"} else 2
    try:
        set_up(is_window_wanted=name == "run" and has_display(sys.platform, os.environ))
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    try:
        return command(rest)
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Start the program, or any of its commands: `run find Bell`."""
    if not arguments and not has_display(sys.platform, os.environ):
        say("There is no display here, so the same is drawn into files: the sample firm, every screen and its papers.")
        return start([PYTHON, "-m", "ui.offscreen_tour"], {"QT_QPA_PLATFORM": "offscreen"})
    return start([PROGRAMS / "everafter", *arguments])


def test(arguments: list[str]) -> int:
    """Run the tests; words after it go to pytest: `test -k certificate`."""
    return start([PYTHON, "-m", "pytest", *on_all_cores(arguments), *arguments], folder=ROOT)


def on_all_cores(arguments: Sequence[str]) -> list[str]:
    """The words that share the whole run out to the cores; a few chosen tests start sooner without."""
    is_whole = all(word in WHOLE_RUN_WORDS for word in arguments)
    return ["--numprocesses", "auto", "--maxprocesses", "4", "--dist", "worksteal"] if is_whole else []


def check(_arguments: list[str]) -> int:
    """Look at style, types and import contracts."""
    failed = [name for name, words in CHECKS.items() if not passes(name, words)]
    print(f"{len(failed)} of {len(CHECKS)} checks found something: {', '.join(failed)}" if failed else "All is well.")
    return 1 if failed else 0


def bench(arguments: list[str]) -> int:
    """Measure and print the table of figures; --peers also installs the programs of the group `bench`."""
    if "--peers" in arguments:
        arguments.remove("--peers")
        install_peers()
    return start([PYTHON, "-m", "tests.bench.run", *arguments], folder=ROOT)


def gallery(arguments: list[str]) -> int:
    """Draw every paper with names of every kind into a folder."""
    return start([PYTHON, "-m", "tests.gallery", *arguments], {"QT_QPA_PLATFORM": "offscreen"}, folder=ROOT)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "gallery": gallery,
}


def set_up(*, is_window_wanted: bool) -> None:
    """Make everything ready that is not; a second call finds nothing to do and takes a moment."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetupError(f"Everafter needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    wanted = {**DRAWING_LIBRARIES, **WINDOW_LIBRARIES} if is_window_wanted else DRAWING_LIBRARIES
    if sys.platform.startswith("linux"):
        bring_system_packages(wanted)
    started = time.monotonic()
    if make_environment() | install_locked() | install_project():
        say(f"Everything is ready after {time.monotonic() - started:.0f} s.")


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Whether a window can be shown; only Linux may be without a screen, and one can ask for none."""
    if environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return not platform.startswith("linux") or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def missing_packages(libraries: Mapping[str, str], is_venv_there: bool) -> list[str]:
    """The Debian packages of what cannot be loaded, in the order of the table."""
    packages = [] if is_venv_there else ["python3-venv"]
    return packages + [package for library, package in libraries.items() if not is_loadable(library)]


def is_loadable(library: str) -> bool:
    """Whether the system finds this library: the only question that is the same on every Linux."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_make_environments() -> bool:
    """Debian's Python comes without the part that puts pip into a new environment."""
    return PYTHON.exists() or all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))


def bring_system_packages(libraries: Mapping[str, str]) -> None:
    """Install the missing Debian packages as root; anyone else is told the one line to type."""
    packages = missing_packages(libraries, can_make_environments())
    if not packages:
        return
    apt = shutil.which("apt-get")
    if apt is None:
        raise SetupError(
            "Some system libraries are missing; on Debian their packages are called\n"
            f"    {' '.join(packages)}\nPlease install them with your system's own tool, then call this again."
        )
    install = ["install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        raise SetupError(
            "Some system packages are missing; please type this line, then call this again:\n"
            f"    sudo apt-get {' '.join(word for word in install if word != '--yes')}"
        )
    say(f"Installing system packages: {' '.join(packages)} ...")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    work([apt, "update"], "The list of system packages could not be read", quiet)
    work([apt, *install], "The system packages could not be installed", quiet)
    importlib.invalidate_caches()
    still = missing_packages(libraries, can_make_environments())
    if still:
        raise SetupError(f"These packages were installed and yet cannot be used: {' '.join(still)}.")


def make_environment() -> bool:
    """Make `.venv` if it is missing, broken or was moved here from elsewhere; says whether it did."""
    place = str(VENV)
    if is_environment_usable() and is_sealed("place", place, is_missing_fine=True):
        return False
    say("Making a private environment in .venv ...")
    base = getattr(sys, "_base_executable", None) or sys.executable
    work([base, "-m", "venv", "--clear", VENV], "The environment .venv could not be made")
    seal_as("place", place)
    return True


def is_environment_usable() -> bool:
    """Whether `.venv` still works: its Python may have gone with an update of the system."""
    if not PYTHON.exists():
        return False
    return subprocess.run([PYTHON, "-c", "import pip"], capture_output=True, check=False).returncode == 0


def install_locked() -> bool:
    """Install exactly what requirements.lock names, each file checked against its hash; says whether it did."""
    seal = fingerprint(LOCK.read_bytes())
    if is_sealed("lock", seal):
        return False
    say("Installing the libraries of requirements.lock into .venv (once, about a minute) ...")
    pip_install(
        "--require-hashes", "--only-binary", ":all:", "-r", LOCK, failure="The libraries could not be installed"
    )
    seal_as("lock", seal)
    return True


def install_project() -> bool:
    """Put the project itself in, which leaves the command `everafter`; says whether it did."""
    seal = fingerprint(PROJECT.read_bytes(), str(ROOT).encode())
    if is_sealed("project", seal):
        return False
    pip_install("--no-deps", "--no-build-isolation", "-e", ROOT, failure="The command everafter could not be made")
    seal_as("project", seal)
    return True


def install_peers() -> None:
    """Install the programs that figures are compared with; without them the others are still measured."""
    import tomllib  # noqa: PLC0415 - not there before Python 3.11, which must live long enough to say so

    peers = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["dependency-groups"]["bench"]
    try:
        pip_install("--only-binary", ":all:", *peers, failure="The peers could not be installed")
    except SetupError as problem:
        print(f"{problem}\nThe figures that need them are left out.", file=sys.stderr)


def pip_install(*words: str | Path, failure: str) -> None:
    """Call pip of the private environment."""
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    work([PYTHON, "-m", "pip", "install", *quiet, *words], failure)


def fingerprint(*parts: bytes) -> str:
    """What tells one state of some files from another."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_sealed(name: str, seal: str, *, is_missing_fine: bool = False) -> bool:
    """Whether this step was finished in this environment with the same files."""
    stamp = VENV / f"everafter-{name}.stamp"
    if not stamp.is_file():
        return is_missing_fine
    return stamp.read_text(encoding="utf-8") == seal


def seal_as(name: str, seal: str) -> None:
    """Remember that this step is finished."""
    (VENV / f"everafter-{name}.stamp").write_text(seal, encoding="utf-8")


def clean_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Our surroundings without what would let another Python into `.venv`."""
    kept = {name: text for name, text in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH", "PIP_USER"}}
    return {**kept, **(more or {})}


def start(words: Iterable[str | Path], more: Mapping[str, str] | None = None, folder: Path | None = None) -> int:
    """Start a program that speaks for itself; the answer is its exit code."""
    return subprocess.run(list(words), env=clean_environment(more), cwd=folder, check=False).returncode


def work(words: Sequence[str | Path], failure: str, more: Mapping[str, str] | None = None) -> None:
    """Do a step in silence; raises SetupError with the end of what it said if it fails."""
    done = subprocess.run(
        list(words),
        env=clean_environment(more),
        check=False,
        text=True,
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if done.returncode != 0:
        end = "\n".join(f"    {line}" for line in done.stdout.splitlines()[-15:])
        raise SetupError(f"{failure}; nothing was started. This is what it said:\n{end}")


def passes(name: str, words: Sequence[str]) -> bool:
    """Do one check and show what it says only if it finds something."""
    done = subprocess.run(
        [PROGRAMS / words[0], *words[1:]],
        env=clean_environment(),
        cwd=ROOT,
        check=False,
        text=True,
        errors="replace",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    print(f"{name}: {'fine' if done.returncode == 0 else 'found something'}")
    if done.returncode != 0:
        print(done.stdout)
    return done.returncode == 0


def say(sentence: str) -> None:
    """Tell the person what is going on, at once."""
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
