"""The site of many reports: a front page of all, and each in a folder below it."""
