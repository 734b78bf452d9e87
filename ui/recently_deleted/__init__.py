"""What was deleted in the last thirty days."""
