"""Who logs in on the demo site. The seeding service gives them a password; none stands here."""

from editors.roles import RoleCode
from koala.demo.shapes import Row


def person(
    email: str,
    first_name: str,
    role: RoleCode,
    location: str | None = None,
    *,
    language: str = "nl",
    translates: str | None = None,
) -> Row:
    """Return somebody who logs in. `language`: of the admin; `translates`: into which one."""
    return {
        "email": email,
        "first_name": first_name,
        "role": role,
        "location": location,
        "language": language,
        "translates": translates,
    }


USERS: list[Row] = [
    person("netwerk@example.org", "Veerle", RoleCode.NETWORK),
    person("lien@example.org", "Lien", RoleCode.EDITOR, "L1"),
    person("els@example.org", "Els", RoleCode.EDITOR, "L2"),
    person("joke@example.org", "Joke", RoleCode.EDITOR, "L3"),
    person("naima@example.org", "Naïma", RoleCode.EDITOR, "L4", language="fr"),
    person("annelies@example.org", "Annelies", RoleCode.EDITOR, "L5"),
    person("greet@example.org", "Greet", RoleCode.EDITOR, "L6"),
    person("samira@example.org", "Samira", RoleCode.CALENDAR, "L2"),
    person("claire@example.org", "Claire", RoleCode.TRANSLATOR, language="fr", translates="fr"),
    person("wout@example.org", "Wout", RoleCode.REVIEWER, "L1"),
    person("opgroeien@example.org", "Katrien", RoleCode.READER),
]
