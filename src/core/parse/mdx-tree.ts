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

/** A node, and the name of the JSX element that it stands directly in; null where it stands in none. */
export interface PlacedNode {
  readonly node: MdxNode;
  readonly within: string | null;
}

export const isJsx = (node: MdxNode): boolean => node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

/** An element as a message names it. `<>` for a fragment. */
export const tagOf = (name: string | null | undefined): string => `<${name ?? ''}>`;

/** Every node below the root in document order. Without recursion: nesting is as deep as the author likes. */
export function* placedNodes(root: Root): Generator<PlacedNode> {
  const stack: PlacedNode[] = [{ node: root as MdxNode, within: null }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, within } = next;
    if (node.type !== 'root') yield next;
    // A paragraph is how two elements on one line stand; anything else comes between.
    const inside = isJsx(node) ? (node.name ?? '') : node.type === 'paragraph' ? within : null;
    const children = node.children ?? [];
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index];
      if (child !== undefined) stack.push({ node: child, within: inside });
    }
  }
}
