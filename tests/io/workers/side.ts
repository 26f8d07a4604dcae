import { readFileSync } from 'node:fs';
import { LockedError } from '../../../src/io/lock.ts';
import { answerTasks, sayBeside } from '../../../src/io/side-work.ts';

/** A part that does what its task says. */
answerTasks(async (task) => {
  if (task instanceof Map) return new Map([...task].reverse());
  if (task === 'read') return readFileSync('/there/is/nothing', 'utf8');
  if (task === 'lock') throw new LockedError({ pid: 7, started: null, host: 'elsewhere' });
  if (task === 'hint') throw Object.assign(new TypeError('no', { cause: new RangeError('deep down') }), { hint: 'Try yes.', own: 1 });
  if (task === 'end') process.exit(3);
  if (task === 'late') await new Promise((done) => setTimeout(done, 50));
  sayBeside(`doing ${String(task)}`);
  return task;
});
