"""Reads a calendar with icalendar, and prints its events as JSON: what each property is once it has been decoded."""

import json
import sys

from icalendar import Calendar


def text(value):
    return value if value is None or isinstance(value, str) else {"not text": repr(value)}


def categories(event):
    value = event.get("CATEGORIES")
    return [] if value is None else [str(one) for one in value.cats]


calendar = Calendar.from_ical(sys.stdin.buffer.read())
print(
    json.dumps(
        {
            "name": text(calendar.get("NAME")),
            "events": [
                {
                    "uid": text(event.get("UID")),
                    "title": text(event.get("SUMMARY")),
                    "description": text(event.get("DESCRIPTION")),
                    "location": text(event.get("LOCATION")),
                    "url": text(event.get("URL")),
                    "status": text(event.get("STATUS")),
                    "categories": categories(event),
                    "start": event.decoded("DTSTART").isoformat(),
                }
                for event in calendar.walk("VEVENT")
            ],
        }
    )
)
