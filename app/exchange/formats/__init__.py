"""The exports of known programs, each as data."""
