"""Where a job stands, by the words of the programs people come from, in four languages."""

from __future__ import annotations

import re
from datetime import date

# In this order: the first that fits is taken, so that "not completed" is not completed and "unscheduled" no booking.
_STATES: tuple[tuple[str, ...], ...] = (
    (
        "no_show",
        r"no[- ]?show|not (?:at )?home|nobody (?:home|there)|nicht (?:angetroffen|erschienen)|niemand da|absent",
        r"no se present|nadie en casa",
    ),
    (
        "cancelled",
        r"cancel|storniert|abgesagt|annul|deleted|void|gelöscht|supprim|eliminad|anulad",
    ),
    ("lost", r"\blost\b|declin|reject|expired|not won|abgelehnt|verloren|refus|perdu|perdido|rechazad|caducad"),
    (
        "under_way",
        r"in.progress|under.?way|started|on my way|en route|working|in arbeit|begonnen|en cours|en curso|en progreso",
        r"incomplet|not (?:yet )?(?:complet|done|finish)|partially (?:complet|done)|inachev|sin terminar",
    ),
    (
        "enquiry",
        r"enquir|inquir|\blead\b|request|needs? (?:scheduling|to be scheduled)|unscheduled|not scheduled|to schedule",
        r"\bnew\b|submitted|anfrage|ungeplant|zu planen|demande|à planifier|non planifi|consulta|solicit|por programar",
        r"sin programar",
    ),
    ("quoted", r"quot|estimat|proposal|awaiting response|angebot|kostenvoranschlag|devis|presupuest|cotiz"),
    ("booked", r"terminiert|vereinbart"),
    (
        "done",
        r"complet|done|finish|\bclosed\b|\bpaid\b|invoic|billed|archived|past due|overdue|erledigt|fertig",
        r"abgeschlossen|ausgeführt|durchgeführt|abgerechnet|fakturiert|termin|effectu|réalis|factur|realizad|hecho",
        r"payé|réglé|bezahlt|pagado|cobrad",
    ),
    (
        "booked",
        r"schedul|booked|confirm|upcoming|dispatched|assigned|approved|accepted|pending|hold|won\b|geplant|gebucht",
        r"bestätigt|disponiert|planifi|prévu|réserv|confirmé|program|reserv|agendad|pendiente|asignad",
    ),
)
_STATE_WORDS = tuple((state, re.compile("|".join(words), re.IGNORECASE)) for state, *words in _STATES)
_OURS = frozenset({"enquiry", "quoted", "booked", "under_way", "done", "cancelled", "no_show", "lost"})
# Open may be an invoice that nobody paid, or a job that nobody did: the day decides.
_BY_THE_DAY = re.compile(r"\bopen\b|\bactive\b|\boffen|ouvert|abiert|activ|aktiv|late\b|today", re.IGNORECASE)


def state_of(text: str, starts_on: date, today: date) -> tuple[str, bool]:
    """One of our states, and whether the words told it; else a past day was done and a coming one is booked."""
    by_day = "done" if starts_on <= today else "booked"
    if text in _OURS:
        return text, True
    for state, words in _STATE_WORDS:
        if text and words.search(text):
            return ("enquiry" if state == "quoted" and "request" in text.casefold() else state), True
    return by_day, not text or bool(_BY_THE_DAY.search(text))
