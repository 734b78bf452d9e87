"""Clients: the list, and the card of one client."""
