"""What clients say: the front door, the list, and what becomes of each of their words."""
