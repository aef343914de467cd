import {
  changePostmortem,
  type RequestedPostmortemChange,
} from '../../workflows/postmortems/change-postmortem.js';
import { type Call, type Reply, replyTo, requestOf } from '../command.js';

/** Changes the post-mortem of the incident that is meant. */
export async function change(call: Call, requested: RequestedPostmortemChange): Promise<Reply> {
  return replyTo(await changePostmortem(call.deps, requestOf(call, { change: requested })));
}
