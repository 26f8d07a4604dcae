import { printable } from '../core/problem.ts';
import type { Palette } from './colour.ts';
import { cutTo, fit } from './columns.ts';
import type { Note, Notes } from './reading-notes.ts';

const NUMBER = 5;
/** Below it the notes stand under their lines. */
const TWO_COLUMNS = 90;
/** The part of the width that the text gets. */
const TEXT_SHARE = 0.52;

/** The lines of the document that were understood, each with what it was understood as beside it, or below it where there is no room. */
export function renderLines(text: string, notes: Notes, width: number, paint: Palette): string {
  const lines = text.split('\n');
  let out = '';
  let skipped = 0;
  const skip = (): void => {
    if (skipped > 0) out += `${paint.dim(`${' '.repeat(NUMBER)} … ${skipped} more ${skipped === 1 ? 'line' : 'lines'}`)}\n`;
    skipped = 0;
  };
  for (const [index, line] of lines.entries()) {
    const here = notes.get(index + 1);
    if (here === undefined) skipped += line.trim() === '' ? 0 : 1;
    else {
      skip();
      out += renderLine(line, index + 1, merged(here), width, paint);
    }
  }
  skip();
  return out;
}

/** Several of a kind in one line are one note ("service: Order Service, MongoDB"), but each person has one: names have commas. */
function merged(notes: readonly Note[]): Note[] {
  const byLabel = new Map<string, string[]>();
  const apart = notes.filter(({ label }) => APART.has(label));
  const others = notes.filter(({ label }) => !APART.has(label));
  for (const { label, value } of others) byLabel.set(label, [...(byLabel.get(label) ?? []), ...(value === '' ? [] : [value])]);
  return [...[...byLabel].map(([label, values]) => ({ label, value: values.join(', ') })), ...apart];
}
const APART: ReadonlySet<string> = new Set(['person', 'present', 'absent']);

/** The title is the line: saying it twice helps nobody. */
const noteText = ({ label, value }: Note, line: string): string =>
  value === '' || (label === 'title' && line.includes(value)) ? label : `${label}: ${value}`;

function renderLine(line: string, number: number, notes: readonly Note[], width: number, paint: Palette): string {
  const margin = paint.dim(`${String(number).padStart(NUMBER)} |`);
  const said = notes.map((note) => noteText(note, line));
  if (width < TWO_COLUMNS) {
    const below = said.map((note) => `${' '.repeat(NUMBER)}   ${paint.blue(`= ${printable(note)}`)}\n`).join('');
    return `${margin} ${cutTo(line, width - NUMBER - 3)}\n${below}`;
  }
  const textWidth = Math.floor((width - NUMBER - 5) * TEXT_SHARE);
  const noteWidth = width - NUMBER - 5 - textWidth;
  const beside = said.map((note) => paint.blue(cutTo(note, noteWidth)));
  const empty = `${paint.dim(`${' '.repeat(NUMBER)} |`)} ${' '.repeat(textWidth)}`;
  return beside.map((note, index) => `${index === 0 ? `${margin} ${fit(line, textWidth)}` : empty}  ${note}\n`).join('');
}
