"""How English and Chinese write numbers, words and lines."""
