"""Papers: rows in, PDF out."""
