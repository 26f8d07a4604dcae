import type { SourceRange } from '../position.ts';

/** Things by the lines that they stand on, so that asking costs what is found. */
export class LineIndex<T> {
  private readonly lines = new Map<number, T[]>();

  add(range: SourceRange | null, value: T): void {
    if (range === null) return;
    for (let line = range.start.line; line <= lastLine(range); line += 1) this.addLine(line, value);
  }

  addLine(line: number, value: T): void {
    const known = this.lines.get(line);
    if (known === undefined) this.lines.set(line, [value]);
    else known.push(value);
  }

  /** What stands on any line of a range, each once, in the order of its lines. */
  at(range: SourceRange | null): T[] {
    if (range === null) return [];
    const found = new Set<T>();
    for (let line = range.start.line; line <= lastLine(range); line += 1) for (const value of this.lines.get(line) ?? []) found.add(value);
    return [...found];
  }
}

/** A range that ends at the start of a line does not reach into it. */
const lastLine = ({ start, end }: SourceRange): number => (end.column === 1 && end.line > start.line ? end.line - 1 : end.line);
