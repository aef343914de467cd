import type { Parcel, Receipt } from '../delivery/parcel.js';
import { dict, text } from '../json.js';
import { newTs } from '../state/new-id.js';
import type { Actor } from './actor.js';
import type { Answer } from './person.js';

/** Sends an action's payload to the app and returns the result. */
export async function deliverAct(
  actor: Actor,
  kind: Parcel['kind'],
  payload: Parcel['payload'],
): Promise<{ answer: Answer; receipt: Receipt }> {
  const since = newTs(actor.context);
  const receipt = await actor.courier.deliver({ kind, payload, retryNum: 0 });
  return { receipt, answer: answerFrom(actor, receipt, since) };
}

/** The result of an action that started at `since`. */
export function answerFrom(actor: Actor, receipt: Receipt, since: string): Answer {
  const { context, userId } = actor;
  const body = typeof receipt.body === 'string' ? { text: receipt.body } : dict(receipt.body);
  const words = text(dict(body).text);
  const blocks = dict(body).blocks;
  return {
    status: receipt.status ?? 0,
    ms: receipt.ms,
    body: receipt.body,
    ...(words ? { text: words } : {}),
    ...(Array.isArray(blocks) ? { blocks } : {}),
    ...(receipt.failed ? { failed: receipt.failed } : {}),
    get ephemeral() {
      return structuredClone(
        context.workspace.ephemerals.filter(
          (one) => one.ephemeral_to === userId && Number(one.ts) > Number(since),
        ),
      );
    },
  };
}
