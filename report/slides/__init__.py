"""Editions → presentations with native, editable charts, made with python-pptx."""
