/**
 * What a script adds to the list of events: a switch between the times as written, UTC and the reader's own zone, and a
 * button that copies the list as Markdown. Without it the list is whole.
 */
import { clockIn, readerZone, type Instants } from './zones.ts';

interface Clock extends Instants {
  readonly shown: HTMLTimeElement;
  readonly written: string;
}

function clocksOf(list: Element): Clock[] {
  return [...list.querySelectorAll<HTMLTimeElement>('.event-time time')].flatMap((shown) => {
    const start = Date.parse(shown.dateTime);
    const end = Date.parse(shown.dataset['until'] ?? '');
    const isInstant = shown.dateTime.includes('T') && !Number.isNaN(start);
    return isInstant ? [{ shown, written: shown.textContent, start, end: Number.isNaN(end) ? null : end }] : [];
  });
}

/** The zones to choose from, each with its name; the first is that of the document. None where there is nothing to choose. */
function choicesOf(clocks: readonly Clock[], hasUtc: boolean): [name: string, zone: string | null][] {
  const own = readerZone();
  const sameAs = (zone: string): boolean => clocks.every((clock, index) => clockIn(zone, clocks)[index] === clock.written);
  const choices: [string, string | null][] = [['As written', null]];
  if (hasUtc) choices.push(['UTC', 'UTC']);
  if (own !== null && own !== 'UTC' && !sameAs(own)) choices.push([`Yours (${own.replaceAll('_', ' ')})`, own]);
  return choices.length > 1 && clocks.length > 0 ? choices : [];
}

function zoneSwitch(clocks: readonly Clock[], hasUtc: boolean, say: (text: string) => void): HTMLElement | null {
  const choices = choicesOf(clocks, hasUtc);
  if (choices.length === 0) return null;
  const group = document.createElement('fieldset');
  group.append(Object.assign(document.createElement('legend'), { textContent: 'Times' }));
  for (const [index, [name, zone]] of choices.entries()) {
    const label = document.createElement('label');
    const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'timeline-zone', checked: index === 0 });
    radio.addEventListener('change', () => {
      const times = zone === null ? clocks.map(({ written }) => written) : clockIn(zone, clocks);
      for (const [at, { shown, written }] of clocks.entries()) shown.textContent = times[at] ?? written;
      say(zone === null ? '' : `The list is in ${zone.replaceAll('_', ' ')}. The drawing keeps the times as written.`);
    });
    label.append(radio, name);
    group.append(label);
  }
  return group;
}

/** Few readers copy a list: what writes it as Markdown is loaded when one does. */
async function copy(list: Element): Promise<void> {
  const { asMarkdown } = await import('./markdown.ts');
  await navigator.clipboard.writeText(asMarkdown(list));
}

function copyButton(list: Element, say: (text: string) => void): HTMLElement | null {
  // A page that is not served over https may not write to the clipboard.
  if (!window.isSecureContext) return null;
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Copy as Markdown' });
  button.addEventListener('click', () => {
    copy(list).then(
      () => say('Copied.'),
      () => say('The browser did not let it be copied.'),
    );
  });
  return button;
}

for (const list of document.querySelectorAll('.timeline')) {
  const first = list.querySelector('.day, .events');
  if (first === null || list.querySelector('.event') === null) continue;
  const status = Object.assign(document.createElement('p'), { className: 'timeline-said' });
  status.setAttribute('role', 'status');
  const say = (text: string): void => {
    status.textContent = text;
  };
  const parts = [zoneSwitch(clocksOf(list), list.querySelector('.event-utc') !== null, say), copyButton(list, say)];
  const tools = Object.assign(document.createElement('div'), { className: 'timeline-tools' });
  tools.append(...parts.filter((part) => part !== null), status);
  if (tools.childElementCount > 1) first.before(tools);
}
