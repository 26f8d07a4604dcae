/**
 * Letters of other alphabets, and the Latin letters that they look like: a small part of Unicode's list, the one that names are
 * faked with. Capitals and small letters apart, since \u0412 looks like B and its small form like nothing of ours.
 */
const ALIKE: readonly (readonly [string, string])[] = [
  // Cyrillic
  ['\u0410\u0412\u0415\u0405\u0406\u0408\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u04AE\u051A\u051C', 'ABESIJKMHOPCTYXYQW'],
  ['\u0430\u0435\u0455\u0456\u0458\u043E\u0440\u0441\u0443\u0445\u04BB\u0501\u051B\u051D', 'aesijopcyxhdqw'],
  // Greek
  ['\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A5\u03A7', 'ABEZHIKMNOPTYX'],
  ['\u03BF\u03BD\u03B1\u03B9\u03BA\u03C1', 'ovaikp'],
];
const LATIN_OF = new Map(ALIKE.flatMap(([from, to]) => [...from].map((letter, index) => [letter, to.charAt(index)] as const)));

/** What stands between letters unseen. */
const UNSEEN = /[\p{Cf}\u115F\u1160\u3164\uFFA0]/gu;

/**
 * What a name looks like, in small letters: two names of one look can be told apart by a machine alone. Wide and Latin, `Ａｎｎ` and
 * `Ann`; Cyrillic and Latin, `Аnn`; with a zero-width space in it. Accents are seen, so they count.
 */
export function lookOf(name: string): string {
  const plain = name.normalize('NFKC').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
  const latin = [...plain].map((letter) => LATIN_OF.get(letter) ?? letter).join('');
  return latin.toLowerCase();
}

const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
];

/** The first word of `name` that has letters of two of the scripts which look alike, with the names of the scripts; null where none has. */
export function mixedWord(name: string): { readonly word: string; readonly scripts: readonly string[] } | null {
  for (const word of name.split(/[^\p{L}\p{M}]+/u)) {
    const scripts = SCRIPTS.filter(([, letters]) => letters.test(word)).map(([script]) => script);
    if (scripts.length > 1) return { word, scripts };
  }
  return null;
}
