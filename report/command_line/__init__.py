"""What a person can ask for on the command line, and how the outcome is told."""
