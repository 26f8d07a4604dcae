import fc from 'fast-check';

/** Words that no rule of the reader takes for a time, a person or a milestone. */
const WORDS = 'queue order cache disk index shop mail graph region tenant login cart price stock report batch'.split(' ');
const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 3, maxLength: 12 }).map((words) => `The ${words.join(' ')}.`);
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2024-04-${String(number).padStart(2, '0')}`);
const time = fc
  .integer({ min: 0, max: 599 })
  .map((minute) => `${String(10 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
const owner = fc.constantFrom('Ann Lee', 'Bo Chen', 'Cy Diaz');

const event = fc.record({
  time,
  text: fc.oneof(sentence, fc.constantFrom('Alerts fired', 'Rolled back', 'Incident resolved', 'Pager rang')),
});
const action = fc.record({ text: sentence, owner, due: day, done: fc.boolean() });
const prose = fc.oneof(
  sentence,
  sentence.map((text) => `- ${text}\n- a second point`),
  sentence.map((text) => `> ${text}`),
  sentence.map((text) => `\`\`\`\nrun: ${text}\n\`\`\``),
  fc.tuple(sentence, sentence).map(([one, other]) => `| Name | Value |\n| --- | --- |\n| ${one} | ${other} |`),
);

interface Model {
  readonly form: 'incident' | 'meeting';
  readonly severity: string;
  readonly status: string;
  readonly draft: boolean;
  readonly events: readonly { readonly time: string; readonly text: string }[];
  readonly table: boolean;
  readonly actions: readonly { readonly text: string; readonly owner: string; readonly due: string; readonly done: boolean }[];
  readonly decisions: readonly string[];
  readonly people: readonly string[];
  readonly prose: readonly string[];
}

const models: fc.Arbitrary<Model> = fc.record({
  form: fc.constantFrom('incident', 'meeting'),
  severity: fc.constantFrom('SEV1', 'SEV2', 'SEV3'),
  status: fc.constantFrom('draft', 'in review', 'final'),
  draft: fc.boolean(),
  events: fc.array(event, { minLength: 1, maxLength: 8 }).map((all) => [...all].sort((a, b) => (a.time < b.time ? -1 : 1))),
  table: fc.boolean(),
  actions: fc.array(action, { maxLength: 5 }),
  decisions: fc.uniqueArray(sentence, { maxLength: 4 }),
  people: fc.uniqueArray(owner, { minLength: 1 }),
  prose: fc.array(prose, { maxLength: 6 }),
});

const front = ({ status, draft }: Model): string => `---\nstatus: ${status}\n${draft ? 'draft: true\n' : ''}---\n\n`;
const actionsText = ({ actions }: Model): string =>
  actions.length === 0
    ? ''
    : `## Action items\n\n${actions.map((one) => `- [${one.done ? 'x' : ' '}] ${one.text} (Owner: ${one.owner}, due ${one.due})`).join('\n')}\n`;

function timelineText({ events, table }: Model): string {
  if (!table) return events.map((one) => `- ${one.time} ${one.text}`).join('\n');
  return `| Time | Event |\n| --- | --- |\n${events.map((one) => `| ${one.time} | ${one.text} |`).join('\n')}`;
}

function textOf(model: Model): string {
  const notes = `## Notes\n\n${model.prose.join('\n\n')}\n\n`;
  if (model.form === 'incident') {
    const top = `# Orders stood still\n\n**Date:** 2024-03-18\n\n**Severity:** ${model.severity}\n\n## Timeline\n\n${timelineText(model)}\n\n`;
    return `${front(model)}${top}${notes}${actionsText(model)}`;
  }
  const decided = model.decisions.length === 0 ? '' : `## Decisions\n\n${model.decisions.map((one) => `- ${one}`).join('\n')}\n\n`;
  const attendees = `## Attendees\n\n${model.people.map((one) => `- ${one}`).join('\n')}\n\n`;
  return `---\n${model.draft ? 'draft: true\n' : 'tags: [sync]\n'}---\n\n# Sync of 22 March 2024\n\n${attendees}${notes}${decided}${actionsText(model)}`;
}

const pathOf = ({ form }: Model): string => (form === 'incident' ? 'incidents/2024-03-18-orders.md' : 'meetings/2024-03-22-sync.md');

export const documents = models.map((model) => ({ path: pathOf(model), text: textOf(model) }));

/** A document and what a few edits made of it: parts of it are those of another one. */
export const editedDocuments = fc
  .tuple(
    models,
    models,
    fc.uniqueArray(fc.constantFrom('severity', 'status', 'draft', 'events', 'actions', 'decisions', 'people', 'prose'), { maxLength: 3 }),
    fc.nat(7),
  )
  .map(([model, other, parts, at]) => {
    const edited: Record<string, unknown> = { ...model };
    for (const part of parts) {
      const [old, now] = [model[part as keyof Model], other[part as keyof Model]];
      // Half of the lists keep what they had: an edit is seldom a new document.
      edited[part] = Array.isArray(old) && Array.isArray(now) && at % 2 === 0 ? mixed(old, now, at) : now;
    }
    return { path: pathOf(model), before: textOf(model), after: textOf({ ...model, ...edited }) };
  });

/** The old members but one, and one of the new. */
function mixed(old: readonly unknown[], now: readonly unknown[], at: number): unknown[] {
  const kept = old.filter((_, index) => index !== at);
  const [added] = now;
  return added === undefined || kept.some((one) => JSON.stringify(one) === JSON.stringify(added))
    ? kept.length > 0
      ? kept
      : [...old]
    : [...kept, added];
}

/** Every paragraph broken at other places; lists, tables, code and quotations stay. */
export function wrap(text: string): string {
  return text.replace(/^The [^\n]*$/gm, (line) => line.replaceAll(' ', (space, at: number) => (at % 3 === 0 ? '\n' : space)));
}
