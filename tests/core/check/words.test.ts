import { describe, expect, test } from 'vitest';
import { blame } from '../../../src/core/check/blame.ts';
import { deadAnchors } from '../../../src/core/check/dead-anchor.ts';
import { emailAddresses } from '../../../src/core/check/email-address.ts';
import { internalHosts } from '../../../src/core/check/internal-host.ts';
import { said, saidOf } from './checking.ts';

describe('blame', () => {
  const found = (text: string): string[] => saidOf(blame, `## Root cause\n\n${text}`);

  test.each([
    ['The root cause was human error.', 'human error'],
    ['A careless change broke it.', 'careless'],
    ['The engineer should have known that the script deletes rows.', 'The engineer should have known'],
    ['They should have been more careful.', 'They should have been more careful'],
    ['It was caused by a junior developer.', 'caused by a junior developer'],
    ['The table was dropped by a contractor.', 'by a contractor'],
    ['This is the mistake of one of our engineers.', 'mistake of one of our engineers'],
    ['Somebody forgot to renew the certificate.', 'Somebody forgot'],
    ['The on-call engineer failed to read the runbook.', 'The on-call engineer failed to'],
    ['Nobody else is to blame.', 'is to blame'],
  ])('%s', (text, words) => {
    expect(found(text).map((message) => /blame: “(.*)” looks for somebody to blame\. Ask .*\.$/.exec(message)?.[1])).toEqual([words]);
  });

  test('it stands at the words, with a question that leads further', () => {
    expect(found('Orders failed.\nThe root cause was human error.')).toEqual([
      '6:20 blame: “human error” looks for somebody to blame. Ask what made the slip easy to make, and what could have caught it.',
    ]);
  });

  test('a name of any signs is a name (found by `npm run fuzz`: a dash ended the check)', () => {
    const people = [{ name: 'Ann-Marie Lee', aliases: ['A/M (Ops) $1 [x] {2} ^|*+?.-'] }];
    const text = '## Root cause\n\nThe table was broken by Ann-Marie Lee.\n\nIt was caused by `A/M (Ops) $1 [x] {2} ^|*+?.-`.';
    expect(saidOf(blame, text, { people })).toEqual([expect.stringContaining('“broken by Ann-Marie Lee” looks for somebody to blame')]);
  });

  test('one question for one sentence', () => {
    expect(found('A careless mistake of an engineer. Human error, in short.')).toHaveLength(2);
  });

  test.each([
    'This was not human error.',
    'We look beyond human error and ask what made it easy.',
    'To reduce the risk of human error, the script asks twice.',
    'She said “this was human error” and nobody agreed.',
    'A comment says "careless" in one place.',
    '`human error` is the name of the counter.',
    '> The root cause was human error.',
    '    human error',
    'The user error rate rose, and the error page was shown.',
    'The alert should have fired at 85 %.',
    'The deploy failed to start, and the job forgot its state.',
    'Failover was triggered by the on-call engineer.',
    'The fix was written by an engineer of the vendor.',
    'We should have tested the restore.',
    'A segmentation fault of the worker.',
  ])('quiet: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('a person by name, where the name is known', () => {
    const people = [{ name: 'Maria Garcia', aliases: ['Maria'] }];
    const text = '## Root cause\n\nIt was caused by Maria. The disk was replaced by Maria.';
    expect(saidOf(blame, text, { people })).toHaveLength(1);
    expect(saidOf(blame, text)).toEqual([]);
  });

  test("a meeting's own notes are not asked about", () => {
    expect(
      said(blame, { 'meetings/a.md': '# Sync, 3 May 2024\n\n## Attendees\n\n- Ann Lee\n\n## Topics\n\nA talk on human error.\n' }),
    ).toEqual([]);
  });
});

describe('email-address', () => {
  test('once for each document, at the first', () => {
    expect(saidOf(emailAddresses, '## Impact\n\nAsk ann.lee@shop.test-site.com or bo@shop.io, again bo@shop.io')).toEqual([
      '5:5 email-address: the e-mail address “ann.lee@shop.test-site.com” (and 1 more) stands in the text. Name the person or the team instead.',
    ]);
  });

  test.each([
    'devroom-manager@meetup.io',
    'GSAPolicy@agency.io',
    'press.office@shop.io',
    'ann@example.com',
    'report@xxx.org',
    'support@shop.io',
    'ops@lists.shop.io',
    'git@git.shop.io:shop/api.git',
    'astro@7.3.4',
    '@ann',
    'https://a:b@x.io/',
    'ann@shop.test',
  ])('%s is not asked about', (text) => {
    expect(saidOf(emailAddresses, `## Impact\n\nSee ${text} there`)).toEqual([]);
  });
});

describe('internal-host', () => {
  test('once for each document, at the first', () => {
    expect(saidOf(internalHosts, '## Impact\n\n```\nsource 10.12.5.36: refused by https://db-2.prod.internal/x\n```')).toEqual([
      '6:8 internal-host: the internal host “10.12.5.36” (and 1 more) stands in the text. Say what the machine does instead of where it is.',
    ]);
  });

  test.each(['172.16.0.9', '172.31.255.1', '192.168.1.20', 'build.corp', 'ip-10-0-3-4.eu-west-1.compute.internal'])('%s', (host) => {
    expect(saidOf(internalHosts, `## Impact\n\nOn ${host}.`)).toHaveLength(1);
  });

  test.each([
    '10.0.0.0/8',
    '172.32.0.1',
    '192.169.1.1',
    '8.8.8.8',
    'version 10.1.2.3',
    '10.256.1.1',
    'kube-dns.kube-system.svc.cluster.local',
    '.env.local',
    'config.local.js',
    'src/app.local',
    'an internal host',
  ])('%s is not one', (text) => {
    expect(saidOf(internalHosts, `## Impact\n\nSee ${text} there`)).toEqual([]);
  });
});

describe('dead-anchor', () => {
  const files = (link: string): Readonly<Record<string, string>> => ({
    'incidents/a.md': `# Incident on 2024-05-02\n\n## Impact\n\nSee [there](${link}).\n\n## What's next\n\nNothing.\n`,
    'incidents/b.md':
      '# Incident on 2024-05-03\n\n## Root cause\n\nA full disk.\n\n## Timeline\n\nAll times UTC.\n\n- 09:12 Alert fired\n- 09:30 Resolved\n',
  });

  test.each([
    '#impact',
    '#what-s-next',
    '#what%2Ds-next',
    'b.md#root-cause',
    'b.md#t-2024-05-03-0912',
    'b.md',
    'https://x.example/#nothing',
    'readme.txt#x',
  ])('%s is there, or not ours to know', (link) => {
    expect(said(deadAnchors, files(link))).toEqual([]);
  });

  test('an anchor that is nowhere, in this document and in another', () => {
    expect(said(deadAnchors, files('#cause'))).toEqual([
      'incidents/a.md:5:5 dead-anchor: no heading or event of this document has the anchor “#cause”. Link to a heading that is there.',
    ]);
    expect(said(deadAnchors, files('b.md#cause'))).toEqual([
      'incidents/a.md:5:5 dead-anchor: no heading or event of incidents/b.md has the anchor “#cause”. Link to a heading that is there.',
    ]);
  });

  test('the way of other sites to write an anchor is translated', () => {
    expect(said(deadAnchors, files('#whats-next'))).toEqual([
      'incidents/a.md:5:5 dead-anchor: no heading or event of this document has the anchor “#whats-next”. Write “#what-s-next”.',
    ]);
  });
});
