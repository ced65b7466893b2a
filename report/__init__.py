"""A news article's numbers as an explorable, checkable, printable report site.

Modules stand in layers and import only downwards; `tests/test_layers.py` holds the order.
"""
