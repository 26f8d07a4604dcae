import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineHastPlugin } from 'satteri';

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const SAFE = /^(?:https?|mailto):/i;
const FOOTNOTE = '#user-content-fn';

/**
 * The second gate of compiled MDX: a link to anything but http, https, mailto or a path is dropped to its text, an
 * image to its description. The first gate (core/parse/mdx-gate.ts) has refused what could run. Paths are marked with
 * the document that they start from, for components/mdx/Link.astro to resolve.
 */
export const mdxLinksPlugin = (contentDir: string) =>
  defineHastPlugin({
    name: 'afterword-mdx-links',
    element: [
      {
        filter: ['a'],
        visit: (node, { fileURL }) => {
          const href = String(node.properties['href'] ?? '');
          if (SAFE.test(href) || href.startsWith(FOOTNOTE)) return undefined;
          if (SCHEME.test(href) || fileURL === undefined) return { ...node, tagName: 'span', properties: {} };
          const from = relative(contentDir, fileURLToPath(fileURL)).split(sep).join('/');
          return { ...node, properties: { href, dataFrom: from } };
        },
      },
      {
        filter: ['img'],
        visit: (node) => ({ type: 'text', value: String(node.properties['alt'] ?? '') }),
      },
    ],
  });
