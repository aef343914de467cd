import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openUploads } from '../../src/slack/upload-file.js';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** A server that answers with this, and what it received. */
async function aServer(answer: (response: ServerResponse) => void) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    received.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, received };
}

const bytes = new TextEncoder().encode('# INC-42');

function upload(origin: string, to = origin) {
  const options = {
    workspaceId: 'T1',
    apiUrl: `${origin}/api/`,
    proxy: null,
    timeoutMs: 500,
    onCall: () => {},
  };
  return openUploads(options)(`${to}/upload/v1/x`, bytes, 'trace');
}

describe('the bytes of a file', () => {
  it('are sent whole, without a token', async () => {
    const { origin, received } = await aServer((response) => response.end('OK - 8'));
    expect(await upload(origin)).toEqual({ kind: 'ok', data: {} });
    expect(received).toMatchObject([{ body: '# INC-42', headers: { 'content-length': '8' } }]);
    expect(received[0]?.headers).not.toHaveProperty('authorization');
  });

  it('are sent to no other host than Slack’s', async () => {
    const { origin } = await aServer((response) => response.end());
    const elsewhere = await aServer((response) => response.end());
    expect(await upload(origin, elsewhere.origin)).toEqual({ kind: 'silent', error: 'foreign_address' });
    expect(elsewhere.received).toEqual([]);
  });

  it('are not sent on to where an answer points', async () => {
    const elsewhere = await aServer((response) => response.end());
    const { origin } = await aServer((response) =>
      response.writeHead(307, { location: elsewhere.origin }).end(),
    );
    expect(await upload(origin)).toEqual({ kind: 'silent', error: 'http_307' });
    expect(elsewhere.received).toEqual([]);
  });

  it.each([
    ['413, too large for good', 413, { kind: 'rejected', error: 'file_upload_size_restricted' }],
    ['429, to wait', 429, { kind: 'limited', afterMs: 7_000 }],
    ['404, to ask for another URL', 404, { kind: 'silent', error: 'http_404' }],
    ['503, to try again', 503, { kind: 'silent', error: 'http_503' }],
  ])('may be answered with %s', async (_title, status, answer) => {
    const { origin } = await aServer((response) => response.writeHead(status, { 'retry-after': '7' }).end());
    expect(await upload(origin)).toMatchObject(answer);
  });

  it('may get no answer', async () => {
    const { origin } = await aServer(() => {});
    expect(await upload(origin)).toEqual({ kind: 'silent', error: 'timeout' });
  });
});
