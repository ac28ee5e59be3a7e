"""What locations tell the floors above."""

from django.dispatch import Signal

# Holidays that count were added, changed or deleted: dates must be worked out anew.
holidays_changed = Signal()
