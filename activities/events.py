"""What activities tell the floors above."""

from django.dispatch import Signal

# Dates of one activity were added, changed or deleted. Sends its `activity_key`.
dates_changed = Signal()
