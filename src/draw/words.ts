import type { DrawRequest } from './request.ts';
import { element, elementsOf, type SvgElement } from './svg-tree.ts';

/**
 * Gives a drawing its accessible name and description. A picture with links in it is a group: what is inside an
 * image is hidden from those who listen, and a link must not be.
 */
export function addWords(
  svg: SvgElement,
  { idPrefix, title, description }: Pick<DrawRequest, 'idPrefix' | 'title' | 'description'>,
): SvgElement {
  const words = [
    ...(title === undefined ? [] : [element('title', { id: `${idPrefix}-title` }, [title])]),
    ...(description === undefined ? [] : [element('desc', { id: `${idPrefix}-desc` }, [description])]),
  ];
  svg.attributes.set('id', idPrefix);
  svg.attributes.set('role', [...elementsOf(svg)].some((node) => node.name === 'a') ? 'group' : 'img');
  if (title !== undefined) svg.attributes.set('aria-labelledby', `${idPrefix}-title`);
  if (description !== undefined) svg.attributes.set('aria-describedby', `${idPrefix}-desc`);
  if (title !== undefined)
    svg.children = svg.children.filter((child) => typeof child === 'string' || (child.name !== 'title' && child.name !== 'desc'));
  svg.children.unshift(...words);
  return svg;
}
