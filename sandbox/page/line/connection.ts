import type { Act, FromPage, Look } from '../../browser/from-page.js';
import type { Done, ToPage } from '../../browser/protocol.js';

/** The page's connection to the sandbox. Reconnects by itself and requests the current state. */
export interface Connection {
  look(look: Look): void;
  /** Sends an action; `failed` if disconnected. */
  act(act: Act): Promise<Done>;
}

export interface Listeners {
  onSeen(seen: Extract<ToPage, { kind: 'seen' }>): void;
  onLine(isUp: boolean): void;
}

const retryMs = 500;

export function connect({ onSeen, onLine }: Listeners): Connection {
  const waiting = new Map<number, (done: Done) => void>();
  let number = 0;
  let current: Look | undefined;
  let socket = open();

  function open(): WebSocket {
    const next = new WebSocket(`ws://${location.host}/page`);
    next.onopen = () => {
      onLine(true);
      if (current) send({ kind: 'looks', look: current });
    };
    next.onmessage = ({ data }) => receive(JSON.parse(data));
    next.onclose = () => {
      onLine(false);
      for (const [, resolve] of waiting) resolve({ failed: 'The sandbox didn’t respond.' });
      waiting.clear();
      setTimeout(() => {
        socket = open();
      }, retryMs);
    };
    return next;
  }

  function receive(message: ToPage): void {
    if (message.kind === 'seen') {
      onSeen(message);
    } else {
      waiting.get(message.number)?.(message.done);
      waiting.delete(message.number);
    }
  }

  function send(message: FromPage): boolean {
    if (socket.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(message));
    return true;
  }

  return {
    look(look) {
      current = look;
      send({ kind: 'looks', look });
    },
    act: (act) =>
      new Promise((resolve) => {
        number += 1;
        waiting.set(number, resolve);
        if (send({ kind: 'acts', number, act })) return;
        waiting.delete(number);
        resolve({ failed: 'The sandbox is not running.' });
      }),
  };
}
