import { createServer } from 'node:http';

/** An app whose responses the test defines. */
export interface ScriptedApp {
  url: string;
  /** Sets the response: text as is, anything else as JSON; undefined sends nothing. */
  answers(answer: () => { status: number; body?: unknown } | undefined): void;
  stop(): Promise<unknown>;
}

export async function scriptedApp(): Promise<ScriptedApp> {
  let answer: Parameters<ScriptedApp['answers']>[0] = () => ({ status: 200 });
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const given = answer();
      if (!given) return;
      const isText = given.body === undefined || typeof given.body === 'string';
      response.writeHead(given.status, { 'content-type': isText ? 'text/plain' : 'application/json' });
      response.end(isText ? given.body : JSON.stringify(given.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The app does not listen.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    answers(next) {
      answer = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
