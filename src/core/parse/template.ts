import { firstWholeDate } from './document-date.ts';
import { partText } from './fields.ts';
import { plainText } from './markdown.ts';
import { partsOf, type Part } from './outline.ts';
import { titleOf } from './title.ts';

/** A place that a writer was meant to fill in: `YYYY-MM-DD`, `20xx`, `{{ date }}`, `${NAME}`, `<date>`, `[Name]`. */
const PLACEHOLDER =
  /\b(?:y{4}|20xx|20yy|x{4})(?:\b|[-/])|\bdd\/mm\/y{2,4}\b|\{\{[^{}]*\}\}|\$\{[^{}]*\}|<\s*(?:date|name|title|time|owner|description|summary|incident)[^<>]*>|\[(?:name|date|title|owner|time|description|your [^[\]]*|insert [^[\]]*)\](?!\()|\bhh:mm\b|\bthe date (?:and time )?of the (?:meeting|call|incident|outage)\b/i;
const TEMPLATE_FILE = /(?:^|[/\s._-])(?:template|readme|contributing|changelog|licen[cs]e|charter)(?=$|[/\s._-])/i;
const TEMPLATE_TITLE =
  /\btemplates?\b|\b(?:incident|report|meeting) title\b|^title\b|\{\{|\$\{|20xx|\byyyy\b|-xx\b|^how (?:we|to)\b|\b(?:process|guide|guidelines?|polic(?:y|ies)|handbook|playbook|runbook|procedures?|checklist)$/i;
/** Below this share of sections with text, a document with a section or more is a form. */
const FILLED_SHARE = 0.4;

/** Why a document is a form or a page about forms rather than a record; null where it is none. */
export function templateReason(top: Part, path: string): string | null {
  const name = (path.split('/').at(-1) ?? path).replace(/\.[^.]+$/, '');
  const title = titleOf(top, path).value;
  const dated = firstWholeDate(`${title}\n${name}`) !== null;
  if (TEMPLATE_FILE.test(name)) return "the file's name says that it is no record";
  if (TEMPLATE_TITLE.test(title) && !dated) return 'the title is that of a template or a guide';
  if (dated) return null;
  if (hasPlaceholders(top)) return 'it holds places to fill in';
  return filledShare(top) < FILLED_SHARE ? 'most of its sections are empty' : null;
}

function hasPlaceholders(top: Part): boolean {
  const parts = [...partsOf(top)];
  if (parts.some(({ heading }) => heading !== null && PLACEHOLDER.test(heading.text))) return true;
  const text = withoutCode(top);
  // A record that kept a line of its template has days of its own.
  return PLACEHOLDER.test(text) && firstWholeDate(text) === null;
}

const withoutCode = (top: Part): string =>
  [...partsOf(top)].flatMap(({ blocks }) => blocks.filter(({ type }) => type !== 'code').map((block) => plainText(block))).join('\n');

function filledShare(top: Part): number {
  const leaves = [...partsOf(top)].filter(({ heading, children }) => heading !== null && children.length === 0);
  if (leaves.length < 2) return 1;
  return leaves.filter((part) => FIELD_HEADING.test(part.heading?.text ?? '') || saysSomething(part)).length / leaves.length;
}

/** "### Date: 19-09-18" is filled in by itself. */
const FIELD_HEADING = /^[^:：]{2,40}[:：]\s*[\p{L}\p{N}]/u;

/** A known section that only asks ("What happened and why?") waits for its answers; a topic may be a question. */
function saysSomething(part: Part): boolean {
  const lines = partText(part)
    .split('\n')
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  return lines.length > 0 && (part.role === 'other' || !lines.every((line) => line.trimEnd().endsWith('?')));
}
