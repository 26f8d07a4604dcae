import { expect, test } from 'vitest';
import { audienceOfPreview } from '../../src/cli/preview.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { previewSchema } from '../../src/core/schema/preview.ts';

test.each([
  [null, null, 'internal'],
  ['public', null, 'public'],
  [null, 'public', 'public'],
  ['internal', null, 'internal'],
  ['public', 'public', 'public'],
] as const)('facts of %s with --audience %s build a preview for the audience %s', (audience, typed, built) => {
  expect(audienceOfPreview(previewSchema.parse({ audience }), typed)).toBe(built);
});

test('two audiences are refused: the one that a workflow asked for must not be lost', () => {
  expect(() => audienceOfPreview(previewSchema.parse({ audience: 'public' }), 'internal')).toThrow(
    new UsageError('--audience internal is not the audience of --preview, which is public'),
  );
});
