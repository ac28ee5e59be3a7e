"""Who logs in on the demo site. The seeding service gives them a password; none stands here."""

from koala.demo.shapes import Row

NETWORK_EDITOR = "network-editor"  # every location, the terms, the texts for professionals
LOCATION_EDITOR = "location-editor"  # one location and its activities, nothing else

USERS: list[Row] = [
    {
        "email": "netwerk@example.org",
        "first_name": "Veerle",
        "role": NETWORK_EDITOR,
        "location": None,
    },
    {"email": "lien@example.org", "first_name": "Lien", "role": LOCATION_EDITOR, "location": "L1"},
    {"email": "els@example.org", "first_name": "Els", "role": LOCATION_EDITOR, "location": "L2"},
    {"email": "joke@example.org", "first_name": "Joke", "role": LOCATION_EDITOR, "location": "L3"},
    {
        "email": "naima@example.org",
        "first_name": "Naïma",
        "role": LOCATION_EDITOR,
        "location": "L4",
    },
    {
        "email": "annelies@example.org",
        "first_name": "Annelies",
        "role": LOCATION_EDITOR,
        "location": "L5",
    },
    {
        "email": "greet@example.org",
        "first_name": "Greet",
        "role": LOCATION_EDITOR,
        "location": "L6",
    },
]
