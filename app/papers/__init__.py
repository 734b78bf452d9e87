"""Printing, as window and command line share it: query, number, PDF, and only then the mark that it was printed."""
