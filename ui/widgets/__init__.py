"""Shared components: they take plain values and signals only, and know no page and no database."""
