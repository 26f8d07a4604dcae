/** Longer than this at a time, work would keep a letter that is being typed off the screen; a slow phone takes four times as long. */
const AT_MOST_MS = 8;

/** Makes a pause between two parts of a longer work: it lets the browser attend to the reader wherever the work has gone on for long. */
export function makePause(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < AT_MOST_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  };
}
