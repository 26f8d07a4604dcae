/** Words that carry no meaning of their own in an action or a cause. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an the this that these those it its of for to in on at by with from into onto over under via per as and or nor but if so is are was were be been being has have had do does did can could will would shall should may might must not no we our us they their them he she his her you your i my all any each every some more most other another new old also then than when where which who whom what how why there here up out off about after before during while between within without through against only just very too both few own same such because instead using used use make made due once still again already'.split(' '),
); // prettier-ignore

/** A word and the form under which its inflections are equal. */
export interface Word {
  readonly stem: string;
  readonly written: string;
}

/** The words of a text, lower-cased, in order; version numbers ("2.8") are one word. */
export function* wordsOf(text: string): Generator<Word> {
  for (const [written] of text
    .normalize('NFC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.'’][\p{L}\p{N}]+)*/gu)) {
    yield { stem: stemOf(written.replace(/['’]s$/, '')), written };
  }
}

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word);

/** English inflections taken off: tests -> test, caching and caches -> cach, policies -> policy, rotation and rotate -> rotat. */
export function stemOf(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  const singular = word.endsWith('s')
    ? word
        .replace(/ies$/, 'y')
        .replace(/(ss|sh|ch|x|z)es$/, '$1')
        .replace(/([^su])s$/, '$1')
    : word;
  const bare = singular.replace(/(?:ing|ed|ion)$/, '');
  const root = bare.length >= 3 && /[aeiouy]/.test(bare) ? bare : singular;
  return root.replace(/([bdfgmnprt])\1$/, '$1').replace(/(?<=..)e$/, '');
}
