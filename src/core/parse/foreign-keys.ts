/**
 * Keys that other programs for sites and notes read (Jekyll, Hugo, Docusaurus, MkDocs, Hexo, Obsidian): a team that brings its
 * old notes along has them in each file. They are left out and said once; any other unknown key may be a slip, and is refused.
 */
export const FOREIGN_KEYS: ReadonlySet<string> = new Set([
  'layout', 'permalink', 'weight', 'type', 'version', 'lang', 'language', 'name', 'description', 'author', 'authors', 'links', 'link',
  'excerpt', 'category', 'categories', 'keywords', 'image', 'images', 'cover', 'banner', 'thumbnail', 'template', 'theme', 'parent',
  'nav_order', 'nav_exclude', 'has_children', 'order', 'sidebar', 'sidebar_label', 'sidebar_position', 'toc', 'menu', 'hide', 'hide_title',
  'comments', 'published', 'publishDate', 'expiryDate', 'lastmod', 'last_modified_at', 'updated', 'modified', 'created', 'redirect_from',
  'redirect_to', 'alias', 'cssclass', 'cssclasses', 'uuid', 'sitemap', 'seo', 'robots', 'og_image', 'canonical_url', 'subtitle',
  'icon', 'search', 'math', 'mathjax', 'mermaid', 'pin', 'featured', 'hero', 'readingTime', 'markup', 'outputs',
  'meta', 'head', 'social', 'linkTitle',
]); // prettier-ignore
