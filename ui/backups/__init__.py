"""Going back to a backup: the list, and the name typed to confirm."""
