"""The report in one language: every word, written number, citation, address."""
