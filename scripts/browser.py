"""A headless Chromium that is told what to do over two pipes, so that no library is needed.

Speaks the Chrome DevTools protocol: JSON, each message ended by a zero byte.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from base64 import b64decode
from types import TracebackType
from typing import Any

FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--hide-scrollbars", "--remote-debugging-pipe"),
)
SECONDS = 60


class Browser:
    """One window of the width of a telephone. Raises RuntimeError for what Chromium refuses."""

    def __init__(self, language_code: str) -> None:
        found = shutil.which("chromium")
        if found is None:
            raise SystemExit("Chromium is needed. Run: sudo apt-get install chromium")
        self._folder = tempfile.TemporaryDirectory()
        theirs, self._out = os.pipe()
        self._in, ours = os.pipe()
        # The protocol wants its pipes as number 3 and 4.
        self._process = subprocess.Popen(  # noqa: S603 - the browser of this machine
            [
                *("/bin/bash", "-c", f'exec "$@" 3<&{theirs} 4>&{ours}', "bash", found, *FLAGS),
                *(f"--lang={language_code}", f"--accept-lang={language_code}"),
                f"--user-data-dir={self._folder.name}",
            ],
            pass_fds=(theirs, ours),
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(theirs)
        os.close(ours)
        self._number = 0
        self._session = ""
        self._rest = b""
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.send("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        self.send("Page.enable")

    def __enter__(self) -> "Browser":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        os.killpg(self._process.pid, signal.SIGTERM)
        self._process.wait(timeout=SECONDS)
        os.close(self._out)
        os.close(self._in)
        self._folder.cleanup()

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Do one thing and return what it answers; what Chromium tells meanwhile is left."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                result: dict[str, Any] = answer["result"]
                return result

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._in, 1 << 20)
            if not piece:
                raise RuntimeError("Chromium went away.")
            self._rest += piece
        raw, self._rest = self._rest.split(b"\0", 1)
        message: dict[str, Any] = json.loads(raw)
        return message

    def run(self, script: str) -> Any:
        """Return what a piece of JavaScript gives."""
        found = self.send(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in found:
            raise RuntimeError(found["exceptionDetails"]["exception"]["description"])
        return found["result"].get("value")

    def resize(self, width: int, height: int, *, scale: float = 1) -> None:
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=scale,
            mobile=width < 600,
        )

    def open(self, url: str) -> None:
        """Open an address and wait until it has come, with its fonts and pictures."""
        self.run("window.isOld = true")
        self.send("Page.navigate", url=url)
        until = time.monotonic() + SECONDS
        while self.run("window.isOld || document.readyState !== 'complete'"):
            if time.monotonic() > until:
                raise RuntimeError(f"{url} did not come within {SECONDS} seconds.")
            time.sleep(0.1)
        self.run("document.fonts.ready.then(() => true)")
        time.sleep(0.4)  # what scripts draw after the page has come

    def picture(self, *, whole_page: bool = False) -> bytes:
        """Return the window as PNG."""
        shot = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole_page)
        return b64decode(shot["data"])
