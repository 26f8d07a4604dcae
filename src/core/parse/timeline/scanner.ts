/** A place in a line that moves forward as pieces of it are recognised. Every expression given to it is sticky (`y`). */
export class Scanner {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  /** The match at this place, which is passed over; null, and nothing is passed over, where there is none. */
  take(regex: RegExp): RegExpExecArray | null {
    regex.lastIndex = this.at;
    const match = regex.exec(this.text);
    if (match !== null) this.at += match[0].length;
    return match;
  }

  /** Runs `read`; where it gives null the place is as it was before. */
  attempt<T>(read: () => T | null): T | null {
    const before = this.at;
    const result = read();
    if (result === null) this.at = before;
    return result;
  }

  get atEnd(): boolean {
    return this.at >= this.text.length;
  }
}
