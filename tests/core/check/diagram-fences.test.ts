import { expect, test } from 'vitest';
import { diagramFences } from '../../../src/core/check/diagram-fences.ts';

const fences = (text: string, path = 'a.md', kind: 'incident' | 'neither' = 'incident') =>
  diagramFences({
    readings: [{ path, kind, because: '', meeting: null, incidents: [], problems: [] }],
    texts: new Map([[path, text]]),
  });

test('fences are found with their lines in the document', () => {
  const [first, second, ...rest] = fences(
    '---\ntitle: x\n---\n# T\n\n```mermaid\npie\n "a" : 1\n```\n\n- item\n\n  ~~~ mermaid title\n  flowchart LR\n    A --> B\n  ~~~\n',
  );
  expect(rest).toEqual([]);
  expect(first?.source).toBe('pie\n "a" : 1');
  expect(first?.placeOf(null)).toEqual({ kind: 'line', path: 'a.md', line: 6, column: 1 });
  expect(first?.placeOf(2)).toEqual({ kind: 'line', path: 'a.md', line: 8, column: 2 });
  expect(second?.source).toBe('flowchart LR\n  A --> B');
  expect(second?.placeOf(2)).toEqual({ kind: 'line', path: 'a.md', line: 15, column: 5 });
  // Behind its last line: the last.
  expect(second?.placeOf(9)).toEqual({ kind: 'line', path: 'a.md', line: 15, column: 5 });
});

test('in quotes, in lists, and in .mdx', () => {
  expect(fences('# T\n\n> ```mermaid\n> pie\n> ```\n')[0]?.placeOf(1)).toEqual({ kind: 'line', path: 'a.md', line: 4, column: 3 });
  expect(fences('# T\n\n- ```mermaid\n  pie\n  ```\n')).toHaveLength(1);
  expect(fences('# T\n\n<Callout kind="note">\n\n```mermaid\npie\n```\n\n</Callout>\n', 'a.mdx')).toHaveLength(1);
});

test('other fences, other documents and what only looks like one are left alone', () => {
  expect(fences('# T\n\n```js\nmermaid\n```\n\n    ```mermaid\n    pie\n    ```\n')).toEqual([]);
  expect(fences('# T\n\n```mermaid\npie\n```\n', 'a.md', 'neither')).toEqual([]);
  expect(fences('# T\n\n````text\n```mermaid\npie\n```\n````\n')).toEqual([]);
});
