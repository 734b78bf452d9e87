"""The six steps of putting right, with the words to say; a firm may write its own."""

from __future__ import annotations

from app.queries import firm as firm_queries
from app.rules.defence_words import defensive_hits
from app.translations import gettext as _
from ui.widgets.script_steps import ScriptStep

STEP_COUNT = 6


def our_script() -> tuple[ScriptStep, ...]:
    """The steps in our words."""
    return (
        ScriptStep(_("Listen"), _("“Tell me what you see. I am writing it down.”")),
        ScriptStep(_("Say sorry, no excuses"), _("“I am sorry. That is not what you trusted us for.”")),
        ScriptStep(_("Ask what would make it right"), _("“What would make this great for you?”")),
        ScriptStep(_("Promise one thing, with a time"), _("“I will ... by ..., and I will see to it myself.”")),
        ScriptStep(_("Do it, and a little more"), _("Then write down how it was put right.")),
        ScriptStep(_("Ask again in 3 days"), _("“Is it great now, not just good?”")),
    )


def own_words() -> tuple[str, ...]:
    """What the firm itself wrote for each step; empty where it wrote nothing."""
    stored = firm_queries.get_setting(firm_queries.RECOVERY_SCRIPT) or []
    words = [str(each) for each in stored] if isinstance(stored, list) else []
    return tuple([*words, *[""] * STEP_COUNT][:STEP_COUNT])


def recovery_script() -> tuple[ScriptStep, ...]:
    """The firm's own words where it wrote some, ours otherwise."""
    return tuple(
        ScriptStep(step.title, words or step.words) for step, words in zip(our_script(), own_words(), strict=True)
    )


def steps_behind(steps_done: tuple[bool, ...]) -> int:
    """How many steps from the first are done without a gap: the next one is what to do now."""
    return next((place for place, is_done in enumerate(steps_done) if not is_done), len(steps_done))


def defensive_spans(text: str) -> list[tuple[int, int, str]]:
    """Where a draft defends instead of caring (R7)."""
    return [(hit.start, hit.end, hit.phrase) for hit in defensive_hits(text)]
