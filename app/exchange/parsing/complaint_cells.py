"""What the words in the cells of a file of complaints mean, in four languages: class, state, fix, ending, category."""

from __future__ import annotations

import re

from app.rules.complaint_events import FixOutcome
from app.rules.complaint_words import suggest_category
from app.rules.complaints import Category


def _table(*entries: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile("|".join(words), re.IGNORECASE)) for name, *words in entries)


_PRIORITIES = _table(
    ("P1", r"\bp\s?1\b|\b1\b|critical|very high|highest|emergency|kritisch|sehr hoch|notfall|critique",
     r"très haute|crítica|muy alta"),
    ("P4", r"\bp\s?4\b|\b4\b|\blow|lowest|minor|niedrig|gering|basse|faible|baja|leve"),
    ("P3", r"\bp\s?3\b|\b3\b|medium|normal|moderate|mittel|moyenne|media"),
    ("P2", r"\bp\s?2\b|\b2\b|\bhigh|urgent|serious|hoch|dringend|haute|élevée|urgente|alta|grave"),
)  # fmt: skip
_CLOSED = re.compile(
    r"closed|resolved|solved|\bdone|complet|finish|settled|fixed|made.good|geschlossen|erledigt|gelöst|behoben|"
    r"abgeschlossen|clôtur|clos\b|ferm|résol|terminé|réglé|cerrad|resuelt|solucionad|terminad|withdrawn|cancel",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"open|\bnew\b|pending|in progress|waiting|unresolved|not (?:yet )?(?:closed|resolved|fixed)|offen|"
    r"\bneu\b|in arbeit|"
    r"wartet|ungelöst|nicht (?:erledigt|gelöst)|ouvert|nouveau|nouvelle|en cours|en attente|non résol|abiert|nuev[ao]|"
    r"pendiente|en curso|sin resolver|^call.?back|^put.?right|^check.?back|investigat",
    re.IGNORECASE,
)
_FIXES = _table(
    (FixOutcome.REFUND, r"refund|credit|money back|discount|erstatt|gutschrift|rabatt|rembours|avoir",
     r"remise|reembols|descuento|devoluci"),
    (FixOutcome.VISIT, r"re-?clean|redo|redone|came back|went back|return|revisit|repair|replac",
     r"treated|nachgereinigt|nachreinig|nachgebess|nochmals?|repari|refait|nettoyé|repassé|réparé|remplac",
     r"repetid|limpi|repar|cambi"),
    (FixOutcome.APOLOGY_ACCEPTED, r"apolog|sorry|entschuldig|excus|disculp"),
    (FixOutcome.ON_THE_PHONE, r"phone|call|explain|advice|telefon|erklärt|téléphone|expliqu|teléfono|explic"),
    (FixOutcome.NOTHING_WANTED, r"nothing|no action|nichts|\brien\b|nada|ninguna"),
)  # fmt: skip
_LOST = re.compile(
    r"lost|left us|\bno\b|not (?:happy|satisf|won)|unhapp|dissatisf|refus|verloren|\bnein\b|unzufrieden|"
    r"nicht|perdu|\bnon\b|"
    r"mécontent|insatisf|pas (?:content|satisf)|perdid|never again|went elsewhere",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"won back|kept|\byes\b|happy|satisf|thank|great|pleased|fine|good|zurückgewonnen|\bja\b|zufrieden|"
    r"reconquis|\boui\b|"
    r"content|recuperad|\bsí\b|\bsi\b|agradec|danke|merci|gracias|love|perfect|stays|booked again",
    re.IGNORECASE,
)
# English is read by the rules themselves; these are what people write elsewhere.
_CATEGORIES = _table(
    (Category.INJURY, r"verletz|gestürzt|ausgerutscht|bless(?:é|ure)|chute|glissé|herid|caíd|resbal"),
    (Category.ILLNESS, r"allerg(?:isch|ique|ia)|krank|malade|enferm"),
    (Category.COLOUR_LOSS, r"verfärbt|ausgeblichen|farbe|décolor|déteint",
     r"color(?:es)? (?:corrid|perdid)|destiñ|decolor"),
    (Category.SHRINKAGE, r"eingelaufen|geschrumpft|rétréci|encogid"),
    (Category.DAMAGE, r"beschädig|schaden|kratzer|zerkratzt|kaputt|dommage|abîm|endommag|cass",
     r"dañ|roto|rota\b|rayad|rayé"),
    (Category.WICKING, r"fleck(?:en)? (?:ist |sind )?(?:wieder|zurück)|tache.{0,20}(?:revenu|réappar)",
     r"mancha.{0,20}(?:volv|vuelt|reaparec)"),
    (Category.OVER_WET, r"\bnass|feucht|durchnässt|mouill|humide|trempé|mojad|húmed|empapad"),
    (Category.ODOUR, r"geruch|riecht|stinkt|odeur|sent mauvais|pue\b|olor|huele"),
    (Category.OVERBILLED, r"zu viel berechnet|zu teuer|rechnung (?:falsch|zu hoch)|trop factur",
     r"surfactur|cobr.{0,12}(?:de más|demasiado)"),
    (Category.NO_SHOW, r"nicht (?:gekommen|erschienen)|(?:pas|jamais) venu|no (?:vino|vinieron|se present)"),
    (Category.LATE, r"zu spät|verspät|en retard|retard\b|tarde\b|retraso"),
    (Category.RUDE_OR_UNSAFE, r"unfreundlich|unhöflich|impoli|grossi|groser|maleduc"),
    (Category.MISSED_AREA, r"vergessen|nicht gereinigt|ausgelassen|oubli|pas nettoy|olvid|sin limpiar|no limpi"),
    (Category.VISIBLE_SPOT, r"fleck|tache|mancha"),
    (Category.RESIDUE, r"klebrig|rückst|collant|résidu|pegajos|residuo"),
)  # fmt: skip


def priority_of(text: str) -> str:
    """P1 to P4 by the words for it, or an empty text."""
    return next((name for name, words in _PRIORITIES if text and words.search(text)), "")


def is_open_by(text: str) -> bool | None:
    """Whether the words say open (True) or closed (False); None if they say neither."""
    if _OPEN.search(text):
        return True
    return False if _CLOSED.search(text) else None


def fix_of(text: str) -> str:
    """How it was put right by the words, as one of R7's ways, or an empty text."""
    if text in set(FixOutcome):
        return text
    return next((str(name) for name, words in _FIXES if text and words.search(text)), "")


def is_satisfied_by(text: str) -> bool | None:
    """Whether the last words say that the client is with us again; None if they do not tell."""
    if _LOST.search(text):
        return False
    return True if _KEPT.search(text) else None


def category_of(text: str) -> str:
    """What went wrong, as a category of R6: by its name, by the rules' own reading, by the words of other languages."""
    if not text:
        return ""
    name = text.strip().casefold().replace(" ", "_").replace("-", "_")
    if name in set(Category):
        return name
    suggested = suggest_category(text)
    if suggested is not None:
        return suggested.value
    return next((str(found) for found, words in _CATEGORIES if words.search(text)), "")
