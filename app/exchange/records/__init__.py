"""What rows say → rows of our tables, one kind of record at a time."""
