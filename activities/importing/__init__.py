"""Calendars and season plans of others become drafts: read, compared, shown, and only then kept."""
