"""The KOALA site put together: settings, addresses, demo content."""
