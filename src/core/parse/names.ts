/** Words that name a group or a thing where a person's name could stand. */
const GROUP_WORDS: ReadonlySet<string> = new Set(
  'team teams council foundation board committee maintainers members directors group groups project projects community everyone everybody all others none nobody tbd tba na n/a unknown various leads engineering ops oncall support vendor'.split(
    ' ',
  ),
);
/** Words that begin a thing's name, not a person's: "API Gateway", "Root Cause", "Action Items". */
const THING_WORDS: ReadonlySet<string> = new Set(
  'action actions agenda api app application apps audit backend bug build cache ci client cloud cluster code config connection console customer customers dashboard data database decision deploy deployment design detection docker documentation email error errors event feature fix frontend gateway github google grafana http impact improvement incident infrastructure integration internal issue java javascript job kafka kubernetes legal license linux log logging logs low medium high message microsoft mobile mongodb monitoring network next node notes observability on-call open order payment performance phase platform postgres priority process production prometheus pull python question redis release remediation request review root rust sdk search security sentry server service services severity slack spdx sprint staging status step storage summary system technical test testing types levels profile file files hardware software operations coordination model core risk format definitions ticket timeline tool tools update user users version web week windows work workflow'.split(
    ' ',
  ),
);
/** Words that label people where they are listed. */
const LABEL_WORDS: ReadonlySet<string> = new Set(
  'present absent attendees attendee attending attendance participants regrets apologies guests guest observers chair chairs scribe scribes facilitator moderator host secretary minutes notes remote regret yes no name names'.split(
    ' ',
  ),
);
const NAME_WORD = /^(?:\p{Lu}[\p{L}'’-]*\.?|[‘“']\p{Lu}[\p{L}-]*[’”']|van|von|du|des|ter|ten|ibn|der|de|den|da|di|la|le|bin|al|dos|el)$/u;
const MAX_NAME_WORDS = 5;

/** A name of two to four words, each with a capital, none of which names a thing: "Maria Garcia", "Wladimir J. van der Laan". */
export function isFullName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length < 2 || words.length > MAX_NAME_WORDS || !words.every((word) => NAME_WORD.test(word))) return false;
  if (!/^\p{Lu}\p{Ll}/u.test(words[0] ?? '') || !/\p{Ll}/u.test(words.at(-1) ?? '')) return false;
  return words.every((word) => !GROUP_WORDS.has(word.toLowerCase()) && !THING_WORDS.has(word.toLowerCase()));
}

/** Whether a word of `text` is one that names things: "Monitoring", "API docs". */
export const isThing = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/\s+/)
    .some((word) => THING_WORDS.has(word));

/** What may stand for a person where only people stand (a list of attendees): a name, a first name, initials, a handle. */
export function isSlotName(text: string): boolean {
  const name = text.trim();
  const words = name.split(/\s+/);
  // "van den" and the like come on top of the names.
  const own = words.filter((word) => !/^\p{Ll}/u.test(word) || !NAME_WORD.test(word));
  if (name === '' || name.length > 60 || own.length > MAX_NAME_WORDS) return false;
  if (!/^[@\p{L}_`]/u.test(name) || /[:;!?<>{}|=/\\"[\]]|\.$|https?/u.test(name.replace(/ (?:Jr|Sr)\.$/, ''))) return false;
  if (words.some((word) => GROUP_WORDS.has(word.toLowerCase()))) return false;
  if (words.length === 1) return !LABEL_WORDS.has(name.toLowerCase());
  // Two words may be a first name and an initial or a handle; more must all look like names, or it is a sentence.
  return words.length === 2
    ? words.some((word) => /^[@\p{Lu}\p{Lo}]/u.test(word))
    : words.every((word) => NAME_WORD.test(word) || /^[@\p{Lo}]/u.test(word));
}

/** `@ann`, the way that people write handles. */
export const isHandle = (text: string): boolean => /^@[\w][\w.-]*$/.test(text);

/** "Everyone", "All leads", "Platform team": an owner that is not one person. */
export function isGroup(text: string): boolean {
  const words = text.trim().toLowerCase().split(/\s+/);
  return (
    words.length <= 3 && (words[0] === 'all' || words[0] === 'everyone' || words[0] === 'everybody' || GROUP_WORDS.has(words.at(-1) ?? ''))
  );
}

/** The names that a document and people.yml establish, so that other places may be read as naming people. */
export class KnownNames {
  private readonly full = new Map<string, string>();
  private readonly parts = new Set<string>();
  private readonly initials = new Set<string>();

  constructor(names: Iterable<string>) {
    for (const name of names) this.add(name);
  }

  add(name: string): void {
    const key = name.trim().toLowerCase();
    this.full.set(key, name.trim());
    const words = key.split(/\s+/);
    if (words.length > 1) this.initials.add(words.map((word) => word.charAt(0)).join(''));
    for (const part of [words[0], words.at(-1)]) if (part !== undefined && part.length > 1) this.parts.add(part);
  }

  /** The name as established, for one written in any case. */
  get(text: string): string | null {
    return this.full.get(text.trim().toLowerCase()) ?? null;
  }

  /** The one full name that starts with this first name: "Tom" -> "Tom Baker"; null where there is none, or several. */
  fullOf(first: string): string | null {
    const start = `${first.trim().toLowerCase()} `;
    const found = this.full.has(start.trim()) ? [] : [...this.full].filter(([key]) => key.startsWith(start));
    return found.length === 1 ? (found[0]?.[1] ?? null) : null;
  }

  /** Whether `text` is somebody's initials in capitals: "AL" for Ann Lee. */
  hasInitials(text: string): boolean {
    return /^\p{Lu}{2,4}$/u.test(text.trim()) && this.initials.has(text.trim().toLowerCase());
  }

  /** Whether a single word is somebody's first or last name ("Kate", "Odence", also "Phil R"). */
  hasPart(text: string): boolean {
    const [first, second, ...more] = text.trim().toLowerCase().split(/\s+/);
    return first !== undefined && this.parts.has(first) && (second === undefined || second.length <= 2) && more.length === 0;
  }
}
