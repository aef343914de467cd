import type { Activity } from '../activity.js';
import { newHttpDelivery } from './deliver-http.js';
import type { Delivery, Parcel, Receipt } from './parcel.js';
import type { SocketMode } from './socket-mode.js';

/** Delivers payloads to the app: over HTTP if it has a request URL, otherwise over Socket Mode. */
export interface Courier {
  deliveries: Delivery[];
  /** Returns the first receipt if a fault sends the payload more than once. */
  deliver(parcel: Parcel): Promise<Receipt>;
  /** Sets the request URLs of the app's replicas, used in rotation; none means Socket Mode. */
  addressTo(urls: string[]): void;
  close(): void;
}

export interface CourierOptions {
  clock: () => Date;
  ackMs: number;
  /** The app's current time, which it compares with a signature's timestamp. */
  signedAt: () => Date;
  sockets: SocketMode;
  activity: Activity;
  copiesEach: () => number;
  /** How many deliveries to store. */
  keepLast: number;
}

export function newCourier(o: CourierOptions): Courier {
  const http = newHttpDelivery(o);
  const deliveries: Delivery[] = [];
  let urls: string[] = [];
  let turn = 0;
  let count = 0;

  const once = async (parcel: Parcel): Promise<Receipt> => {
    const url = urls[turn++ % Math.max(1, urls.length)];
    count += 1;
    const { kind, payload, retryNum } = parcel;
    const delivery: Delivery = {
      number: count,
      kind,
      payload,
      retryNum,
      at: o.clock(),
      to: url ?? 'socket',
      status: undefined,
      body: '',
      ms: 0,
    };
    deliveries.push(delivery);
    if (deliveries.length > o.keepLast) deliveries.shift();
    const receipt = await o.activity.work(url ? http.send(url, parcel) : o.sockets.send(parcel));
    return Object.assign(delivery, receipt);
  };
  return {
    deliveries,
    async deliver(parcel) {
      const first = once(parcel);
      const others = Array.from({ length: o.copiesEach() - 1 }, () => once(parcel));
      await Promise.all(others);
      return first;
    },
    addressTo(next) {
      urls = next;
    },
    close: () => http.close(),
  };
}
