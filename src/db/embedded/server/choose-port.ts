import { createServer } from 'node:net';
import { until } from '../until.js';

/** A server that just died may hold its port for a moment. */
const GRACE = { everyMs: 50, deadlineMs: 500 };

/** The wanted TCP port on 127.0.0.1 if it is free, else any free port. Another program may still take it first. */
export async function choosePort(wished: number | null): Promise<number> {
  if (wished !== null && (await until(async () => (await bound(wished)) !== null, GRACE))) return wished;
  const any = await bound(0);
  if (any === null) throw new Error('No TCP port is free on 127.0.0.1.');
  return any;
}

/** Binds the port (0: any) for a moment and returns its number; null if it is taken. */
function bound(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(null));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
