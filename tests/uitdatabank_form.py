"""The form of an entry that publiq's Entry API takes, as far as we use it."""

import re
from datetime import datetime

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
REQUIRED = {"mainLanguage", "name", "terms", "calendarType", "subEvent"}
KNOWN = REQUIRED | {
    "description",
    "location",
    "typicalAgeRange",
    "audience",
    "priceInfo",
    "bookingInfo",
    "attendanceMode",
    "contactPoint",
    "labels",
    "workflowStatus",
}


def check_words(words):
    assert set(words) <= {"nl", "fr", "de", "en"}
    assert all(isinstance(text, str) and text for text in words.values())


def check_sub_event(each):
    assert {"startDate", "endDate", "status"} <= set(each)
    assert set(each) <= {"startDate", "endDate", "status", "bookingAvailability"}
    assert MOMENT.fullmatch(each["startDate"])
    assert MOMENT.fullmatch(each["endDate"])
    assert datetime.fromisoformat(each["startDate"]) < datetime.fromisoformat(each["endDate"])
    assert each["status"]["type"] in ("Available", "TemporarilyUnavailable", "Unavailable")
    if "reason" in each["status"]:
        assert each["status"]["type"] != "Available"
        check_words(each["status"]["reason"])
    booking = each.get("bookingAvailability", {"type": "Available"})
    assert booking["type"] in ("Available", "Unavailable")
    assert booking.get("remainingCapacity", 0) <= booking.get("capacity", 10**6)


def check(entry):
    """Check an entry against the form that publiq's Entry API takes."""
    assert REQUIRED <= set(entry) <= KNOWN
    assert entry["mainLanguage"] == "nl"
    for words in (entry["name"], entry["description"]):
        check_words(words)
        assert "nl" in words
    [event_type_of_entry] = [each for each in entry["terms"] if each["domain"] == "eventtype"]
    assert re.fullmatch(r"\d+(\.\d+){4}", event_type_of_entry["id"])
    if entry["attendanceMode"] == "online":
        assert "location" not in entry
    else:
        assert re.fullmatch(r"https://[\w.-]+/places/[0-9a-f-]{36}", entry["location"]["@id"])
    count = len(entry["subEvent"])
    assert entry["calendarType"] == ("single" if count == 1 else "multiple")
    assert count >= 1
    for each in entry["subEvent"]:
        check_sub_event(each)
    assert re.fullmatch(r"\d*-\d*", entry["typicalAgeRange"])
    assert entry["audience"] == {"audienceType": "everyone"}
    [price] = entry["priceInfo"]
    assert (price["category"], price["priceCurrency"]) == ("base", "EUR")
    assert all(2 <= len(label) <= 255 and ";" not in label for label in entry["labels"])
    assert entry["workflowStatus"] == "DRAFT"
