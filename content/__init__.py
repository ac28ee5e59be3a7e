"""The writing kit: base page, blocks, pictures."""
