import type { DrawRequest } from './request.ts';

/** From the drawer to a process of its own. */
export interface Ask {
  readonly id: number;
  readonly request: DrawRequest;
}

/** And back: a picture, or why there is none. */
export type Answer = { readonly id: number; readonly svg: string } | { readonly id: number; readonly error: string };

const hasId = (message: unknown): message is { id: number } =>
  typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'number';

export const isAsk = (message: unknown): message is Ask =>
  hasId(message) && 'request' in message && typeof message.request === 'object' && message.request !== null && 'source' in message.request;

export const isAnswer = (message: unknown): message is Answer =>
  hasId(message) && (('svg' in message && typeof message.svg === 'string') || ('error' in message && typeof message.error === 'string'));
