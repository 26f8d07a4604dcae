import { lintSource } from '@secretlint/core';
import { creator as recommended } from '@secretlint/secretlint-rule-preset-recommend';
import { placesOf } from '../core/parse/places.ts';
import { placeOf } from '../core/position.ts';
import { problem, quote, type Problem } from '../core/problem.ts';

const PRESET = '@secretlint/secretlint-rule-preset-recommend';
/** The values are masked by the linter; what is left of its message here is the kind alone. */
const OPTIONS = { config: { rules: [{ id: PRESET, rule: recommended, options: {} }] }, maskSecrets: true, noPhysicFilePath: true };

/** Passwords, keys and tokens in texts, by secretlint's recommended rules. No message holds any of a value. */
export async function scanSecrets(texts: ReadonlyMap<string, string>): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const [path, text] of texts) if (MAY_HOLD.test(text)) found.push(...(await secretsIn(path, text)));
  return found;
}

/** A run of 16 letters, digits and marks that no word is: without one there is nothing to hide, and the linter need not start. */
const MAY_HOLD = /[\w+/=.@:-]{16}/;

/** The linter's own comments would silence whole files; ours name a line. As long as before, so that places stay. */
const OWN_COMMENT = /secretlint-(?=disable|enable)/g;

async function secretsIn(path: string, text: string): Promise<Problem[]> {
  const { messages } = await lintSource({
    source: { content: text.replace(OWN_COMMENT, 'secretlint_'), filePath: path, ext: '.md', contentType: 'text' },
    options: OPTIONS,
  });
  const places = messages.length === 0 ? null : placesOf(text);
  const seen = new Set<number>();
  return messages.flatMap(({ message, range: [start, end] }) => {
    // Two rules may know one token.
    if (places === null || seen.has(start)) return [];
    seen.add(start);
    return [problem('secret', placeOf(path, places.range(start, end)), `${kindOf(message)} stands in the text`)];
  });
}

/** "found GitHub Token(***): ***" -> "a secret (GitHub Token)". */
function kindOf(message: string): string {
  const kind = /^found ([^:(*]{2,60})/i.exec(message)?.[1]?.trim();
  return kind === undefined ? 'a secret' : `a secret (${quote(kind)})`;
}
