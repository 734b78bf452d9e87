"""What the linters cannot say about our own source: each check takes a parsed module and names what breaks the rule."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST_MODULE = 450
LONGEST_FUNCTION = 60
MOST_PUBLIC_METHODS = 20
EMPTY_WORDS = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "data", "info"})
NETWORK_MODULES = frozenset(
    {"socket", "ssl", "smtplib", "ftplib", "imaplib", "http.client", "http.server", "urllib.request", "xmlrpc.client"}
)
# Only these know which engine runs, and only they hold raw SQL.
ENGINE_MODULES = ("app/database", "app/backups", "app/migrations/", "app/services/bulk_writes", "app/queries/plain_sql")
LOG_METHODS = frozenset({"debug", "info", "warning", "error", "critical", "exception"})


@dataclass(frozen=True)
class SourceFile:
    """One Python file: its path below the project folder and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in the file, walked through once for all rules."""
        return tuple(ast.walk(self.tree))

    def is_in(self, *places: str) -> bool:
        """Whether the path begins with one of these."""
        return self.path.startswith(places)

    def calls(self) -> Iterator[ast.Call]:
        """Every call in the file."""
        return (node for node in self.nodes if isinstance(node, ast.Call))


Check = Callable[[SourceFile], Iterator[str]]


def product_files() -> list[SourceFile]:
    """Every module of the program itself."""
    files = sorted([*(ROOT / "app").rglob("*.py"), *(ROOT / "ui").rglob("*.py"), ROOT / "dev.py"])
    return [SourceFile(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")) for file in files]


def modules_are_short(source: SourceFile) -> Iterator[str]:
    """A module fits into one reading; a frozen migration is a list of tables and may be long."""
    lines = source.text.count("\n")
    if lines > LONGEST_MODULE and not source.is_in("app/migrations/0"):
        yield f"{lines} lines, {LONGEST_MODULE} are the most"


def functions_are_short(source: SourceFile) -> Iterator[str]:
    """A function fits on one screen."""
    for node in source.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{node.lineno}: {node.name} has {lines} lines, {LONGEST_FUNCTION} are the most"


def classes_are_small(source: SourceFile) -> Iterator[str]:
    """A class has one purpose; Qt's own overridden methods count as well."""
    for node in source.nodes:
        if isinstance(node, ast.ClassDef):
            methods = [
                each for each in node.body if isinstance(each, ast.FunctionDef) and not each.name.startswith("_")
            ]
            if len(methods) > MOST_PUBLIC_METHODS:
                yield f"{node.lineno}: {node.name} has {len(methods)} methods, {MOST_PUBLIC_METHODS} are the most"


def names_say_something(source: SourceFile) -> Iterator[str]:
    """No utils, helpers, managers, data or info: they name nothing, so anything ends up there."""
    for part in Path(source.path).with_suffix("").parts:
        if EMPTY_WORDS.intersection(part.split("_")):
            yield f"the name {part} says nothing"
    for node in source.nodes:
        if isinstance(node, ast.ClassDef):
            words = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+", node.name)
            if words and words[-1].lower() in EMPTY_WORDS:
                yield f"{node.lineno}: the name {node.name} says nothing"


def packages_hold_no_code(source: SourceFile) -> Iterator[str]:
    """An `__init__.py` has its docstring and nothing else."""
    if source.path.endswith("__init__.py") and len(source.tree.body) != 1:
        yield "holds more or less than a docstring"


def annotations_are_postponed(source: SourceFile) -> Iterator[str]:
    """Every module with code reads its annotations as text."""
    if "from __future__ import annotations" not in source.text and not source.path.endswith("__init__.py"):
        yield "lacks `from __future__ import annotations`"


