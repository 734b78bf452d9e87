"""One page for everything that can be set."""
