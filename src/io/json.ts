/** What a text says as JSON; null where it is none: somebody edited the file, or a kill cut it off. What comes back has still to be validated. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
