import { escapeMarkdown } from '../core/render/escape-markdown.ts';
import { fillTemplate } from '../core/render/fill-template.ts';
import { pathNamed } from '../core/derive/path-beside.ts';
import type { NewOptions, Template } from './new-command.ts';
import { lookUp, putDocument, templateText } from './new-document.ts';
import { UsageError } from './usage-error.ts';
import type { World } from './world.ts';

export interface NewIncidentOptions extends NewOptions {
  readonly template: Template;
}

/** Writes a report to start from, beside the newest one. */
export function runNewIncident(options: NewIncidentOptions, world: World): number {
  const { name, template } = options;
  if (name === null) throw new UsageError('Say in a few words what broke: afterword new incident "Orders fail at checkout"');
  const { incidents, context } = lookUp(options, world);
  const date = options.date ?? today(context.site.timeZone);
  const last = incidents.findLast(({ foundIn }) => foundIn === null);
  const before = last === undefined ? null : { path: last.path, date: last.date.value };
  const values = new Map([
    ['title', escapeMarkdown(name)],
    ['date', date],
  ]);
  const text = fillTemplate(templateText(`incidents/${template}.md`), values);
  putDocument(pathNamed(before, { folder: 'incidents', name }, date), text, options, world);
  world.log('It is a draft, and published once its line `draft: true` is removed.\n');
  return 0;
}

/** The day that it is in the zone of the site. */
const today = (timeZone: string): string => new Date().toLocaleDateString('en-CA', { timeZone });
