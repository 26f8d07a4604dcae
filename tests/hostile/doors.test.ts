import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { all, one, parseXml } from '../support/atom.ts';
import { doorsWith, faultsOf } from '../support/door-faults.ts';
import { calendarEvents } from '../support/icalendar.ts';

const NASTY = [
  ']]>',
  '&amp; & &#0;',
  '</script><!-- --><script>',
  'a\r\nATTENDEE:mailto:evil@evil.example\r\nEND:VEVENT',
  'a\nBEGIN:VEVENT',
  'a\rX-EVIL:1',
  'a\u2028ATTENDEE:x\u2029b\u0085c',
  '\0\u0001\u0007\b\u000B\u001B[2J\u007F\u009F',
  '\uFFFE\uFFFF\uD800\uDC00\uD800x\uDC00',
  '\u202Eevil\u2066\u200F',
  'comma, semi; colon: back\\slash "quote"',
  '👩‍👩‍👧‍👦'.repeat(30),
  'é'.repeat(200),
  "=cmd|' /C calc'!A0",
  '\t=1+1',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>&b;',
  '[x](javascript:alert(1)) ![y](data:z) <b>',
];

describe('whatever a text is', () => {
  test('the archive that the doors are made of has the text in its title, its people, its events and its actions', () => {
    const files = doorsWith('something else');
    expect(files.get('/feeds/all.xml')).not.toContain('canary');
    expect([...(files.get('/calendar.ics') ?? '').matchAll(/something else/g)].length).toBeGreaterThan(3);
    const titles = all(parseXml(files.get('/feeds/all.xml') ?? ''), 'entry').map((entry) => one(entry, 'title').text);
    expect(titles).toEqual(['something else', 'something else']);
  });

  test.each(NASTY)('H2, H3, H4: every door is whole with the text %j', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });

  test('H3: a text comes back from the calendar as it was, on as many lines', () => {
    const text = 'one, two; three\\n: \\ "four"\nfive 👩‍👩‍👧‍👦';
    expect(calendarEvents(doorsWith(text).get('/calendar.ics') ?? '').map(({ summary }) => summary)).toEqual([
      text,
      `Due: ${text}: ${text} by April 2, 2024`,
    ]);
  });

  test('H2, H3, H4: every door is whole with each of 200 random texts', () => {
    const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...NASTY));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        expect(faultsOf(pieces.join(''))).toEqual([]);
      }),
      { numRuns: 200, seed: 20240318 },
    );
  });
});
