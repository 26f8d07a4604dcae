import { isSideAsk, sentError, type SideAnswer } from './side-messages.ts';

/** Says something to the process that asks. */
export const sayBeside = (note: unknown): void => send({ note });

/**
 * Answers the tasks that `startSideProcess` sends to this process, each as it comes: one may wait while others are done.
 * Ends the process where the other has ended.
 */
export function answerTasks(answer: (task: unknown) => Promise<unknown>): void {
  process.on('message', (message: unknown) => {
    if (!isSideAsk(message)) return;
    const { id, task } = message;
    answer(task).then(
      (done) => send({ id, done }),
      (error: unknown) => send({ id, error: sentError(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
  // A terminal sends Ctrl-C to both: the other decides.
  process.on('SIGINT', () => undefined);
}

function send(answer: SideAnswer): void {
  process.send?.(answer);
}
