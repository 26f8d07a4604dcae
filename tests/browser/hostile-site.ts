import { siteOf } from './sites.ts';

export const BAIT = '<img src=x onerror=window.P=1>';

/** Thirty members of a window and of every object: a heading's address must not take their place (A4). */
export const MEMBERS = [
  ...['location', 'document', 'constructor', '__proto__', 'history', 'search', 'main', 'hits', 'fetch', 'URL'],
  ...['pagefind', 'self', 'window', 'top', 'parent', 'name', 'status', 'origin', 'navigator', 'localStorage'],
  ...['sessionStorage', 'toString', 'valueOf', 'hasOwnProperty', 'prototype', 'addEventListener', 'CSS', 'open', 'close', 'event'],
];

const incident = `---
title: '${BAIT} the quokka outage'
date: 2026-02-03
severity: '${BAIT}'
services: ['${BAIT}']
tags: ['${BAIT}']
---

## Timeline

- 09:00 Alert fired, \`${BAIT}\` in the log of the quokka
- 09:20 Resolved, \`<script>window.P=1</script>\` taken out

${MEMBERS.map((name) => `## ${name.replaceAll('_', String.raw`\_`)}\n\nWords about its subject and the quokka.\n`).join('\n')}
## Action items

- [ ] Ann Lee: remove \`${BAIT}\` from the quokka
`;

/** As notes were written long ago, with HTML of that time: harmless all of it. */
const old = `# Weekly sync, 3 May 2012

<center><font color="navy" size="+1">Notes of the platform group</font></center>

## Attendees

- Ann Lee
- Bo Ray

## Notes

<!-- taken over from the wiki -->
Press <kbd>Ctrl</kbd>+<kbd>C</kbd> and wait.<br>Then H<sub>2</sub>O boils<br/>at 100&nbsp;&deg;C.

<details>
<summary>What the log said</summary>

Nothing of any use.

</details>

<p align="center" style="color:red" class="note"><u>Never</u> on a <blink>Friday</blink>.</p>

<table border="1" cellpadding="2"><tr><th>Host</th><td>web-1</td></tr></table>

<a name="later"></a><img src="rack.png" width="300" alt="The rack"> <tt>uptime</tt>
`;

/** A PNG of one pixel. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

/** A site of documents that try, and of one that is merely old; built once in a run. */
export const hostileSite = (): Promise<string> =>
  siteOf('hostile', { 'incidents/quokka.md': incident, 'meetings/2012-05-03-sync.md': old, 'meetings/rack.png': PIXEL });
