import { WebSocket } from 'ws';
import type { Act, Look } from '../../sandbox/browser/from-page.js';
import type { Done, ListChange, Lists, Parts, ToPage } from '../../sandbox/browser/protocol.js';

/** A page without a browser: the latest state it received, and its actions. */
export interface PageConnection {
  seen: Partial<Parts>;
  messages: Lists['messages'][];
  log: Lists['log'][];
  look(look: Partial<Look>): void;
  act(act: Act): Promise<Done>;
  close(): void;
}

/** Connects to a sandbox as its page does: as Dana in #general with the control room open. */
export async function aPageConnection(url: string): Promise<PageConnection> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/page`, { origin: url });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const waiting = new Map<number, (done: Done) => void>();
  const line: PageConnection = {
    seen: {},
    messages: [],
    log: [],
    look: (look) =>
      socket.send(
        JSON.stringify({
          kind: 'looks',
          look: { as: 'U0DANA0001', at: 'C0GENERAL1', limit: 100, log: 500, ...look },
        }),
      ),
    act: (act) =>
      new Promise((resolve) => {
        const number = waiting.size + 1;
        waiting.set(number, resolve);
        socket.send(JSON.stringify({ kind: 'acts', number, act }));
      }),
    close: () => socket.terminate(),
  };
  socket.on('message', (data) => {
    const told: ToPage = JSON.parse(String(data));
    if (told.kind === 'done') return waiting.get(told.number)?.(told.done);
    Object.assign(line.seen, told.parts);
    const { log, messages } = told.lists;
    if (log) line.log = changed(line.log, log, ({ key }) => key);
    if (messages) line.messages = changed(line.messages, messages, ({ ts }) => ts);
  });
  line.look({});
  return line;
}

function changed<T>(list: T[], change: ListChange<T>, keyOf: (one: T) => string): T[] {
  const known = new Map([...list, ...change.changed].map((one) => [keyOf(one), one]));
  return change.keys.flatMap((key) => known.get(key) ?? []);
}
