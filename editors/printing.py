"""What the commands print about a location and about an invitation."""

from accounts.models import User
from accounts.services import password_link
from editors.services import LocationSetup
from locations.models import LocationPage


def set_up(setup: LocationSetup) -> str:
    """Return what a location has, a line a thing."""
    page = setup.page
    state = "made as a draft" if setup.is_new else "was there already"
    languages = ", ".join(
        f"{each.locale.language_code} ({'public' if each.live else 'draft'})"
        for each in setup.translations
    )
    lines = [
        f"{page.title}: {state}, at {page.url_path}",
        f"  languages: nl{', ' if languages else ''}{languages}",
        f"  groups: {', '.join(group.name for group in setup.groups)}",
        f"  collection: {setup.collection.name}, private; workflow: {setup.workflow.name}",
        *(f"  taken back: {each}" for each in setup.taken_back),
    ]
    return "\n".join(lines)


def invitation(user: User, role: str, location: LocationPage | None) -> str:
    """Return who was invited; with a link, once, for who has never logged in."""
    place = f" at {location.title}" if location else ""
    line = f"{user.email}: {role}{place}"
    if user.last_login is None:
        return f"{line}\n  invited by mail; the same link: {password_link(user)}"
    return f"{line}; has an account already"
