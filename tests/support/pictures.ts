/** The first bytes of a picture, which tell its kind and size. No picture: nothing that decodes it would get far. */
export function pictureHead(kind: 'png' | 'gif' | 'jpg' | 'webp', width: number, height: number): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(64);
  if (kind === 'png') {
    bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
  } else if (kind === 'gif') {
    bytes.write('GIF89a', 'latin1');
    bytes.writeUInt16LE(width, 6);
    bytes.writeUInt16LE(height, 8);
  } else if (kind === 'webp') {
    bytes.write('RIFF\x38\0\0\0WEBPVP8X\x0a\0\0\0', 'latin1');
    bytes.writeUIntLE(width - 1, 24, 3);
    bytes.writeUIntLE(height - 1, 27, 3);
  } else {
    // A segment of an application, a table, and then the frame with the size.
    bytes.write('\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xFF\xC4\0\x04\0\0\xFF\xC0\0\x11\x08', 'latin1');
    bytes.writeUInt16BE(height, 31);
    bytes.writeUInt16BE(width, 33);
  }
  return new Uint8Array(bytes);
}

/** A whole PNG of one red pixel. */
export const ONE_PIXEL = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC', 'base64'),
);
