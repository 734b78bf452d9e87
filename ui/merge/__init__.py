"""Two cards side by side: make them one, or say that they are not."""
