"""What the preview says about papers: how many there are, for when, what to look at first, what became of them."""

from __future__ import annotations

from datetime import date

from app.translations import gettext as _
from app.translations import ngettext
from ui.print_preview.paper_making import MadePapers
from ui.theme.tones import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.wording import day_words

_MOST_SENTENCES = 4
_BYTES_FROM = 20_000


def title_words(made: MadePapers, today: date) -> str:
    """How many papers, and for which days."""
    words = _of_days(made.kind.count_words(made.result.papers), made, today)
    return _("{papers}, for us, not for handing over").format(papers=words) if made.kind.is_for_us else words


def _of_days(words: str, made: MadePapers, today: date) -> str:
    """What there is, with the day or days it is of, and of which van."""
    if made.request.van:
        words = _("{papers} of {van}").format(papers=words, van=made.request.van)
    first, last = made.request.day, made.request.last_day
    if first is None:
        return words
    day = day_words(first, today)
    if last is not None:
        return _("{papers}, {first} to {last}").format(papers=words, first=day, last=day_words(last, today))
    return _("{papers} for {day}").format(papers=words, day=day)


def print_words(made: MadePapers) -> str:
    """The button, with what it will do."""
    pages = made.result.pages
    return ngettext("&Print {count} page", "&Print {count} pages", pages).format(count=f"{pages:,}")


def progress_words(done: int, total: int) -> str:
    """How far it is; the bytes of a file that is saved are nothing to read."""
    if not 0 < total < _BYTES_FROM:
        return ""
    return _("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}")


def posted_words(count: int) -> str:
    """What became of Mark posted."""
    if not count:
        return _("These papers were marked as posted before; nothing was written twice.")
    words = ngettext("{count} paper is marked as posted", "{count} papers are marked as posted", count)
    return words.format(count=f"{count:,}")


def file_name(made: MadePapers) -> str:
    """Under which name the papers are saved unless somebody types another."""
    day = made.request.day.isoformat() if made.request.day is not None else ""
    return "-".join(part for part in (made.request.kind, day) if part) + ".pdf"


def show_warnings(banner: Banner, made: MadePapers) -> None:
    """Say above the pages what somebody should look at before the papers go out; nothing to say leaves it hidden."""
    sentences = made.result.warnings
    if not sentences:
        return
    shown = list(sentences[:_MOST_SENTENCES])
    more = len(sentences) - len(shown)
    if more:
        shown.append(ngettext("And {count} more.", "And {count} more.", more).format(count=more))
    banner.tell(_warning_title(made), " ".join(shown), Tone.SOON, "triangle-alert")


def show_failure(banner: Banner, sentence: str, button: Button) -> None:
    """Say above the pages why they did not go out; the button does it again."""
    banner.tell(_("That did not work"), sentence, Tone.LATE, "triangle-alert", (button,))


def _warning_title(made: MadePapers) -> str:
    if made.result.missing_characters:
        return _("Some letters cannot be printed")
    if made.request.kind == "recovery-letter":
        return _("Please read this again before it goes out")
    return _("Please look at this first")
