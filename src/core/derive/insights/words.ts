import { thousands } from '../../counted.ts';

/** "4 of 9 incidents"; "all 9 incidents", "none of 9 incidents". */
export function share(part: number, whole: number, noun: string): string {
  if (whole === 1) return part === 1 ? `the one ${noun}` : `0 of 1 ${noun}`;
  if (part === whole) return whole === 2 ? `both ${noun}s` : `all ${thousands(whole)} ${noun}s`;
  return `${part === 0 ? 'none' : thousands(part)} of ${thousands(whole)} ${noun}s`;
}

/** With a capital letter, for the start of a sentence. */
export const capital = (sentence: string): string => sentence.slice(0, 1).toUpperCase() + sentence.slice(1);

/** The form of a verb that goes with a number: `(1, 'is', 'are') => 'is'`. */
export const verb = (count: number, one: string, many: string): string => (count === 1 ? one : many);
