/** Bytes that start like an image of this kind. */
export function aPicture(kind: 'png' | 'jpeg' | 'gif' | 'webp' = 'png', bytes = 64): Buffer {
  const heads = {
    png: '89504e470d0a1a0a',
    jpeg: 'ffd8ffe0',
    gif: '474946383961',
    webp: '524946460000000057454250',
  };
  const head = Buffer.from(heads[kind], 'hex');
  return Buffer.concat([head, Buffer.alloc(Math.max(bytes - head.length, 0), 7)]);
}
