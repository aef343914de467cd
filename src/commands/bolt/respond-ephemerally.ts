import type { MessageView } from '../../slack/views/text/blocks.js';
import type { AppContext } from '../app-context.js';
import type { Call } from '../command.js';

/** Sends an ephemeral message; `replace`: replaces the ephemeral message whose button was pressed. */
export function respondEphemerally(
  appContext: AppContext,
  call: Call,
  view: MessageView,
  { replace }: { replace: boolean },
): Promise<void> {
  return respond(appContext, call, { replace_original: replace, ...view });
}

/** Deletes the ephemeral message whose button was pressed: the channel shows the result. */
export function deleteOriginal(appContext: AppContext, call: Call): Promise<void> {
  return respond(appContext, call, { delete_original: true });
}

async function respond(appContext: AppContext, call: Call, body: object): Promise<void> {
  if (!call.responseUrl) return;
  const answer = await appContext.respond(
    call.responseUrl,
    { response_type: 'ephemeral', ...body },
    call.trace,
  );
  if (answer.kind !== 'ok') appContext.observe.undelivered({ trace: call.trace, why: 'response_url' });
}
