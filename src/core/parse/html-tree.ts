/** An element of a fragment of HTML, or a text. Offsets count in the fragment. */
export interface HtmlNode {
  /** Lower case; null for a text. */
  readonly tag: string | null;
  readonly text: string;
  /** As written between the tag's name and its `>`. */
  readonly attributes: string;
  readonly children: HtmlNode[];
  readonly start: number;
  end: number;
}

/** What people write in notes by hand or with an editor of formatted text. Anything else (scripts, pictures, frames) stays HTML. */
const KNOWN: ReadonlySet<string> = new Set(
  'table thead tbody tfoot tr th td caption colgroup col ul ol li h1 h2 h3 h4 h5 h6 p br hr div span a b strong i em u s code small sub sup font center input label'.split(
    ' ',
  ),
);
const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'col', 'input']);
/** The tags whose end may be left out, and the tags before which they end. */
const ENDS_BEFORE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['li', new Set(['li'])],
  ['p', new Set(['p', 'ul', 'ol', 'table', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div'])],
  ['td', new Set(['td', 'th', 'tr', 'tbody', 'tfoot'])],
  ['th', new Set(['td', 'th', 'tr', 'tbody', 'tfoot'])],
  ['tr', new Set(['tr', 'tbody', 'tfoot'])],
]);
/** What the page does not show says nothing. */
const HIDDEN = /\bhidden\b|\bstyle\b/i;
const MAX_DEPTH = 30;
const TOKEN = /<(\/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>|[^<]+/g;

/** The tree of a fragment that holds nothing but known tags, each closed; null for any other. */
export function htmlTree(fragment: string): HtmlNode | null {
  const root = element('', '', 0);
  const open: HtmlNode[] = [root];
  let end = 0;
  for (const match of fragment.matchAll(TOKEN)) {
    const [written, slash, name, attributes = ''] = match;
    // A bare "<" is no tag, and a comment is none that is known.
    if (match.index !== end) return null;
    end = match.index + written.length;
    const tag = name?.toLowerCase();
    if (tag === undefined) open.at(-1)?.children.push({ ...element(null, '', match.index), text: written, end });
    else if (
      !KNOWN.has(tag) ||
      HIDDEN.test(attributes) ||
      open.length > MAX_DEPTH ||
      !(slash === '/' ? closes(open, tag, end) : opens(open, tag, attributes, match.index, end))
    )
      return null;
  }
  return end === fragment.length && closeRest(open, end) ? root : null;
}

const element = (tag: string | null, attributes: string, start: number): HtmlNode => ({
  tag,
  text: '',
  attributes,
  children: [],
  start,
  end: start,
});

function opens(open: HtmlNode[], tag: string, attributes: string, start: number, end: number): boolean {
  while (ENDS_BEFORE.get(open.at(-1)?.tag ?? '')?.has(tag) === true) closeLast(open, start);
  const node = element(tag, attributes, start);
  open.at(-1)?.children.push(node);
  if (VOID.has(tag)) node.end = end;
  else open.push(node);
  return true;
}

function closes(open: HtmlNode[], tag: string, end: number): boolean {
  if (VOID.has(tag)) return true;
  while (open.length > 1 && open.at(-1)?.tag !== tag && ENDS_BEFORE.has(open.at(-1)?.tag ?? '')) closeLast(open, end);
  if (open.length === 1 || open.at(-1)?.tag !== tag) return false;
  closeLast(open, end);
  return true;
}

function closeRest(open: HtmlNode[], end: number): boolean {
  while (open.length > 1) {
    if (!ENDS_BEFORE.has(open.at(-1)?.tag ?? '')) return false;
    closeLast(open, end);
  }
  return true;
}

function closeLast(open: HtmlNode[], end: number): void {
  const node = open.pop();
  if (node !== undefined) node.end = end;
}
