"""What headings and values look like: our fields, their wordings in four languages, likeness."""
