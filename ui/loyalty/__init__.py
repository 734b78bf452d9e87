"""Who is thanked, when and with what: anniversaries, round visits, certificates and what was given."""
