"""A row → what it says in our own terms, free of any database."""
