// Loaded before a program, `node --import`: for it, and for what it starts, today is 400 days and some hours later.
const AHEAD_MS = (400 * 24 + 7) * 3_600_000;
const Running = Date;

globalThis.Date = new Proxy(Running, {
  construct: (target, given) => (given.length === 0 ? new target(Running.now() + AHEAD_MS) : new target(...given)),
  apply: () => new Running(Running.now() + AHEAD_MS).toString(),
  get: (target, name) => (name === 'now' ? () => Running.now() + AHEAD_MS : Reflect.get(target, name)),
});
