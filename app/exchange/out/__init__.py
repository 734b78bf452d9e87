"""Files out: lists, address cards, calendars, and everything for moving house."""
