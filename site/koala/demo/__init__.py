"""The demo content: made-up places, people and activities, as plain data. No Django here."""
