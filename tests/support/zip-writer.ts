import { crc32, deflateRawSync } from 'node:zlib';

/** One entry, each part of which may lie. */
export interface Packed {
  readonly name: string | Buffer;
  readonly text?: string | Uint8Array;
  /** The Unix mode in the upper half of the external attributes: 0o120777 is a symbolic link. */
  readonly mode?: number;
  readonly method?: number;
  /** What the list says of the size, where it is not the truth. */
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
  /** The entry shares the bytes of the entry of this index. */
  readonly sharesWith?: number;
}

const DEFLATED = 8;

/** A zip archive written by hand, byte by byte: no library makes the bad ones. */
export function zipOf(entries: readonly Packed[]): Buffer {
  const locals: Buffer[] = [];
  const offsets: number[] = [];
  const central: Buffer[] = [];
  let at = 0;
  entries.forEach((entry, index) => {
    const name = Buffer.from(entry.name as string);
    const plain = Buffer.from((entry.text ?? '') as string);
    const method = entry.method ?? DEFLATED;
    const packed = method === DEFLATED ? deflateRawSync(plain) : plain;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(entry.flags ?? 0x800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(entry.crc ?? crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(entry.size ?? plain.length, 18);
    common.writeUInt16LE(name.length, 22);
    offsets.push(entry.sharesWith === undefined ? at : (offsets[entry.sharesWith] ?? 0));
    if (entry.sharesWith === undefined) {
      locals.push(Buffer.from('PK\x03\x04'), common, name, packed);
      at += 30 + name.length + packed.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    tail.writeUInt32LE(offsets[index] ?? 0, 10);
    central.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, tail, name);
  });
  const list = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, list, Buffer.from('PK\x05\x06'), end]);
}
