"""How fast the site is with many more activities than it will ever have."""
