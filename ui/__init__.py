"""What the user sees: Qt only."""
