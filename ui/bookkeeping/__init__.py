"""What the bookkeeper takes over: which days."""
