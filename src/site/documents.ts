import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import settings, { building } from 'virtual:afterword/settings';
import { openTo } from '../core/derive/gate.ts';
import { audienceOf } from '../core/derive/visibility.ts';
import { decodeText } from '../io/decode.ts';
import { contextOf } from './context.ts';

interface DocumentText {
  readonly text: string;
  readonly digest: string;
}

/** Pages of one document are rendered next to each other: the last few texts are enough, and memory stays flat. */
const KEEP = 64;
const recent = new Map<string, DocumentText>();

/** The text of a document as the reader saw it: decoded, line ends normalised, without what is not for the audience; and its digest. */
export function documentText(path: string): DocumentText {
  const kept = import.meta.env.PROD ? recent.get(path) : undefined;
  if (kept !== undefined) return kept;
  const text = building === null ? openedText(path) : building.texts.get(path);
  if (text === undefined) throw new Error(`${path} changed while the site was built`);
  const document = { text, digest: createHash('sha256').update(text).digest('hex').slice(0, 16) };
  recent.set(path, document);
  if (recent.size > KEEP) {
    const [oldest] = recent.keys();
    if (oldest !== undefined) recent.delete(oldest);
  }
  return document;
}

function openedText(path: string): string | undefined {
  const { text } = decodeText(readFileSync(join(settings.contentDir, path)), path);
  if (text === null) return undefined;
  const audience = audienceOf(settings.audience, settings.previewFile !== null);
  return openTo(audience, [{ path, text }], contextOf(settings.contentDir).site).sources[0]?.text;
}
