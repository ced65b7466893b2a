"""What may be compared, added up and drawn together, and what follows from two numbers."""
