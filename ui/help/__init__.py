"""The offline help and the overlay of keys."""
