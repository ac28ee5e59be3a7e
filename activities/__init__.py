"""What and when: activities, series, changes and occurrences."""
