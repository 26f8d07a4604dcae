/** What a command may touch of the process it runs in. Tests give another one. */
export interface World {
  readonly cwd: string;
  /** Results. */
  readonly out: (text: string) => void;
  /** Progress and problems. */
  readonly log: (text: string) => void;
  /** Whether results may be coloured. */
  readonly colourOut: boolean;
  readonly colourLog: boolean;
  /** Whether a line of progress may be written over. */
  readonly liveLog: boolean;
  /** How many columns the terminal of the results has; absent where they go elsewhere. */
  readonly columnsOut?: number | undefined;
  /** The file to which a step of GitHub Actions appends its summary; absent elsewhere. */
  readonly summaryFile?: string | undefined;
  /** Resolves when somebody asks the program to end: Ctrl-C, or a polite signal. */
  readonly interrupted: () => Promise<void>;
}

/** The world of a real process. */
export function processWorld(): World {
  const { env, stdout, stderr } = process;
  const colour = (stream: NodeJS.WriteStream): boolean => stream.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  return {
    cwd: process.cwd(),
    out: (text) => void stdout.write(text),
    log: (text) => void stderr.write(text),
    colourOut: colour(stdout),
    colourLog: colour(stderr),
    columnsOut: stdout.isTTY ? stdout.columns : undefined,
    summaryFile: env['GITHUB_STEP_SUMMARY'] === '' ? undefined : env['GITHUB_STEP_SUMMARY'],
    liveLog: stderr.isTTY && env['TERM'] !== 'dumb' && !env['CI'],
    interrupted: () =>
      new Promise((done) => {
        // Kept on: Ctrl-C may arrive twice, from the terminal and from the launcher that passes it on.
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => done());
      }),
  };
}
