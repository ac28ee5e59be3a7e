#!/usr/bin/env python
"""Run a management command."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent

# `site/` holds the project package `koala`. It cannot be a package itself: the standard
# library's module `site` is imported before any of ours and always wins.
for path in (ROOT / "site", ROOT):
    if str(path) not in sys.path:
        sys.path.insert(0, str(path))


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koala.settings.dev")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
