import { expect, test } from 'vitest';
import { patternOf } from '../../src/client/search/mark.ts';

test.each([
  ['e-mail', 'Send an E-mail.', 'E-mail'],
  ['“pool,”', 'The pool was full', 'pool'],
  ['a.b', 'axb a.b', 'a.b'],
  ['c++/cli', 'In C++/CLI', 'C++/CLI'],
  ['[x] (y) {z} ^|*?$\\1', 'so: x] (y) {z} ^|*?$\\1', 'x] (y) {z} ^|*?$\\1'],
])('“%s” is marked as it stands, whatever signs it has', (word, text, marked) => {
  expect([...text.matchAll(patternOf([word]))].map(([found]) => found)).toEqual([marked]);
});
