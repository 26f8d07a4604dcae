import type { Link } from 'mdast';
import { plainText, rangeOf, walk } from '../parse/markdown.ts';
import { placeOf } from '../position.ts';
import { problem, type Problem } from '../problem.ts';
import type { Reading } from '../parse/reading.ts';
import { bodyOf } from './body-tree.ts';
import type { Checked } from './checked.ts';

/** So many events are the key moments at most, and no story. */
const FEW_EVENTS = 5;
const MAY_LINK = /timeline[^\n]{0,40}\]?\(?<?https?:/i;

/** A report whose timeline stands behind a link to another site. */
export function timelinesElsewhere({ readings, texts }: Checked): Problem[] {
  return readings.flatMap((reading) => {
    const text = reading.kind === 'incident' ? (texts.get(reading.path) ?? '') : '';
    const count = eventCount(reading);
    if (count > FEW_EVENTS || !MAY_LINK.test(text)) return [];
    const link = timelineLink(reading.path, text);
    if (link === null) return [];
    const here = count === 0 ? 'no event stands here' : count === 1 ? 'only one event stands here' : `only ${count} events stand here`;
    return [problem('timeline-elsewhere', placeOf(reading.path, rangeOf(link)), `the timeline is behind a link, and ${here}`)];
  });
}

const eventCount = ({ incidents }: Reading): number => incidents.reduce((sum, { timeline }) => sum + timeline.length, 0);

/** A link that is called "timeline", or stands right behind the word. */
function timelineLink(path: string, text: string): Link | null {
  const body = bodyOf(path, text);
  if (body === null) return null;
  for (const node of walk(body.root)) {
    if (node.type !== 'paragraph' && node.type !== 'heading') continue;
    for (const [index, child] of node.children.entries()) {
      if (child.type !== 'link' || !/^https?:\/\//i.test(child.url)) continue;
      const before = node.children
        .slice(0, index)
        .map((sibling) => (sibling.type === 'link' ? '[]' : plainText(sibling)))
        .join(' ');
      if (/^(?:the |full |detailed |incident )*timeline$/i.test(plainText(child)) || /\btimeline[\s:*_–—-]{0,6}$/i.test(before))
        return child;
    }
  }
  return null;
}
