import type { ChartRequest } from './charts/chart-request.ts';
import type { DrawRequest, PaintRequest } from './request.ts';

/** What a process is asked for: a drawing from Mermaid source, a chart, or a drawing as pixels. */
export type Task = { readonly draw: DrawRequest } | { readonly chart: ChartRequest } | { readonly paint: PaintRequest };

/** From the drawer to a process of its own. */
export type Ask = { readonly id: number } & Task;

export type Done = { readonly svg: string } | { readonly png: Uint8Array };

/** And back: a picture, or why there is none. */
export type Answer = { readonly id: number } & (Done | { readonly error: string });

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const hasId = (message: unknown): message is { id: number } => isObject(message) && 'id' in message && typeof message.id === 'number';

export const isAsk = (message: unknown): message is Ask =>
  hasId(message) &&
  (('draw' in message && isObject(message.draw) && 'source' in message.draw) ||
    ('chart' in message && isObject(message.chart) && 'chart' in message.chart) ||
    ('paint' in message && isObject(message.paint) && 'svg' in message.paint));

export const isAnswer = (message: unknown): message is Answer =>
  hasId(message) &&
  (('svg' in message && typeof message.svg === 'string') ||
    ('png' in message && message.png instanceof Uint8Array) ||
    ('error' in message && typeof message.error === 'string'));
