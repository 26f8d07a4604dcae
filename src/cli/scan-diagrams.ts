import type { Checked } from '../core/check/checked.ts';
import { diagramFences } from '../core/check/diagram-fences.ts';
import { problem, quote, type Problem } from '../core/problem.ts';
import { faultOf, refusalOf, type DiagramFault } from '../draw/author-diagram.ts';
import { drawAuthorDiagram } from '../draw/author-picture.ts';
import { diagramCacheDir } from '../io/work-dirs.ts';
import { programRoot, workerFile } from '../site/settings.ts';

/** Authors' Mermaid diagrams that will not be drawn, each at its line. Mermaid is loaded only where there is a diagram. */
export async function scanDiagrams(checked: Pick<Checked, 'readings' | 'texts'>): Promise<Problem[]> {
  const fences = diagramFences(checked);
  const faults = await faultsOf(new Set(fences.map(({ source }) => source)));
  return fences.flatMap(({ source, placeOf }) => {
    const fault = faults.get(source) ?? null;
    return fault === null ? [] : [problem('bad-diagram', placeOf(fault.line), `the diagram is not drawn: ${quote(fault.why)}`)];
  });
}

/** Draws each source, since some show only then that they cannot be drawn; a build finds the pictures in the cache. */
async function faultsOf(sources: ReadonlySet<string>): Promise<ReadonlyMap<string, DiagramFault | null>> {
  const faults = new Map([...sources].map((source) => [source, refusalOf(source)]));
  const wanted = [...faults].flatMap(([source, fault]) => (fault === null ? [source] : []));
  if (wanted.length === 0) return faults;
  const { createDrawer } = await import('../draw/drawer.ts');
  const drawer = createDrawer({ cacheDir: diagramCacheDir(programRoot()), workerFile: workerFile() });
  try {
    await Promise.all(
      wanted.map(async (source) => {
        try {
          await drawAuthorDiagram(source, drawer.draw);
        } catch (error) {
          faults.set(source, faultOf(source, error instanceof Error ? error.message : String(error)));
        }
      }),
    );
  } finally {
    drawer.close();
  }
  return faults;
}
