"""The admin as editors meet it: their week, their first page, and the guards between locations."""
