import type { Reading } from '../core/parse/reading.ts';
import { printable } from '../core/problem.ts';
import { palette, type Palette } from './colour.ts';
import { cutTo, fit } from './columns.ts';
import { factRows, type FactRow } from './reading-facts.ts';
import { renderLines } from './reading-lines.ts';
import { notesOf } from './reading-notes.ts';
import { withoutCommands } from './reporter.ts';

interface Look {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

const LABEL_WIDTH = 20;
const VALUE_WIDTH = 44;

/**
 * What was understood of the file, for people: first the facts with their lines and origins, then the text with what each
 * line was understood as. `text` is null where the file could not be read.
 */
export function readingText(file: string, reading: Reading, text: string | null, { colour, width }: Look): string {
  const paint = palette(colour);
  const head = `${paint.bold(printable(file))}\n${kindText(reading)}\n`;
  const entries = [...(reading.meeting === null ? [] : [reading.meeting]), ...reading.incidents];
  if (entries.length === 0) return `${head}\n`;
  const facts = entries.map((entry) => {
    const title =
      entry.kind === 'meeting' || entry.foundIn === null ? '' : `${paint.bold(cutTo(`Incident in “${entry.foundIn.heading}”`, width))}\n`;
    return `\n${title}${factRows(entry)
      .map((row) => renderRow(row, width, paint))
      .join('')}`;
  });
  const lines = text === null ? '' : `\n${renderLines(text, notesOf(reading), width, paint)}`;
  return withoutCommands(`${head}${facts.join('')}${lines}\n`);
}

function kindText({ kind, because }: Reading): string {
  const what =
    kind === 'incident' ? 'An incident' : kind === 'meeting' ? 'A meeting' : 'Neither an incident nor a meeting, so not published';
  return `${what}: ${printable(because)}.`;
}

function renderRow({ label, value, note }: FactRow, width: number, paint: Palette): string {
  const head = `  ${paint.dim(label.padEnd(LABEL_WIDTH))}`;
  if (note === '') return `${head}${cutTo(value, width - LABEL_WIDTH - 2)}\n`;
  const room = Math.max(VALUE_WIDTH, width - LABEL_WIDTH - 4 - note.length);
  // A value that needs more room than its column has takes what is left of the line.
  const shown = value.length <= VALUE_WIDTH ? fit(value, VALUE_WIDTH) : cutTo(value, room);
  return `${head}${shown}  ${paint.dim(printable(note))}\n`;
}
