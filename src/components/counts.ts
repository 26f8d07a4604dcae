/** `(1, 'action') -> '1 action'`, `(2, 'action') -> '2 actions'`. */
export const count = (number: number, noun: string, plural = `${noun}s`): string => `${String(number)} ${number === 1 ? noun : plural}`;
