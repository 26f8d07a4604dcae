/** The command line itself is wrong: one message, exit 2. */
export class UsageError extends Error {}

/** The command cannot go on, for a reason that a person can act on: one message, exit 1. */
export class CommandError extends Error {}
