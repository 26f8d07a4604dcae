import { problem, quote, type Problem } from '../problem.ts';
import { publishedTexts, type Checked } from './checked.ts';
import { htmlTags, type HtmlTag } from './html-tags.ts';

/** Elements that act, load or send: refused, since whoever wrote one expects it to. */
const ACTIVE = new Set([
  'script',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'form',
  'meta',
  'base',
  'link',
  'style',
  'svg',
  'math',
  'portal',
]);
const ACTIVE_ATTRIBUTE = /^(?:on.|srcdoc$|formaction$|xlink:href$)/;

/** What people write in Markdown and pages show (site/sanitise-schema.ts lets it through). */
const SHOWN = new Set(
  (
    'a b blockquote br code dd del details dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp span strike ' +
    'strong sub summary sup table tbody td tfoot th thead tr tt u ul var div center font section article'
  ).split(' '),
);
/** Attributes whose loss nobody sees are not worth a message: `class`, `id`, `align`, `target`, `rel`, `name`. */
const SEEN_LOSS = new Set(['style', 'background', 'poster']);

/** HTML that a page will not have: an error where it acts, else one warning for each kind in a file. */
export function rawHtml(checked: Checked): Problem[] {
  return publishedTexts(checked).flatMap(([path, text]) => {
    const dropped = new Set<string>();
    return htmlTags(path, text).flatMap((tag) => tagProblems(tag, path, dropped));
  });
}

function tagProblems(tag: HtmlTag, path: string, dropped: Set<string>): Problem[] {
  const place = { kind: 'line', path, line: tag.start.line, column: tag.start.column } as const;
  const acting = [...tag.attributes.keys()].find((name) => ACTIVE_ATTRIBUTE.test(name));
  if (ACTIVE.has(tag.name)) return [problem('raw-html', place, `<${tag.name}> is not allowed`)];
  if (acting !== undefined) return [problem('raw-html', place, `the attribute ${quote(acting)} of <${tag.name}> is not allowed`)];
  const lost = [
    ...(SHOWN.has(tag.name) ? [] : [`<${tag.name}>`]),
    ...[...tag.attributes.keys()].filter((name) => SEEN_LOSS.has(name)).map((name) => `the attribute ${name}`),
  ].filter((what) => !dropped.has(what));
  for (const what of lost) dropped.add(what);
  return lost.map((what) => problem('dropped-html', place, `${what} is not shown`));
}
