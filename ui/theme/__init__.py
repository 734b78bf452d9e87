"""The visual language: tokens, palette, style sheet, fonts and icons, and the one place that applies them."""
