"""Find an activity: criteria, form, finder."""
