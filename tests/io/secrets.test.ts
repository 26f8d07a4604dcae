import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../src/core/problem.ts';
import { scanSecrets } from '../../src/io/secrets.ts';
import { terminalReporter } from '../../src/report/terminal.ts';

/** Put together here, so that no scanner of this repository takes a sample for a secret. They open nothing. */
const GITHUB = ['gh', 'p_', 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'].join('');
const SLACK = ['xo', 'xb-23984754863-2348975623103-', 'abcdefabcdefabcdefabcdef'].join('');
const DATABASE = ['postgres:', '//bob:', 'sup3rs3cretpw', '@db.plants.shop:5432/orders'].join('');
const KEY = [
  '-----BEGIN RSA ',
  `PRIVATE KEY-----\n${'MIIEpAIBAAKCAQEA04up8hoqzS1+APIB0RhjXyObwHQnOzhAk5Bd7mhkSbPkyhP1\n'.repeat(3)}-----END RSA `,
  'PRIVATE KEY-----',
].join('');

const scan = async (text: string): Promise<string[]> => (await scanSecrets(new Map([['a.md', text]]))).map(formatProblem);
const ADVICE = 'Revoke it at once, then delete it here: it stays in the history of the repository.';

describe('secrets', () => {
  test.each([
    [
      'a token in code',
      `# T\n\n    curl -H "token: ${GITHUB}"\n`,
      `a.md:3:21 secret: a secret (GitHub Token) stands in the text. ${ADVICE}`,
    ],
    ['a token in prose', `We used ${SLACK} there.`, `a.md:1:9 secret: a secret (slack token) stands in the text. ${ADVICE}`],
    [
      'the password of an address',
      `See <${DATABASE}>`,
      `a.md:1:6 secret: a secret (PostgreSQL connection string) stands in the text. ${ADVICE}`,
    ],
  ])('%s, at its place, without any of its value', async (_, text, expected) => {
    expect(await scan(text)).toEqual([expected]);
  });

  test('a key of several lines is told once', async () => {
    const found = await scan(`\`\`\`\n${KEY}\n\`\`\`\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^a\.md:2:1 secret: a secret/);
  });

  test('no comment of the linter silences a file', async () => {
    expect(await scan(`<!-- secretlint-disable -->\n\n${GITHUB}\n`)).toHaveLength(1);
  });

  test('two secrets are two problems, also in front matter', async () => {
    expect(await scan(`---\ntitle: ${SLACK}\n---\n\n${GITHUB}\n`)).toHaveLength(2);
  });

  test.each([
    ['a masked token', 'ghp_…INUx and xoxb-****-****'],
    [
      'the hash of a commit',
      'Reverted 3f786850e387550fdab836ed7e6dc881de23001b, sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    ],
    ['an address without a password', 'postgres://db.plants.shop:5432/orders and https://plants.shop/'],
    ['words about secrets', 'The password=TBD of the API_KEY was rotated; token: see the vault.'],
    ['nothing', ''],
  ])('quiet: %s', async (_, text) => {
    expect(await scan(text)).toEqual([]);
  });

  test('a report shows neither the value nor its line', async () => {
    const text = `# T\n\nWe used ${GITHUB} there.\n`;
    const texts = new Map([['a.md', text]]);
    const shown = terminalReporter({ colour: false, pageOf: (code) => code })(await scanSecrets(texts), texts);
    expect(shown).toContain('a.md:3:9');
    for (const part of [GITHUB, GITHUB.slice(4, 12), 'We used']) expect(shown).not.toContain(part);
  });

  test('a hostile text takes no minutes', async () => {
    const started = performance.now();
    await scan(`${'a'.repeat(500_000)} ${'postgres://a:'.repeat(20_000)} ${'-----BEGIN '.repeat(20_000)}`);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
