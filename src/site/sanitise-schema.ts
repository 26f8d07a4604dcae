import { defaultSchema, type Schema } from 'hast-util-sanitize';

/**
 * What rendered Markdown may contain: GitHub's schema, narrowed. Each difference says why.
 * `check` refuses the worst before this runs; this gate assumes that it did not.
 */
export const sanitiseSchema: Schema = {
  ...defaultSchema,
  tagNames: [
    // Structure and text only. `picture` and `source` are left out: no remote or unchecked image.
    ...['a', 'b', 'blockquote', 'br', 'code', 'dd', 'del', 'details', 'dl', 'dt', 'em', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img'],
    ...['input', 'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 's', 'samp', 'section', 'span', 'strike', 'strong', 'sub'],
    ...['summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt', 'u', 'ul', 'var'],
  ],
  attributes: {
    a: ['href', 'ariaLabel', 'dataFootnoteBackref', 'dataFootnoteRef', 'id'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    code: [['className', /^language-[\w+#.-]+$/]],
    input: [
      ['disabled', true],
      ['type', 'checkbox'],
      ['checked', true],
      ['ariaLabel', 'done', 'not done'],
    ],
    li: ['id', ['className', 'task-list-item']],
    ol: ['start', ['className', 'contains-task-list']],
    ul: [['className', 'contains-task-list']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
    details: ['open'],
    // GitHub lets some forty attributes stand on every element; readers need these.
    '*': ['title', 'lang', 'dir'],
  },
  // Ids come from footnotes alone (site/prose.ts gives them a prefix for each rendering), so nothing is clobbered twice.
  clobber: ['name'],
  protocols: {
    href: ['http', 'https', 'mailto'],
    // Pictures are files of the content folder: prose.ts has replaced their addresses before this runs.
    src: [],
  },
  // The text of these is code, not prose: dropped with the element.
  strip: ['script', 'style', 'template', 'noscript', 'title', 'textarea', 'xmp', 'iframe', 'object', 'svg', 'math'],
};
