/** What of Slack's payloads makes a request the same one; the retry counter never does. */
export type Payload =
  | { kind: 'command'; triggerId: string }
  | { kind: 'shortcut'; triggerId: string }
  | { kind: 'event'; eventId: string }
  | { kind: 'action'; userId: string; actionId: string; actionTs: string }
  | { kind: 'submission'; viewId: string; callbackId: string };

/** The request key: the same for every delivery of one payload, at every replica. */
export function requestKey(payload: Payload): string {
  switch (payload.kind) {
    case 'command':
    case 'shortcut':
      return `${payload.kind}:${payload.triggerId}`;
    case 'event':
      return `event:${payload.eventId}`;
    case 'action':
      return `action:${payload.userId}:${payload.actionId}:${payload.actionTs}`;
    case 'submission':
      return `submission:${payload.viewId}:${payload.callbackId}`;
  }
}
