"""The table of what may be compared, added and drawn together; what follows from two numbers."""
