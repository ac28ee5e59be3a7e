// Reads a calendar on stdin and prints one JSON line for each of its dates, in order of time:
//   {"start": "2026-11-24T08:30:00.000Z", "status": "CONFIRMED", "uid": "…@koala"}
// It unfolds RRULE, EXDATE and RECURRENCE-ID by ical.js, which knows nothing of our code. Zones
// come from the calendar itself. Exit code 1, with a sentence on stderr, for what is no calendar.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const MOST_DATES = 20_000; // a rule without end would never stop

function dates(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  const overrides = events.filter((event) => event.isRecurrenceException());
  const found = [];
  for (const event of events) {
    if (event.isRecurrenceException()) continue;
    if (!event.isRecurring()) {
      found.push(line(event.startDate, event));
      continue;
    }
    for (const override of overrides) {
      if (override.uid === event.uid) event.relateException(override);
    }
    const iterator = event.iterator();
    for (let next = iterator.next(); next; next = iterator.next()) {
      const details = event.getOccurrenceDetails(next);
      found.push(line(details.startDate, details.item));
      if (found.length > MOST_DATES) throw new Error(`More than ${MOST_DATES} dates.`);
    }
  }
  return found;
}

function line(start, event) {
  return {
    start: start.toJSDate().toISOString(),
    status: event.component.getFirstPropertyValue("status"),
    uid: event.uid,
  };
}

try {
  const found = dates(readFileSync(0, "utf8"));
  found.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  for (const each of found) console.log(JSON.stringify(each));
} catch (error) {
  console.error(`check.mjs: this is no calendar that ical.js can read. ${error.message}`);
  process.exit(1);
}
