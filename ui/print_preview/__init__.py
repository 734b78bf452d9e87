"""What will be printed, page by page, before it is printed."""
