"""A translation service on this machine: it speaks as DeepL and as LibreTranslate do."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qs

from translations.machine import DeepL, LibreTranslate


class LocalDeepL(DeepL):
    def get_api_endpoint(self):
        return f"{self.options['ENDPOINT']}/v2/translate"


SERVICES = {
    "deepl": ("tests.translation_service.LocalDeepL", {"AUTH_KEY": "sleutel"}, "DeepL"),
    "libretranslate": (
        f"{LibreTranslate.__module__}.{LibreTranslate.__name__}",
        {"API_KEY": "sleutel"},
        "LibreTranslate",
    ),
}


class Service:
    """What was asked, and how it answers. `translate`: one text to another."""

    def __init__(self):
        self.requests = []
        self.translate = "FR {}".format
        self.status = 200
        self.raw = None  # an answer as it is, whatever was asked
        self.count = None  # how many texts it answers, when not as many as were asked
        self.is_silent = False  # it takes what was asked, and never answers
        self.location = ""
        self.gone = Event()

    def behave(self, **how):
        vars(self).update(how)
        if self.is_silent:
            self.options["TIMEOUT"] = 0.2

    @property
    def texts(self):
        return [text for each in self.requests for text in each["texts"]]


def handler_of(service):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            is_deepl = self.path.startswith("/v2/")
            asked = parse_qs(body) if is_deepl else json.loads(body)
            texts = asked["text"] if is_deepl else asked["q"]
            service.requests.append(
                {"path": self.path, "texts": texts, "headers": dict(self.headers), "asked": asked}
            )
            if service.is_silent:
                service.gone.wait()
                return
            answers = [service.translate(text) for text in texts][: service.count]
            if is_deepl:
                answer = {"translations": [{"text": each} for each in answers]}
            else:
                answer = {"translatedText": answers}
            self.send_response(service.status)
            if service.location:
                self.send_header("Location", service.location)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode() if service.raw is None else service.raw)

        def log_message(self, *args):
            pass

    return Handler


@contextmanager
def running_service(settings, name):
    """Run a service and make it the one of the site."""
    service = Service()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(service))
    service.url = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    path, options, service.name = SERVICES[name]
    urls = {"ENDPOINT": service.url, "LIBRETRANSLATE_URL": service.url}
    # Nobody waits this long: a busy machine must not look like a service that takes too long.
    service.options = options | urls | {"TIMEOUT": 60}
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": path, "OPTIONS": service.options}
    try:
        yield service
    finally:
        service.gone.set()
        server.shutdown()
        server.server_close()
