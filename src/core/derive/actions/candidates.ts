import type { Owner } from '../people.ts';
import type { Growing } from './join.ts';
import type { Mention } from './mentions.ts';

/** More than anybody has in hand at once; it keeps joining linear where an owner has thousands. */
const LAST_PER_OWNER = 200;

/** The actions so far, found by their mark or by an owner. */
export class OpenActions {
  private readonly byKey = new Map<string, Growing>();
  private readonly byOwner = new Map<string, Set<Growing>>();

  /** The action moves to the end of its owners' lists, so that what is spoken of stays within reach. */
  remember(action: Growing, { said, owners }: Mention): void {
    if (said.key !== null) this.byKey.set(said.key, action);
    for (const { key } of owners) {
      const held = this.byOwner.get(key) ?? new Set();
      held.delete(action);
      held.add(action);
      if (held.size > LAST_PER_OWNER) {
        const [oldest] = held;
        if (oldest !== undefined) held.delete(oldest);
      }
      this.byOwner.set(key, held);
    }
  }

  withKey(key: string): Growing | null {
    return this.byKey.get(key) ?? null;
  }

  /** Actions that share one of the owners, the longest unmentioned first. */
  ofOwners(owners: readonly Owner[]): Growing[] {
    return [...new Set(owners.flatMap(({ key }) => [...(this.byOwner.get(key) ?? [])]))];
  }
}
