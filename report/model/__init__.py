"""What a report is: its figures, charts, topics and words as frozen objects."""
