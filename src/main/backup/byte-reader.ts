import { cutOff } from './unusable-backup.js';

/** Reads a stream of bytes in pieces of a wanted size. */
export interface ByteReader {
  /** The next `size` bytes, which later calls give again; fewer only if the stream ends before. */
  peek(size: number): Promise<Buffer>;
  /** The next `size` bytes. Throws if the stream ends before. */
  take(size: number): Promise<Buffer>;
}

export function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const chunks = source[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  const peek = async (size: number) => {
    const more: Uint8Array[] = [];
    for (let length = held.length; length < size; ) {
      const next = await chunks.next();
      if (next.done) break;
      more.push(next.value);
      length += next.value.length;
    }
    if (more.length > 0) held = Buffer.concat([held, ...more]);
    return held.subarray(0, size);
  };
  return {
    peek,
    take: async (size) => {
      const taken = await peek(size);
      if (taken.length < size) throw cutOff();
      held = held.subarray(size);
      return taken;
    },
  };
}
