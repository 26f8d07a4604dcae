import { isElement, type SvgElement, type SvgNode } from './svg-tree.ts';

/** The only elements that reach a page; anything else is left out with all that it holds. */
export const ALLOWED_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'svg g a title desc defs path rect circle ellipse line polyline polygon text tspan marker linearGradient radialGradient stop ' +
    'clipPath mask pattern symbol use filter feDropShadow feGaussianBlur feOffset feMerge feMergeNode feFlood feComposite feColorMatrix feBlend'
  ).split(' '),
);

const ATTRIBUTE_NAMES = new Set(
  (
    'id class role tabindex href data-event x y x1 x2 y1 y2 cx cy r rx ry dx dy d points width height viewBox transform preserveAspectRatio ' +
    'fill fill-opacity fill-rule stroke stroke-width stroke-dasharray stroke-dashoffset stroke-opacity stroke-linecap stroke-linejoin ' +
    'opacity color font-size font-weight font-style text-anchor dominant-baseline alignment-baseline letter-spacing visibility display ' +
    'shape-rendering paint-order text-decoration marker-start marker-mid marker-end markerWidth markerHeight markerUnits refX refY orient ' +
    'gradientUnits gradientTransform offset stop-color stop-opacity clip-path clip-rule mask filter flood-color flood-opacity stdDeviation in in2 ' +
    'result mode operator values type vector-effect pointer-events direction xmlns'
  ).split(' '),
);
const isAllowedAttribute = (name: string): boolean => ATTRIBUTE_NAMES.has(name) || /^aria-[a-z]+$/.test(name);

/** References inside the same drawing are all that a value may point at. */
function isSafeValue(name: string, value: string): boolean {
  if (name === 'href') return value.startsWith('#');
  // An escape can spell `url` otherwise, and is nowhere needed.
  return !/url\((?!#[\w-]+\))|\\|(?:image-set|src)\(/i.test(value);
}

const ESCAPES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);
const escape = (text: string): string => text.replace(/[&<>"]/g, (found) => ESCAPES.get(found) ?? found);

/** The drawing as markup for the middle of an HTML page: an allow list of elements, attributes and references. */
export function writeSvg(node: SvgNode): string {
  if (!isElement(node)) return escape(node);
  if (!ALLOWED_ELEMENTS.has(node.name)) return '';
  let attributes = '';
  for (const [name, value] of node.attributes) {
    if (isAllowedAttribute(name) && isSafeValue(name, value)) attributes += ` ${name}="${escape(value)}"`;
  }
  const inner = writeChildren(node);
  return inner === '' ? `<${node.name}${attributes}/>` : `<${node.name}${attributes}>${inner}</${node.name}>`;
}

function writeChildren(node: SvgElement): string {
  return node.children.map(writeSvg).join('');
}
