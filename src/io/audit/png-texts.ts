const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The packed texts of a PNG; what stands in it plainly is read with its bytes. `inflate` unpacks, and throws what cannot be unpacked. */
export function pngTexts(bytes: Buffer, inflate: (data: Buffer) => Buffer): string[] {
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return [];
  const texts: string[] = [];
  for (let at = SIGNATURE.length; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const data = packedPart(type, bytes.subarray(at + 8, at + 8 + length));
    if (data !== null) texts.push(...unpack(data, inflate));
    at += 12 + length;
  }
  return texts;
}

/** What is packed in a chunk; null where nothing is. */
function packedPart(type: string, data: Buffer): Buffer | null {
  const keyEnd = data.indexOf(0);
  if (keyEnd < 0) return null;
  if (type === 'zTXt' || type === 'iCCP') return data.subarray(keyEnd + 2);
  if (type !== 'iTXt' || data[keyEnd + 1] !== 1) return null;
  const languageEnd = data.indexOf(0, keyEnd + 3);
  const keywordEnd = languageEnd < 0 ? -1 : data.indexOf(0, languageEnd + 1);
  return keywordEnd < 0 ? null : data.subarray(keywordEnd + 1);
}

function unpack(data: Buffer, inflate: (data: Buffer) => Buffer): string[] {
  try {
    return [inflate(data).toString('utf8')];
  } catch (error) {
    // What no program can unpack says nothing to a reader.
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
