import { answerTasks, sayBeside } from '../io/side-work.ts';
import { isCompilation } from './compile-beside.ts';
import { compileSite } from './compile-site.ts';

answerTasks(async (task) => {
  if (!isCompilation(task)) throw new Error('a compilation was to be asked for');
  await compileSite(task, (pid) => sayBeside(pid));
});
