// Publishes the folder of its first argument to its second, for the tests that run several at once or kill one.
import { publish } from '../../src/io/publish.ts';

const [stagingDir = '', outDir = ''] = process.argv.slice(2);
await publish({ stagingDir, outDir, base: '/', waitMs: 20_000, onWait: () => undefined });
