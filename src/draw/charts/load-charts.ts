import type { MeasureText } from '../fonts.ts';
import type { createCharts } from './chart.ts';

/**
 * Loads what draws charts. Plot looks for a window as it is loaded, and with one it draws half a pixel beside: a process that
 * has drawn with Mermaid has one, and must draw the same.
 */
export async function loadCharts(measure: MeasureText): Promise<ReturnType<typeof createCharts>> {
  const window = Object.getOwnPropertyDescriptor(globalThis, 'window');
  Reflect.deleteProperty(globalThis, 'window');
  try {
    const loaded = await import('./chart.ts');
    return loaded.createCharts(measure);
  } finally {
    if (window !== undefined) Object.defineProperty(globalThis, 'window', window);
  }
}
