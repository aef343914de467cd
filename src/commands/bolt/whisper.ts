import type { MessageView } from '../../slack/views/blocks.js';
import type { Call } from '../command.js';
import type { Surroundings } from '../surroundings.js';

/** Words for the person alone; `replace`: in the place of the private message whose button they pressed. */
export function whisper(
  around: Surroundings,
  call: Call,
  view: MessageView,
  { replace }: { replace: boolean },
): Promise<void> {
  return respond(around, call, { replace_original: replace, ...view });
}

/** Takes away the private message whose button they pressed: the channel shows what came of it. */
export function clearAway(around: Surroundings, call: Call): Promise<void> {
  return respond(around, call, { delete_original: true });
}

async function respond(around: Surroundings, call: Call, body: object): Promise<void> {
  if (!call.responseUrl) return;
  const answer = await around.respond(call.responseUrl, { response_type: 'ephemeral', ...body }, call.trace);
  if (answer.kind !== 'ok') around.observe.unheard({ trace: call.trace, why: 'response_url' });
}
