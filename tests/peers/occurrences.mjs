// Says what two other calendar programs make of a window. Each line of standard input asks about a rule or about a calendar file:
// rrule answers with the rule's local starts, ical.js with the instants of each entry of the file, a line each.
import { createInterface } from "node:readline";
import ICAL from "ical.js";
import rrule from "rrule";

// rrule knows no zones as the portal does; local times are handed to it as if they were UTC.
function localStarts({ rule, until, start, most }) {
  const options = rrule.RRule.parseString(rule);
  options.dtstart = new Date(start + "Z");
  if (until) options.until = new Date(until + "Z");
  const found = [];
  new rrule.RRule(options).all((date) => found.push(date.toISOString().slice(0, 19)) < most);
  return found;
}

function instants(vevent, most) {
  const occurrences = new ICAL.Event(vevent).iterator();
  const found = [];
  for (let next = occurrences.next(); next && found.length < most; next = occurrences.next()) {
    found.push(new Date(next.toUnixTime() * 1000).toISOString().slice(0, 19) + "Z");
  }
  return found;
}

// A series with its changed occurrences: start and end of each, by the order of their starts, those before an instant.
function changed(vevents, before) {
  const [series] = vevents.filter((vevent) => !vevent.hasProperty("recurrence-id"));
  const event = new ICAL.Event(series, { exceptions: vevents.filter((vevent) => vevent !== series) });
  const occurrences = event.iterator();
  const found = [];
  // Changed occurrences move by 70 days at most in what is asked.
  const last = Date.parse(before) / 1000 + 100 * 86400;
  for (let next = occurrences.next(); next && next.toUnixTime() < last; next = occurrences.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(next);
    if (startDate.toUnixTime() * 1000 < Date.parse(before)) found.push([startDate, endDate].map((time) => new Date(time.toUnixTime() * 1000).toISOString().slice(0, 19) + "Z").join("/"));
  }
  return found.sort();
}

function* events(file) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  yield* calendar.getAllSubcomponents("vevent");
}

function answer(expand) {
  try {
    console.log(JSON.stringify(expand()));
  } catch (error) {
    console.log(JSON.stringify([`${error.name}: ${error.message}`]));
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  if (question.rule) answer(() => localStarts(question));
  else if (question.before) answer(() => changed([...events(question.file)], question.before));
  else for (const event of events(question.file)) answer(() => instants(event, question.most));
}
