import { placeOf } from '../position.ts';
import { compareProblems, problem, quote, type Problem } from '../problem.ts';
import { MDX_COMPONENTS, MDX_ELEMENTS, type ComponentRule } from '../schema/mdx-components.ts';
import { readFrontMatter } from './front-matter.ts';
import { nearestKey } from './known-keys.ts';
import { parseWhole } from './markdown.ts';
import { propFaults, type Fault } from './mdx-props.ts';
import { isJsx, placedNodes, tagOf, type MdxNode, type PlacedNode } from './mdx-tree.ts';
import { placesOf } from './places.ts';

const PLAIN = 'For a plain `<` or `{` write `\\<` or `\\{`.';

/**
 * What stands in an `.mdx` document but is not data: imports and exports, expressions, spreads, components and
 * elements that are not ours, properties that are wrong. A document with no problem holds nothing that runs when it
 * is compiled. Looks at the text alone; never evaluates, never throws.
 */
export function gateMdx(path: string, text: string): Problem[] {
  // As the compiler does: with a space in place of the mark, an import after it would look like text.
  const seen = text.replace(/^\uFEFF/, '');
  const tree = parseWhole(readFrontMatter(path, placesOf(seen)).body, 'mdx');
  if (!tree.ok) {
    const place = { kind: 'line', path, line: tree.line, column: tree.column } as const;
    return [problem('mdx-syntax', place, quote(withoutNotes(tree.why)), PLAIN)];
  }
  const problems: Problem[] = [];
  for (const placed of placedNodes(tree.root)) {
    for (const { found, advice, at = placed.node } of faultsOf(placed)) {
      problems.push(problem('mdx-code', placeOf(path, at.position ?? null), found, advice));
    }
  }
  return problems.sort(compareProblems);
}

/** The parser's own notes advise what is refused here (comments as expressions), and end in its internal names. */
const withoutNotes = (said: string): string => said.replace(/ \((?:note: .*|mdx[\w-]*:[\w-]+)\)$/s, '').replace(/\.$/, '');

function faultsOf(placed: PlacedNode): Fault[] {
  const { node } = placed;
  if (node.type === 'mdxjsEsm')
    return [{ found: `\`${quote(firstLine(node))}\` is code`, advice: 'Delete it: the components need no import.' }];
  if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression')
    return [{ found: `\`{${quote(firstLine(node))}}\` is code`, advice: 'Delete it. For a plain `{` write `\\{`.' }];
  return isJsx(node) ? elementFaults(placed) : unknownNode(node);
}

const firstLine = ({ value }: MdxNode): string => (value ?? '').split('\n', 1)[0] ?? '';

/** A type of node that a later version of the parser invents is refused until somebody has looked at it. */
const unknownNode = ({ type }: MdxNode): Fault[] =>
  /^(?:mdx|html$)/.test(type) ? [{ found: `this markup (${quote(type)}) is not read` }] : [];

function elementFaults({ node, parent }: PlacedNode): Fault[] {
  const name = node.name ?? '';
  const component = MDX_COMPONENTS.get(name);
  if (component === undefined) {
    const props = MDX_ELEMENTS.get(name);
    return props === undefined ? [unknownElement(name)] : propFaults(node, props);
  }
  return [...propFaults(node, component.props), ...placementFaults(name, component, parent), ...contentFaults(node, component)];
}

function unknownElement(name: string): Fault {
  // As HTML and JSX do: a name that starts with a capital is a component.
  const component = /^[^a-z]/.test(name) || name.includes('.');
  const known = [...(component ? MDX_COMPONENTS : MDX_ELEMENTS).keys()];
  const nearest = component ? nearestKey(name, known) : null;
  return {
    found: component ? `${quote(tagOf(name))} is not a component of Afterword` : `${quote(tagOf(name))} is not an element that is read`,
    advice:
      nearest === null
        ? `${component ? 'The components' : 'The elements'} are ${known.join(', ')}. ${PLAIN}`
        : `Did you mean ${tagOf(nearest)}?`,
  };
}

const BLOCKS: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

function placementFaults(name: string, { within }: ComponentRule, parent: MdxNode): Fault[] {
  const tag = tagOf(name);
  if (within !== null && within !== parent.name)
    return [{ found: `${tag} stands outside ${tagOf(within)}`, advice: `Put it directly inside ${tagOf(within)}.` }];
  // A block inside a line of text is no valid HTML: browsers end the paragraph there.
  const block = isJsx(parent) ? MDX_COMPONENTS.has(parent.name ?? '') || parent.name === 'details' : BLOCKS.has(parent.type);
  return block ? [] : [{ found: `${tag} stands in a line of text`, advice: 'Put it on a line of its own.' }];
}

/** The first thing that stands in a component which takes only some content, or none. */
function contentFaults(node: MdxNode, { content }: ComponentRule): Fault[] {
  if (content === 'anything') return [];
  const wrong = node.children?.find((child) => !(isJsx(child) && child.name === content) && !isBlank(child));
  if (wrong === undefined) return [];
  const tag = tagOf(node.name);
  const holds = content === 'nothing' ? 'holds nothing' : `holds only ${tagOf(content)}`;
  return [{ found: `${tag} ${holds}, and something else stands in it`, advice: `Move it out of ${tag}.`, at: wrong }];
}

const isBlank = ({ type, value }: MdxNode): boolean => type === 'text' && value?.trim() === '';

/** Takes the place at the top of a program's text where Astro and the compiler look for front matter. */
const SEAL = '---\n---\n\n';

/**
 * What may be handed to the MDX compiler for `prose`, pieces of the document `path` put together; `problems` where it
 * may not. Pieces can mean something else than they did in their place: a paragraph between two lines of `+++` that
 * comes to stand first is front matter, whose `layout` Astro imports and runs.
 */
export function sealMdx(path: string, prose: string): { readonly code: string; readonly problems: readonly Problem[] } {
  const problems = gateMdx(path, SEAL + prose).map((found): Problem => ({ ...found, place: { kind: 'unavailable', path } }));
  return { code: SEAL + prose, problems };
}
