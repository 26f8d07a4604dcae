/** Words that mean something to one of the readers, in front of others or among them. */
const WORDS = [
  ...['---\n', '- ', '## Timeline\n', '## Action items\n', '## Attendees\n', '- [ ] ', '- [x] ', '| a | b |\n|---|---|\n', '```mermaid\n'],
  ...['14:23', '2024-03-18', 'UTC', '**Date:** ', 'date: ', 'severity: ', 'timeline:\n', 'visibility: public', 'Z', '+05:30', '[resolved]'],
  ...['<!-- internal -->', '<!-- /internal -->', '<!--', '-->', '<details>', '<script>', '<svg onload=', 'javascript:', 'data:', '&#x3a;', '&colon;'],
  ...['](', '![', '[^1]: ', '[a]: ', '<a href="', '`', '**', '~~', '    ', '\t', '\n\n', '> ', '1. ', '\\', '"', "'", '%%{init: {}}%%', 'click ', 'href '],
  ...['style ', 'classDef ', 'url(', '@{', 'img:', ':::', 'flowchart LR\n', 'gantt\n', 'section ', '#58;', '-->', ';', ':', '%%', '#', '\u200B', '\u202E'],
  ...[']]>', '\r\n', '\r', 'BEGIN:VEVENT', 'ATTENDEE:', '=cmd', '\u2028', '\uFFFE', '\uE03A', '\0', '\u001B', '\uD800', '\uDC00', '👩‍👩‍👧‍👦', 'é', 'ﬂ°°58¶ß'],
  ...['<Timeline>', '<Event at="14:23">', '</Event>', '{', '}', 'export const a = 1', 'import a from "b"', '__proto__', 'constructor', '&', '*', '<<: ', '!!js'],
  ...['[ ] Ann Lee: ', 'by March 29', 'SEV1', 'Resolved', 'Detected', '02:30', '24:00', '99:99', '2024-02-30', '1e308', '-1', '0', 'NaN', 'x'.repeat(200)],
]; // prettier-ignore

/** Numbers from 0 up to `below`, the same ones for the same seed. */
export type Chance = (below: number) => number;

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, below);
  };
}

type Change = (text: string, chance: Chance, other: string) => string;

const insertAt = (text: string, at: number, what: string): string => text.slice(0, at) + what + text.slice(at);
const pieceOf = (text: string, chance: Chance): string => {
  const start = chance(text.length);
  return text.slice(start, start + 1 + chance(60));
};
const onLines = (text: string, change: (lines: string[]) => string[]): string => change(text.split('\n')).join('\n');

const CHANGES: readonly Change[] = [
  (text, chance) => insertAt(text, chance(text.length + 1), WORDS[chance(WORDS.length)] ?? ''),
  (text, chance) => insertAt(text, chance(text.length + 1), WORDS[chance(WORDS.length)] ?? ''),
  (text, chance) => {
    const at = chance(text.length);
    return text.slice(0, at) + String.fromCharCode(chance(8) === 0 ? chance(0x10000) : chance(0x100)) + text.slice(at + 1);
  },
  (text, chance) => {
    const at = chance(text.length);
    return text.slice(0, at) + text.slice(at + 1 + chance(20));
  },
  (text, chance) => insertAt(text, chance(text.length + 1), pieceOf(text, chance)),
  (text, chance) =>
    insertAt(
      text,
      chance(text.length + 1),
      pieceOf(text, chance)
        .slice(0, 6)
        .repeat(1 + chance(40)),
    ),
  (text, chance, other) => insertAt(text, chance(text.length + 1), pieceOf(other, chance)),
  (text, chance) => onLines(text, (lines) => lines.toSpliced(chance(lines.length), 1 + chance(4))),
  (text, chance) => onLines(text, (lines) => lines.toSpliced(chance(lines.length + 1), 0, lines[chance(lines.length)] ?? '')),
  (text, chance, other) =>
    onLines(text, (lines) => {
      const from = other.split('\n');
      const start = chance(from.length);
      return lines.toSpliced(chance(lines.length + 1), chance(3), ...from.slice(start, start + 1 + chance(5)));
    }),
];

/** `text` with a few changes, some of them with pieces of `other`; at most `longest` characters. */
export function mutate(text: string, other: string, chance: Chance, longest: number): string {
  let changed = text;
  for (let count = 1 + chance(4); count > 0; count -= 1) changed = CHANGES[chance(CHANGES.length)]?.(changed, chance, other) ?? changed;
  return changed.slice(0, longest);
}
