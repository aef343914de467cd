/**
 * The parts of Slack's payloads that identify a request; the retry counter is not one of them. The user is, so that
 * nobody gets an answer meant for somebody else.
 */
export type Payload =
  | { kind: 'command'; userId: string; triggerId: string }
  | { kind: 'shortcut'; userId: string; triggerId: string }
  | { kind: 'event'; eventId: string }
  | { kind: 'action'; userId: string; actionId: string; actionTs: string }
  | { kind: 'submission'; userId: string; viewId: string; callbackId: string };

/** The request key: the same for every delivery of one payload, in every replica. */
export function requestKey(payload: Payload): string {
  switch (payload.kind) {
    case 'command':
    case 'shortcut':
      return `${payload.kind}:${payload.userId}:${payload.triggerId}`;
    case 'event':
      return `event:${payload.eventId}`;
    case 'action':
      return `action:${payload.userId}:${payload.actionId}:${payload.actionTs}`;
    case 'submission':
      return `submission:${payload.userId}:${payload.viewId}:${payload.callbackId}`;
  }
}