def only_the_clock_reads_the_time(source: SourceFile) -> Iterator[str]:
    """Moments and days come from the clock that was given in, or EVERAFTER_NOW and the tests cannot set them."""
    if source.is_in("app/clock.py", "dev.py"):
        return
    for call in source.calls():
        words = ast.unparse(call.func)
        if re.fullmatch(r"(datetime\.|dt\.)*(datetime|date)\.(now|utcnow|today)|time\.(time|localtime|gmtime)", words):
            yield f"{call.lineno}: {words}() instead of the clock"
        if re.fullmatch(r"(QtCore\.)?Q(DateTime|Date|Time)\.current\w+", words):
            yield f"{call.lineno}: {words}() instead of the clock"


def nothing_speaks_to_a_network(source: SourceFile) -> Iterator[str]:
    """The program never calls home; PostgreSQL goes through its driver."""
    for node in source.nodes:
        names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
        yield from (f"{node.lineno}: imports {name}" for name in names if name in NETWORK_MODULES)


def log_sentences_are_constant(source: SourceFile) -> Iterator[str]:
    """The log withholds the arguments of a sentence, so the sentence itself must not carry a client's words."""
    for call in source.calls():
        function = call.func
        is_log = (
            isinstance(function, ast.Attribute)
            and function.attr in LOG_METHODS
            and ast.unparse(function.value).strip("_") in {"logger", "log", "logging"}
        )
        if is_log and not (call.args and isinstance(call.args[0], ast.Constant)):
            yield f"{call.lineno}: a log sentence that is not written out"


def raw_sql_stands_in_few_places(source: SourceFile) -> Iterator[str]:
    """Only what has to know the engine writes SQL by hand."""
    if source.is_in(*ENGINE_MODULES):
        return
    for call in source.calls():
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
        if name in {"execute_sql", "SQL", "executemany", "executescript"}:
            yield f"{call.lineno}: raw SQL by {name}"


def paragraphs_get_safe_text(source: SourceFile) -> Iterator[str]:
    """ReportLab acts on markup in a client's note: it may open files and make links."""
    for call in source.calls():
        name = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
        if name == "Paragraph" and not (call.args and ast.unparse(call.args[0]).startswith("safe_paragraph_text(")):
            yield f"{call.lineno}: Paragraph without safe_paragraph_text"


def styles_come_from_the_theme(source: SourceFile) -> Iterator[str]:
    """One style sheet for the application; a font for `*` makes every widget look its rules up again."""
    for node in source.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if re.search(r"(^|[\s,}])\*\s*\{[^}]*font", node.value):
                yield f"{node.lineno}: a font for every widget in a style sheet"
        elif isinstance(node, ast.Attribute) and node.attr == "setStyleSheet" and not source.is_in("ui/theme/"):
            yield f"{node.lineno}: a style sheet outside the theme"


def dialogs_do_not_block(source: SourceFile) -> Iterator[str]:
    """Dialogs are shown by `open()`; only the application, a drag and a menu's own loop may block."""
    for call in source.calls():
        if isinstance(call.func, ast.Attribute) and call.func.attr in {"exec", "exec_"}:
            owner = ast.unparse(call.func.value).lower()
            if not any(word in owner for word in ("application", "drag")) and owner != "app":
                yield f"{call.lineno}: {owner}.exec() blocks"


def nobody_reaches_through_parents(source: SourceFile) -> Iterator[str]:
    """A widget asks by a signal; it does not know in which window it sits."""
    for node in source.nodes:
        if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Call):
            continue
        if re.search(r"\.(parent|parentWidget)\(\)$", ast.unparse(node.value)):
            yield f"{node.lineno}: reaches through its parent"


CHECKS: tuple[Check, ...] = (
    modules_are_short,
    functions_are_short,
    classes_are_small,
    names_say_something,
    packages_hold_no_code,
    annotations_are_postponed,
    only_the_clock_reads_the_time,
    nothing_speaks_to_a_network,
    log_sentences_are_constant,
    raw_sql_stands_in_few_places,
    paragraphs_get_safe_text,
    styles_come_from_the_theme,
    dialogs_do_not_block,
    nobody_reaches_through_parents,
)
