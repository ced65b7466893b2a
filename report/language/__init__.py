"""How English and Chinese write numbers, words and lines: rules here, lists in YAML beside them."""
