"""The answer book: what to say when something was spilled, by stain and by what it is on (S1.9).

A page for a stain on a fiber wins over the page of the stain. A fiber that goes first, because water harms it, puts its
own steps in the place of all others; what must never be done comes from both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from app.rules.search_text import fold

_NEVER, _CALL = "!", ">"
_MARKS = {_NEVER: 1, _CALL: 2}


@dataclass(frozen=True, slots=True)
class Advice:
    """Steps to read aloud, what never to do, and when we come ourselves."""

    steps: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    call_us: tuple[str, ...] = ()


class Origin(StrEnum):
    """Whose words a page has."""

    SHIPPED = "shipped"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Topic:
    """A stain or a fiber: its name, other words for it, and its advice.

    `goes_first` is a fiber on which no step of a stain is safe; `dry_steps` are those of a stain for such a fiber.
    """

    key: str
    name: str
    words: tuple[str, ...] = ()
    advice: Advice = field(default_factory=Advice)
    goes_first: bool = False
    dry_steps: tuple[str, ...] = ()
    origin: Origin = Origin.SHIPPED
    own_id: int | None = None


@dataclass(frozen=True, slots=True)
class PairPage:
    """The advice for one stain on one fiber."""

    advice: Advice
    origin: Origin = Origin.SHIPPED
    own_id: int | None = None


@dataclass(frozen=True, slots=True)
class OwnPage:
    """A page that the firm wrote: for a stain, a fiber, or both; each is the key of a topic or a name of its own."""

    id: int
    stain: str
    fibre: str
    advice: Advice


@dataclass(frozen=True, slots=True)
class AnswerBook:
    """Every page, by key; `always` stands below each of them."""

    stains: Mapping[str, Topic]
    fibres: Mapping[str, Topic]
    pairs: Mapping[tuple[str, str], PairPage]
    always: Advice = field(default_factory=Advice)


@dataclass(frozen=True, slots=True)
class Answer:
    """The page for a stain, a fiber or both; `own_id` is the firm's own page behind exactly this one, if any."""

    stain: str
    fibre: str
    stain_name: str
    fibre_name: str
    advice: Advice
    origin: Origin = Origin.SHIPPED
    own_id: int | None = None


def read_book(data: Mapping[str, Any]) -> AnswerBook:
    """The book as its file says it."""
    pairs = {(page["stain"], page["fibre"]): PairPage(_advice_in(page)) for page in data.get("pair", {}).values()}
    return AnswerBook(
        _topics_in(data.get("stain", {})), _topics_in(data.get("fibre", {})), pairs, _advice_in(data.get("always", {}))
    )


def with_own_pages(book: AnswerBook, own: Iterable[OwnPage]) -> AnswerBook:
    """The book with the firm's own pages over ours, and the stains and fibers that only the firm knows."""
    stains, fibres, pairs = dict(book.stains), dict(book.fibres), dict(book.pairs)
    for page in own:
        stain, fibre = topic_key(stains, page.stain), topic_key(fibres, page.fibre)
        for topics, key, name in ((stains, stain, page.stain), (fibres, fibre, page.fibre)):
            if key and key not in topics:
                topics[key] = Topic(key, name.strip(), origin=Origin.OURS)
        if stain and fibre:
            pairs[stain, fibre] = PairPage(page.advice, Origin.OURS, page.id)
        elif stain or fibre:
            topics, key = (stains, stain) if stain else (fibres, fibre)
            topics[key] = replace(topics[key], advice=page.advice, origin=Origin.OURS, own_id=page.id)
    return replace(book, stains=stains, fibres=fibres, pairs=pairs)


def topic_key(topics: Mapping[str, Topic], name: str) -> str:
    """The key of a stain or fiber by its key or its name, or one made of the name."""
    folded = fold(name)
    if not folded or name in topics:
        return name if name in topics else ""
    return next((key for key, topic in topics.items() if fold(topic.name) == folded), folded)


def answer(book: AnswerBook, stain: str, fibre: str) -> Answer:
    """What to say for a stain, a fiber or both; with neither, what always holds."""
    spilled, material = book.stains.get(stain), book.fibres.get(fibre)
    found = Answer(
        stain if spilled else "",
        fibre if material else "",
        spilled.name if spilled else "",
        material.name if material else "",
        book.always,
    )
    if spilled is not None and material is not None:
        pair = book.pairs.get((stain, fibre))
        if pair is not None:
            return replace(found, advice=pair.advice, origin=pair.origin, own_id=pair.own_id)
        return replace(found, advice=_together(spilled, material))
    only = spilled or material
    return found if only is None else replace(found, advice=only.advice, origin=only.origin, own_id=only.own_id)


