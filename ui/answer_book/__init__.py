"""What to say when something was spilled: pages to read from while the telephone is in the other hand."""
