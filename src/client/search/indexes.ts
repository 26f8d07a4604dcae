import type { IndexName } from './plan.ts';
import type { Pagefind, PagefindProgram } from './pagefind.ts';

/** How much names and dates of a result count: the date is shown, not looked for. */
const RANKING = { metaWeights: { title: 5, also: 1, place: 0.5, date: 0, mark: 0 } };

/** The folder of the index: `'/notes/' -> '/notes/pagefind/'`. */
export const bundleOf = (base: string): string => `${base.replace(/\/$/, '')}/pagefind/`;

/** Opens each index once, when it is first asked for; one that failed is tried again. `more`: further options of Pagefind. */
export function indexesOf(
  load: () => Promise<PagefindProgram>,
  bundle: string,
  more: Readonly<Record<string, unknown>> = {},
): (name: IndexName) => Promise<Pagefind> {
  const opened = new Map<IndexName, Promise<Pagefind>>();
  const open = async (name: IndexName): Promise<Pagefind> => {
    // That of the lines borrows the worker that the pages' own has started.
    if (name === 'lines') await indexes('pages');
    const basePath = name === 'lines' ? `${bundle}lines/` : bundle;
    const index = (await load()).createInstance({ basePath, baseUrl: bundle.replace(/pagefind\/$/, ''), ...more });
    await index.init();
    // Not among the options above: set while the index was still being opened, they made a first search lose its results.
    await index.options({ ranking: RANKING });
    return index;
  };
  const indexes = (name: IndexName): Promise<Pagefind> => {
    const known = opened.get(name);
    if (known !== undefined) return known;
    const index = open(name).catch((error: unknown) => {
      opened.delete(name);
      throw error;
    });
    opened.set(name, index);
    return index;
  };
  return indexes;
}
