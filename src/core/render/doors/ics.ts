import { carried } from './plain.ts';

/** A property of a calendar: `value` as it stands in the file. */
export interface Property {
  readonly name: string;
  readonly value: string;
}

/** A text property. RFC 5545, 3.3.11: what would end the line or the value is escaped; other control characters are gone. */
export const textProperty = (name: string, text: string): Property => ({ name, value: escapeText(text) });

const escapeText = (text: string): string =>
  carried(text)
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n');

/** A component with its properties and the components in it, in lines that end with CRLF. */
export const component = (name: string, properties: readonly Property[], inner: readonly string[] = []): string =>
  [line(`BEGIN:${name}`), ...properties.map((property) => line(`${property.name}:${property.value}`)), ...inner, line(`END:${name}`)].join(
    '',
  );

const MOST_OCTETS = 75;

/** A content line, folded (3.1): no part is longer than 75 octets, and no character is cut in two. */
function line(text: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of text) {
    const size = octetsOf(character.codePointAt(0) ?? 0);
    if (octets + size > MOST_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return `${[...parts, part].join('\r\n')}\r\n`;
}

const octetsOf = (codePoint: number): number => (codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4);

/** `2024-03-18` or `2024-03-18T14:23:00Z` -> `20240318`, `20240318T142300Z`. */
export const icsTime = (iso: string): string => iso.replaceAll(/[-:]/g, '');
