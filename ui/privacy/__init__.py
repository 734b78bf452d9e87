"""What concerns a client as a whole: leaving, merged cards, their data in a folder, being forgotten."""
