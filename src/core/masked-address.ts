/** Tried once for each run of letters: a line of a million of them must not take a million runs. */
const ADDRESS = /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*:\/\/[^\s<>"'`)\]]+/gi;
/** `user:password@`, and the values of a query: `?X-Signature=…`. */
const USER = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#@]*(?=@))/i;
const QUERY_VALUES = /([?&][^=&#?]*=)([^&#]+)/g;

/**
 * A text whose addresses keep their secrets to themselves: what stands before an `@` and the values of a query are hidden,
 * for a log is read by more people than a document. `hide` gives what stands in the place of each.
 */
export function maskAddresses(text: string, hide: (secret: string) => string = () => '…'): string {
  return text.replace(ADDRESS, (address) =>
    address
      .replace(USER, (_, scheme: string, user: string) => scheme + hide(user))
      .replace(QUERY_VALUES, (_, key: string, value: string) => key + hide(value)),
  );
}