def find_topics(topics: Mapping[str, Topic], typed: str) -> dict[str, frozenset[str]]:
    """The stains or fibers that some of the typed words mean, with those words; the best match first."""
    words = fold(typed).split()
    found = {}
    for key, topic in topics.items():
        phrases, names = _spoken(topic.name, topic.words)
        covered = frozenset(word for word in words if any(name.startswith(word) for name in names))
        if covered:
            is_exact = any(phrase in " ".join(words) for phrase in phrases)
            found[key] = (covered, is_exact)
    ranked = sorted(found, key=lambda key: (-found[key][1], -len(found[key][0])))
    return {key: found[key][0] for key in ranked}


def find_answers(book: AnswerBook, typed: str, limit: int = 20) -> list[tuple[str, str]]:
    """The pages that are meant by words such as “red wine wool”, as keys of stain and fiber, the best first.

    All words have to be meant by the stain and the fiber together, so that a client's name finds nothing here.
    """
    said = [word for word in fold(typed).split() if word not in _LITTLE_WORDS]
    words = frozenset(said)
    if not words:
        return []
    stains, fibres = find_topics(book.stains, " ".join(said)), find_topics(book.fibres, " ".join(said))
    whole = [(stain, "") for stain, covered in stains.items() if covered == words]
    whole += [("", fibre) for fibre, covered in fibres.items() if covered == words]
    both = [
        (stain, fibre)
        for stain, spilled in stains.items()
        for fibre, material in fibres.items()
        if spilled | material == words and words not in (spilled, material)
    ]
    return [*whole, *both][:limit]


@lru_cache(maxsize=2048)
def _spoken(name: str, words: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The phrases of a topic as they are compared, and every word in them."""
    phrases = tuple(map(fold, (name, *words)))
    return phrases, frozenset(word for phrase in phrases for word in phrase.split())


_LITTLE_WORDS = frozenset({"on", "in", "the", "a", "an", "of", "my", "and", "with", "from"})


def advice_text(advice: Advice) -> str:
    """Advice as it is kept: a line for each step, “!” before what never to do, “>” before when to call us."""
    lines = [*advice.steps]
    lines += [f"{_NEVER} {line}" for line in advice.never] + [f"{_CALL} {line}" for line in advice.call_us]
    return "\n".join(lines)


def read_advice(text: str) -> Advice:
    """Advice from the lines in which it is kept."""
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    for line in text.splitlines():
        words = line.strip()
        place = _MARKS.get(words[:1], 0)
        words = words[1:].strip() if place else words
        if words:
            parts[place].append(words)
    return Advice(*(tuple(part) for part in parts))


def advice_of(steps: str, never: str, call_us: str) -> Advice:
    """Advice from three fields with a line each; a mark at the beginning of a line is taken as a word less."""
    return Advice(_lines(steps), _lines(never), _lines(call_us))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(words for line in text.splitlines() if (words := line.strip().lstrip(f"{_NEVER}{_CALL}").strip()))


def _together(stain: Topic, fibre: Topic) -> Advice:
    """A stain on a fiber for which nobody wrote a page."""
    if fibre.goes_first:
        steps = stain.dry_steps or fibre.advice.steps
        return Advice(steps, _once(fibre.advice.never, stain.advice.never), _once(fibre.advice.call_us))
    return Advice(
        _once(fibre.advice.steps, stain.advice.steps),
        _once(fibre.advice.never, stain.advice.never),
        _once(stain.advice.call_us, fibre.advice.call_us),
    )


def _once(*parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for part in parts for line in part))


def _topics_in(data: Mapping[str, Any]) -> dict[str, Topic]:
    return {
        key: Topic(
            key,
            page["name"],
            tuple(page.get("words", ())),
            _advice_in(page),
            goes_first=bool(page.get("goes_first", False)),
            dry_steps=tuple(page.get("dry_steps", ())),
        )
        for key, page in data.items()
    }


def _advice_in(page: Mapping[str, Any]) -> Advice:
    return Advice(tuple(page.get("steps", ())), tuple(page.get("never", ())), tuple(page.get("call_us", ())))
