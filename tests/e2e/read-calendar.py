"""What icalendar and dateutil read in a calendar file: its name, its events until an instant, and its faults."""
import json
import sys
from datetime import datetime, timezone

import icalendar
from dateutil.rrule import rrulestr

utc = lambda at: at.astimezone(timezone.utc)
iso = lambda at: utc(at).strftime('%Y-%m-%dT%H:%M:%S.000Z')


def wall(at, zone):
    return at.astimezone(zone).replace(tzinfo=None)


def placed(at, zone):
    return zone.localize(at) if hasattr(zone, 'localize') else at.replace(tzinfo=zone)


def slots(event, until):
    start = event['DTSTART'].dt
    if 'RRULE' not in event:
        return [start]
    # Expanded by what the clocks there say, as RFC 5545 wants it; an end in UTC is told by them, too.
    rule = event['RRULE']
    rule['UNTIL'] = [wall(at, start.tzinfo) for at in rule.get('UNTIL', [])]
    rule = icalendar.vRecur({name: value for name, value in rule.items() if value})
    lists = event.get('EXDATE', [])
    out = {each.dt for dates in (lists if isinstance(lists, list) else [lists]) for each in dates.dts}
    found = []
    for at in rrulestr(rule.to_ical().decode(), dtstart=start.replace(tzinfo=None)):
        slot = placed(at, start.tzinfo)
        if slot > until:
            break
        if slot not in out:
            found.append(slot)
    return found


calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
until = datetime.fromisoformat(sys.argv[2].replace('Z', '+00:00'))
events = calendar.walk('VEVENT')
others = {(str(e['UID']), utc(e['RECURRENCE-ID'].dt)): e for e in events if 'RECURRENCE-ID' in e}
shown = []
for event in events:
    if 'RECURRENCE-ID' in event:
        continue
    for slot in slots(event, until):
        said = others.get((str(event['UID']), utc(slot)), event)
        start = slot if said is event else said['DTSTART'].dt
        shown.append({
            'start': iso(start),
            'end': iso(start + (said['DTEND'].dt - said['DTSTART'].dt)),
            'title': str(said['SUMMARY']),
            'place': str(said.get('LOCATION', '')),
            'uid': str(said['UID']),
        })
print(json.dumps({
    'name': str(calendar['X-WR-CALNAME']),
    'events': sorted(shown, key=lambda one: one['start']),
    'faults': [str(fault) for e in events for fault in e.errors],
}))
