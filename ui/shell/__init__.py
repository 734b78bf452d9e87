"""The frame around every page: rail, find box, Care strip, toasts and the actions."""
