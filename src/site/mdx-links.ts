import { defineHastPlugin } from 'satteri';

const SAFE = /^(https?:|mailto:|#)/i;

/**
 * The second gate of compiled MDX: a link to anything but http, https, mailto or the same page is dropped to its
 * text, an image to its description. The first gate (core/parse/mdx-gate.ts) has refused what could run.
 */
export const mdxLinksPlugin = defineHastPlugin({
  name: 'afterword-mdx-links',
  element: [
    {
      filter: ['a'],
      visit: (node) => (SAFE.test(String(node.properties['href'] ?? '')) ? undefined : { ...node, tagName: 'span', properties: {} }),
    },
    {
      filter: ['img'],
      visit: (node) => ({ type: 'text', value: String(node.properties['alt'] ?? '') }),
    },
  ],
});
