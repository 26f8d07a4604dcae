import type { Nodes, Root } from 'mdast';
import { contentPath } from '../content-path.ts';
import { plainText, rangeOf, walk } from '../parse/markdown.ts';
import { quote } from '../problem.ts';
import { detailsOf, type Edit } from './edit.ts';
import { arrow } from './item-words.ts';
import { props, type Item } from './item.ts';
import { pairsOf, pairUp } from './pair-up.ts';

/** A link or an image of a text; `target` is where it leads, in the content folder for a relative path. */
interface Link extends Item {
  readonly url: string;
}

/** Links and images that came, went, or lead elsewhere under the same words. New words for one target are prose. */
export function compareLinks(before: Side, after: Side): Edit[] {
  const [old, now] = [linksIn(before), linksIn(after)];
  const target = ({ props }: Link): string => props.get('target') ?? '';
  const name = ({ subject, title }: Link): string => `${subject} ${title}`;
  const matches = pairUp(old, now, {
    keys: [(link) => `${name(link)}\n${target(link)}`, name, (link) => `${link.subject}\n${target(link)}`],
    words: () => '',
    alike: [],
  });
  return pairsOf(old, now, matches).flatMap((pair) => linkEdit(pair));
}

interface Side {
  readonly path: string;
  readonly root: Root | null;
}

function linkEdit(pair: { before: Link | null; after: Link | null }): Edit[] {
  const { before, after } = pair;
  const link = after ?? before;
  if (link === null || before?.props.get('target') === after?.props.get('target')) return [];
  const name = `${link.subject} “${quote(link.title)}”`;
  const kind = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const text = before === null || after === null ? `${name} ${kind}: ${quote(link.url)}` : `${name}: ${targets(before, after)}`;
  return [{ layer: 'links', kind, subject: link.subject, text, ...pair, details: detailsOf(pair), words: null }];
}

/** As written; where the same words lead elsewhere from another folder, the places that they lead to. */
function targets(before: Link, after: Link): string {
  if (before.url !== after.url) return arrow(quote(before.url), quote(after.url));
  return arrow(quote(before.props.get('target') ?? ''), quote(after.props.get('target') ?? ''));
}

/** The links of a text that words stand for: of a bare address the words are the address, and prose tells it. */
function linksIn({ path, root }: Side): Link[] {
  if (root === null) return [];
  const nodes = walk(root);
  const definitions = new Map(nodes.flatMap((node) => (node.type === 'definition' ? [[node.identifier.toLowerCase(), node.url]] : [])));
  return nodes.flatMap((node): Link[] => {
    const url = urlOf(node, definitions);
    if (url === null || isBare(node, url)) return [];
    const subject = node.type === 'image' || node.type === 'imageReference' ? 'image' : 'link';
    const title = plainText(node);
    const known = props([
      ['text', title],
      ['target', targetOf(url, path)],
    ]);
    return [{ layer: 'links', subject, title, props: known, range: rangeOf(node), anchor: null, mark: null, url }];
  });
}

function urlOf(node: Nodes, definitions: ReadonlyMap<string, string>): string | null {
  if (node.type === 'link' || node.type === 'image') return node.url;
  if (node.type === 'linkReference' || node.type === 'imageReference') return definitions.get(node.identifier.toLowerCase()) ?? null;
  return null;
}

function isBare(node: Nodes, url: string): boolean {
  const text = plainText(node);
  return node.type === 'link' && (url === text || url.replace(/^(?:https?:\/\/|mailto:)/i, '') === text.replace(/^https?:\/\//i, ''));
}

/** Everything that the links and images of a text lead to. */
export const targetsIn = (path: string, root: Root | null): string[] =>
  linksIn({ path, root }).flatMap(({ props }) => props.get('target') ?? []);

/** `img/a.png` in `incidents/x.md` => `incidents/img/a.png`; addresses of the web as written. */
function targetOf(url: string, path: string): string {
  const found = contentPath(url, path);
  return found.kind === 'file' ? `${found.path}${/[?#].*$/s.exec(url)?.[0] ?? ''}` : url;
}
