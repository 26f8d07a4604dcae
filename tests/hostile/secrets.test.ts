import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { afterword, writeFiles } from '../site/build.ts';
import { tempDir } from '../temp-dir.ts';

/** Put together here, so that no scanner of this repository takes a sample for a secret. They open nothing. */
const SECRETS = [
  ['gh', 'p_', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join(''),
  ['xo', 'xb-23984754863-2348975623103-', 'abcdefabcdefabcdefabcdef'].join(''),
  ['postgres:', '//bob:', 'sup3rs3cretpw', '@db.plants.example:5432/orders'].join(''),
];
const meeting = (text: string): string => `# Weekly sync, 22 March 2024\n\n## Attendees\n\n- Ann Lee\n\n## Notes\n\n${text}\n`;

describe('I5: a secret is an error at its line, in a message that does not hold it', () => {
  const files = Object.fromEntries(SECRETS.map((secret, index) => [`${String(index)}.md`, meeting(`We used ${secret} there.`)]));

  test.each(['text', 'github', 'json'])('I5: as %s', async (format) => {
    const dir = tempDir();
    writeFiles(dir, files);
    const { code, output } = await afterword(['check', '--content', '.', '--format', format], dir);
    expect(code).toBe(1);
    for (const index of SECRETS.keys()) expect(output).toMatch(new RegExp(`${String(index)}\\.md`));
    expect(output.match(/\bsecret\b/g)?.length).toBeGreaterThanOrEqual(SECRETS.length);
    for (const secret of SECRETS) expect(output).not.toContain(secret.slice(-24));
    expect(output).not.toContain('sup3rs3cretpw');
  });

  test('I5: nothing is built of it', async () => {
    const dir = tempDir();
    writeFiles(
      dir,
      Object.fromEntries(Object.entries({ ...files, 'good.md': meeting('Nothing.') }).map(([path, text]) => [`content/${path}`, text])),
    );
    const { code, output } = await afterword(['build', '--content', 'content', '--out', 'out'], dir);
    expect([code, existsSync(join(dir, 'out'))]).toEqual([1, false]);
    for (const secret of SECRETS) expect(output).not.toContain(secret.slice(-24));
  });
});
