"""Treat each client as if they were the only one: one card, one call, nothing else on the screen."""
