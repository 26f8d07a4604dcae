import type { Root } from 'mdast';
import type { SourceRange } from '../position.ts';

/** A property as written: text, nothing (`<Metric label />`), or code between braces. Its own position is not known. */
export interface MdxAttribute {
  /** `mdxJsxExpressionAttribute` is a spread: `{...all}`. */
  readonly type: 'mdxJsxAttribute' | 'mdxJsxExpressionAttribute';
  readonly name?: string;
  readonly value?: string | null | { readonly value: string };
}

/** A node of the tree that the MDX parser gives: mdast's, or one of MDX's own types. */
export interface MdxNode {
  readonly type: string;
  readonly value?: string;
  /** Of a JSX element; null for a fragment `<>`. */
  readonly name?: string | null;
  readonly attributes?: readonly MdxAttribute[];
  readonly children?: readonly MdxNode[];
  readonly position?: SourceRange;
}

/** A node and the one that it stands directly in. */
export interface PlacedNode {
  readonly node: MdxNode;
  readonly parent: MdxNode;
}

export const isJsx = (node: MdxNode): boolean => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** An element as a message names it. `<>` for a fragment. */
export const tagOf = (name: string | null | undefined): string => `<${name ?? ''}>`;

/** Every node below the root in document order. Without recursion: nesting is as deep as the author likes. */
export function* placedNodes(root: Root): Generator<PlacedNode> {
  const stack = placedChildren(root as MdxNode);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    for (const child of placedChildren(next.node)) stack.push(child);
  }
}

/** Last child first, as a stack wants them. */
const placedChildren = (parent: MdxNode): PlacedNode[] => (parent.children ?? []).map((node) => ({ node, parent })).reverse();
