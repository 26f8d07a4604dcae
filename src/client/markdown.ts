/** The events of a timeline as the Markdown that Afterword reads: days as headings, events as a list, links and code kept. */
export function asMarkdown(list: Element): string {
  const lines = ['## Timeline', ''];
  const zone = list.querySelector('.timeline-tools input:checked')?.parentElement?.textContent;
  const written = list.getAttribute('data-zone') ?? '';
  lines.push(`Times in ${zone === undefined || zone === 'As written' ? written : zone.replace(/^Yours \((.*)\)$/, '$1')}.`, '');
  for (const part of list.querySelectorAll('.day, .event')) {
    if (part.matches('.day')) {
      lines.push(...(lines.at(-1) === '' ? [] : ['']), `### ${part.textContent.trim()}`, '');
      continue;
    }
    const time = part.querySelector('.event-time')?.textContent.trim() ?? '';
    const mark = part.querySelector('[data-milestone]')?.getAttribute('data-milestone');
    const text = [...part.querySelectorAll('.event-text p, .event-text li')].map(inline).join(' — ').replace(/ {2,}/g, ' ');
    lines.push(`- ${time} ${text}${mark === null || mark === undefined ? '' : ` [${mark}]`}`);
  }
  return `${lines.join('\n')}\n`;
}

function inline(node: Node): string {
  if (!(node instanceof Element)) return (node.textContent ?? '').replace(/\s+/g, ' ').replace(/([\\`*_[\]<>])/g, '\\$1');
  const inner = [...node.childNodes].map(inline).join('');
  if (node instanceof HTMLAnchorElement) return `[${inner.trim()}](${node.href})`;
  if (node.localName === 'code') return `\`${node.textContent}\``;
  const sign = { strong: '**', b: '**', em: '*', i: '*', del: '~~' }[node.localName] ?? '';
  return `${sign}${inner}${sign}`;
}
