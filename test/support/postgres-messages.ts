/** A message of the Postgres protocol: its type, its first byte (0 if it is empty), and where in the chunk it begins. */
export interface Message {
  type: string;
  first: number;
  at: number;
}

/** Returns a function that lists the messages that begin in the next chunk of a connection, after its startup packet. */
export function messagesIn(): (chunk: Buffer) => Message[] {
  let unread: Buffer = Buffer.alloc(0);
  let toSkip = 0;
  return (chunk) => {
    const bytes = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
    const before = unread.length;
    const found: Message[] = [];
    let at = toSkip;
    for (let size = sizeAt(bytes, at); size !== null; size = sizeAt(bytes, at)) {
      const first = size > HEADER ? (bytes[at + HEADER] ?? 0) : 0;
      found.push({ type: String.fromCharCode(bytes[at] ?? 0), first, at: at - before });
      at += size;
    }
    unread = bytes.subarray(at);
    toSkip = Math.max(0, at - bytes.length);
    return found;
  };
}

const HEADER = 5;

/** The size of the message at an offset, with its header; null if its header or first byte has yet to arrive. */
function sizeAt(bytes: Buffer, at: number): number | null {
  if (at + HEADER > bytes.length) return null;
  const size = 1 + bytes.readUInt32BE(at + 1);
  return size > HEADER && at + HEADER >= bytes.length ? null : size;
}

/** A simple query as the client sends it. */
export function queryMessage(text: string): Buffer {
  const body = Buffer.from(`${text}\0`);
  const header = Buffer.from([0x51, 0, 0, 0, 0]);
  header.writeUInt32BE(4 + body.length, 1);
  return Buffer.concat([header, body]);
}

/** An error that ends a connection, as the server sends it. */
export function errorMessage(code: string, message: string): Buffer {
  const body = Buffer.from(`SFATAL\0C${code}\0M${message}\0\0`);
  const header = Buffer.from([0x45, 0, 0, 0, 0]);
  header.writeUInt32BE(4 + body.length, 1);
  return Buffer.concat([header, body]);
}
