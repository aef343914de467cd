import type { Server } from 'node:http';

/** Listens on 127.0.0.1 (port 0: any free port). Returns the URL without a trailing slash. Rejects if the port is taken. */
export function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.on('error', (error) => console.error('The sandbox failed:', error));
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`);
    });
  });
}
