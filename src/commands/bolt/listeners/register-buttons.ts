import type { App, BlockAction } from '@slack/bolt';
import { requestKey } from '../../../slack/request-key.js';
import { actionIds } from '../../../slack/views/action-ids.js';
import type { AppContext } from '../../app-context.js';
import { commandNamed } from '../../index.js';
import { readLine } from '../../typed/read-line.js';
import { answerRequest } from '../answer-request.js';
import { type CallFacts, callOf } from '../call-of.js';
import { type Press, readPress, runPress } from '../press.js';
import { respond } from '../respond.js';
import { showAfterPress } from '../show-after-press.js';
import { traceOf } from '../trace-of.js';

/**
 * Handles all our buttons and menus: each stands for a typed command. Others are acknowledged by a separate listener,
 * which must not match ours: it would acknowledge them before they are saved.
 */
export function registerButtons(app: App, appContext: AppContext): void {
  const ids = Object.values(actionIds).join('|');
  app.action<BlockAction>(new RegExp(`^(?:${ids})(?::.*)?$`), async ({ body, action, ack, context }) => {
    const pressed = readPress(action);
    if (!pressed) return ack();
    const { line } = pressed;
    const call = callOf(appContext, { ...factsOf(body, pressed), trace: traceOf(context) });
    const asked = { call, line, command: commandNamed(readLine(line).word)?.name ?? pressed.kind };
    await answerRequest(appContext, asked, {
      run: async (parsed) => {
        const isInModal = body.view?.type === 'modal';
        const context = { call: parsed.call, line, triggerId: body.trigger_id, isInModal };
        return respond(appContext, context, await runPress(parsed, pressed));
      },
      show: async (answer) => {
        await ack();
        await showAfterPress(appContext, call, body, answer);
      },
    });
  });
  app.action(new RegExp(`^(?!(?:${ids})(?::|$))`), async ({ ack }) => ack());
}

function factsOf(body: BlockAction, { number, actionId, actionTs }: Press): Omit<CallFacts, 'trace'> {
  const userId = body.user.id;
  return {
    workspaceId: body.team?.id ?? '',
    userId,
    channelId: body.channel?.id ?? null,
    mayAnnounceHere: false,
    number,
    key: requestKey({ kind: 'action', userId, actionId, actionTs }),
    source: 'button',
    responseUrl: body.response_url ?? null,
    form: null,
  };
}
