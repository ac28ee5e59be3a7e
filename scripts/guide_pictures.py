"""Take the pictures of the guide for editors: `make guide`. Needs the Debian package `chromium`.

Fills a throw-away demo around one fixed day, so that the same screens give the same pictures, and
writes site/static/guide/<language>/<screen>.webp and, in screens.json, what each screen said.
A database that holds a demo already is used as it is.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path

import django

django.setup()

from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402
from PIL import Image  # noqa: E402

from accounts.models import User  # noqa: E402
from activities.schedule import BRUSSELS  # noqa: E402
from content.models import Picture  # noqa: E402
from editors.guide import TASKS  # noqa: E402
from editors.permissions import locations_of  # noqa: E402
from scripts.browser import Browser  # noqa: E402
from scripts.guide_screens import Screen, html_of, own_texts, screens  # noqa: E402

AT = datetime(2026, 11, 23, 10, tzinfo=BRUSSELS)
WHO = {"nl": "lien@example.org", "fr": "naima@example.org"}
PICTURES = Path(__file__).resolve().parents[1] / "site" / "static" / "guide"
WIDTH, HEIGHT = 360, 560
MAX_BYTES = 40_000


class Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """Serve the site on a free port as long as it is needed; give its address."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def take(browser: Browser, site: str, screen: Screen) -> bytes:
    browser.open(site + screen.url)
    if screen.middle:
        to = "{block: 'center', behavior: 'instant'}"
        browser.run(f"document.querySelector('{screen.middle}').scrollIntoView({to})")
    return browser.picture()


def small(png: bytes) -> bytes:
    """Return a picture as WebP, as good as MAX_BYTES allows."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    for quality in range(80, 20, -10):
        file = BytesIO()
        picture.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= MAX_BYTES:
            break
    return file.getvalue()


def main() -> None:
    timezone.now = lambda: AT  # of the whole site
    call_command("migrate", verbosity=0)
    if not User.objects.exists():
        call_command("seed_demo", today=AT.date().isoformat())
    said: dict[str, dict[str, list[str]]] = {}
    with served() as site:
        for language, email in WHO.items():
            with Browser(language) as browser:
                browser.resize(WIDTH, HEIGHT, scale=1.5)
                said[language] = take_all(browser, site, language, User.objects.get(email=email))
    words = json.dumps(said, ensure_ascii=False, indent=1)
    (PICTURES / "screens.json").write_text(f"{words}\n", encoding="utf-8")


def take_all(browser: Browser, site: str, language: str, user: User) -> dict[str, list[str]]:
    """Write the pictures of one language, and return what the screens on them say."""
    location = locations_of(user).get()
    picture = Picture.objects.order_by("pk").first()
    assert picture is not None  # noqa: S101 - the demo has some
    of_name = screens(location, picture, language)
    client = Client()
    client.force_login(user)
    folder = PICTURES / language
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.webp"):
        old.unlink()
    said = {}
    for task in TASKS:
        screen = of_name[task.code]
        browser.send("Network.clearBrowserCookies")
        if not screen.is_open:
            cookie = client.cookies["sessionid"].value
            browser.send("Network.setCookie", name="sessionid", value=cookie, url=site)
        content = small(take(browser, site, screen))
        (folder / f"{task.code}.webp").write_bytes(content)
        html = html_of(screen, user=user, language_code=language)
        said[task.code] = own_texts(html, screen.part, language)
        print(f"{language} {task.code}: {len(content) / 1000:.0f} kB")
    return said


if __name__ == "__main__":
    main()
