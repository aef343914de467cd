import { crc32 } from 'node:zlib';

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/**
 * An animated PNG of PNG pictures of the same size and kind, repeated forever. Browsers that don't animate it show the first
 * picture. `ms`: how long each picture stays.
 */
export function animate(pictures, ms) {
  const frames = pictures.map(chunksOf);
  const [first] = frames;
  const header = first.find(({ type }) => type === 'IHDR').data;
  for (const frame of frames)
    if (!frame.find(({ type }) => type === 'IHDR').data.equals(header))
      throw new Error('The pictures differ in size.');
  let sequence = 0;
  const chunks = frames.flatMap((frame, index) => {
    const control = Buffer.alloc(26);
    control.writeUInt32BE(sequence++, 0);
    header.copy(control, 4, 0, 8); // width and height
    control.writeUInt16BE(ms[index], 20);
    control.writeUInt16BE(1_000, 22);
    const data = frame.filter(({ type }) => type === 'IDAT').map((one) => one.data);
    if (index === 0) return [chunk('fcTL', control), ...data.map((one) => chunk('IDAT', one))];
    const numbered = data.map((one) => {
      const number = Buffer.alloc(4);
      number.writeUInt32BE(sequence++);
      return chunk('fdAT', Buffer.concat([number, one]));
    });
    return [chunk('fcTL', control), ...numbered];
  });
  const animation = Buffer.alloc(8);
  animation.writeUInt32BE(pictures.length, 0);
  const head = [chunk('IHDR', header), chunk('acTL', animation)];
  return Buffer.concat([signature, ...head, ...chunks, chunk('IEND', Buffer.alloc(0))]);
}

function chunksOf(png) {
  const chunks = [];
  for (let at = signature.length; at < png.length; ) {
    const size = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + size) });
    at += 12 + size;
  }
  return chunks;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}
