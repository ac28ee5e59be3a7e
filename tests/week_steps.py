"""Steps that tests of the week take: open a screen, fill it in, read what families see."""

from django.urls import reverse

from activities.models import Occurrence


def on(day, **more):
    return Occurrence.objects.get(original_date=day, **more)


def address(name, location, *args):
    """Return the address of a screen: "" is the week, "_cancel" and the like are of a date."""
    return reverse(f"koala_week{name}", args=[location.pk, *args])


def send(client, name, location, day, **data):
    """Open the screen of a date, fill it in and send it, as a browser does."""
    url = address(name, location, on(day).uid)
    seen = client.get(url).context["seen"]
    return client.post(url, {"seen": seen, **data}, follow=True)


def sentence_of(answer):
    """Return what the page says was done."""
    return answer.context["told"]


def problems_of(answer):
    """Return every problem that a form shows."""
    return [text for each in answer.context["form"].errors.values() for text in each]
