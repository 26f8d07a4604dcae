import { expect, test } from 'vitest';
import { maskAddresses } from '../../src/core/masked-address.ts';

test('users and the values of a query are hidden, the rest of a text stays', () => {
  expect(maskAddresses('see https://ann:pw@x.example/a?key=1&to=b#c, or x://y')).toBe('see https://…@x.example/a?key=…&to=…#c, or x://y');
});

test.each([
  ['letters', 'x'.repeat(900_000)],
  ['question marks', `https://x.example/${'?'.repeat(200_000)}`],
  ['ampersands', `https://x.example/?${'&'.repeat(200_000)}`],
  ['schemes', 'a://'.repeat(100_000)],
  ['at signs', `https://${'@'.repeat(200_000)}`],
])(
  '%s by the hundred thousand are looked at once',
  (_, text) => {
    // A pattern that begins anew at each letter takes minutes, which is what the limit of a test is for.
    expect(maskAddresses(text).length).toBeLessThanOrEqual(text.length + 1);
  },
  5_000,
);
