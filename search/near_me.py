"""Where a device is, when somebody taps to say so. It stands in no address and in no log."""

from math import isfinite
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict

from locations.geo import Coordinates

DECIMALS = 2  # about a kilometre
NAMES = ("latitude", "longitude")


def position_in(data: QueryDict) -> Coordinates | None:
    """Return the position, rounded however exact it came; None when it makes no sense."""
    try:
        latitude, longitude = (float(data.get(name, "")[:20]) for name in NAMES)
    except ValueError:
        return None
    if not (isfinite(latitude) and isfinite(longitude)):
        return None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None
    return Coordinates(round(latitude, DECIMALS), round(longitude, DECIMALS))


def without_position(data: QueryDict) -> QueryDict:
    """Return the other answers: from here on addresses are made of these."""
    answers = data.copy()
    for name in NAMES:
        answers.pop(name, None)
    return answers


def comes_from_here(request: HttpRequest) -> bool:
    """Return False when another site sent the form.

    A token would need a cookie, and pages for families set none. Browsers say themselves who
    sends; the answer changes nothing and knows nobody, so an old browser that is silent may ask.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site in {"same-origin", "none"}
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()
