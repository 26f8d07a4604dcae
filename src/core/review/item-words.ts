import { STATUS_TEXTS } from '../derive/actions/status.ts';
import { dateText } from '../derive/dates-text.ts';
import { quote } from '../problem.ts';
import { ACTION_STATUSES } from '../schema/parts.ts';
import type { Detail } from './change.ts';
import type { Item } from './item.ts';

/** Names of facts and things where the subject itself is none. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['zone', 'time zone'],
  ['stated-duration', 'stated duration'],
  ['root-cause', 'root cause'],
  ['detected-by', 'detected by'],
  ['next-meeting', 'next meeting'],
  ['action-review', 'reviewed action'],
]);
/** How a property is called in a line. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['owners', 'owner'],
  ['tickets', 'ticket'],
  ['key', 'mark'],
  ['deciders', 'decided by'],
  ['presence', ''],
  ['roles', 'role'],
]);
const DATES: ReadonlySet<string> = new Set(['due', 'date', 'next-meeting']);

export const nameOf = (subject: string): string => NAMES.get(subject) ?? subject.replaceAll('-', ' ');

/** A value as a reader sees it: dates in words, states in words, long texts cut. */
export function valueText(field: string, value: string | null): string {
  if (value === null) return field === 'status' ? 'not said' : 'none';
  if (DATES.has(field)) return `${dateText(value)}${value.length > 10 ? `, ${value.slice(11)}` : ''}`;
  const status = field === 'status' ? ACTION_STATUSES.find((one) => one === value) : undefined;
  if (status !== undefined) return STATUS_TEXTS[status].toLowerCase();
  return quote(value);
}

/** "due 1 April 2024 → 8 April 2024"; "owner Ann → Bo"; "state open → done". */
export function detailText({ field, before, after }: Detail): string {
  const name = FIELDS.get(field) ?? (field === 'status' ? 'state' : field);
  return `${name} ${arrow(valueText(field, before), valueText(field, after))}`.trim();
}

/** `("43 min", "51 min") => "43 → 51 min"`: a unit in common is said once. */
export function arrow(before: string, after: string): string {
  const unit = /^\d+( \p{L}+)$/u.exec(before)?.[1];
  const short = unit !== undefined && new RegExp(`^\\d+${unit}$`, 'u').test(after) ? before.slice(0, -unit.length) : before;
  return `${short} → ${after}`;
}

/** What stands in brackets behind an added or removed thing: all that is known of it but its name. */
export function knownText(item: Item): string {
  const known = [...item.props].flatMap(([field, value]) => {
    if (['text', 'name', 'time', 'value', 'key'].includes(field)) return [];
    const name = FIELDS.get(field) ?? field;
    const said = valueText(field, value);
    return ['owners', 'roles', 'status', 'team', 'presence', 'topic', 'presenter', 'milestone', 'deciders'].includes(field)
      ? said
      : `${name} ${said}`;
  });
  return known.length === 0 ? '' : ` (${known.join(', ')})`;
}
