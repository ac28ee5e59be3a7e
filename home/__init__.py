"""The front page and plain information pages."""
