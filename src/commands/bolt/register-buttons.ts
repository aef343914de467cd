import type { App, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import { noName } from '../../domain/timeline/readable.js';
import { unreachable } from '../../domain/unreachable.js';
import { requestKey } from '../../slack/request-key.js';
import { actionIds, carried } from '../../slack/views/action-ids.js';
import { textModal } from '../../slack/views/forms/text-modal.js';
import { type MessageView, sentenceView } from '../../slack/views/text/blocks.js';
import { dismissEffects, retryEffects } from '../../workflows/delivery/retry-effects.js';
import { incidentToChange } from '../../workflows/incident/change-incident.js';
import type { AppContext } from '../app-context.js';
import { type Call, choiceOf, type Reply, replyTo } from '../command.js';
import { maxAnswerMs, notSaved, withDeadline } from '../deadline.js';
import { question } from '../incident/list.js';
import { commandNamed } from '../index.js';
import { type ParsedLine, parseLine, runLine } from '../run-line.js';
import { showHome } from '../show-home.js';
import { readLine } from '../typed/read-line.js';
import { reportAnswered, respond } from './respond.js';
import { deleteOriginal, respondEphemerally } from './respond-ephemerally.js';

const press = z.object({
  action_id: z.string(),
  action_ts: z.string(),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/**
 * Handles all our buttons and menus: each stands for a typed command. Others are acknowledged by a separate listener,
 * which must not match ours: it would acknowledge them before they are saved.
 */
export function registerButtons(app: App, appContext: AppContext): void {
  const ids = Object.values(actionIds).join('|');
  app.action(new RegExp(`^(?:${ids})(?::.*)?$`), async ({ body, action, ack }) => {
    const startedAt = performance.now();
    const pressed = pressOf(action);
    if (!pressed) return ack();
    const base = callOf(appContext, body as BlockAction, pressed);
    const triggerId = (body as BlockAction).trigger_id;
    const waited = await withDeadline(maxAnswerMs, async (deadline) => {
      const asked = await parseLine({ ...base, deadline }, pressed.line);
      const reply = await runPress(asked, pressed);
      return respond(appContext, { call: asked.call, line: pressed.line, triggerId }, reply);
    });
    await ack();
    const failure = notSaved(waited, `/incident ${pressed.line}`, base.trace);
    const shown = waited.kind === 'done' ? waited.value : null;
    const view = failure ?? (shown?.kind === 'words' && !shown.isReported ? shown.view : null);
    if (isHome(body as BlockAction)) await answerInHome(appContext, base, { view, triggerId });
    else if (isModal(body as BlockAction))
      await answerInModal(appContext, base, { view, body: body as BlockAction });
    else if (view)
      await respondEphemerally(appContext, base, view, {
        replace: isEphemeral(body as BlockAction) && !failure,
      });
    else if (shown?.kind === 'words' && isEphemeral(body as BlockAction))
      await deleteOriginal(appContext, base);
    const isRefused = shown?.kind === 'words' && !shown.isAccepted;
    reportAnswered(appContext, base, {
      command: commandNamed(readLine(pressed.line).word)?.name ?? pressed.kind,
      waited,
      isRefused,
      startedAt,
    });
  });
  app.action(new RegExp(`^(?!(?:${ids})(?::|$))`), async ({ ack }) => ack());
}

interface Press {
  kind: 'line' | 'retry' | 'dismiss';
  /** The command line that the button stands for. */
  line: string;
  number: number | null;
  effectId: number;
  actionId: string;
  actionTs: string;
}

/** Parses a pressed button or chosen option; null if its value is not ours. */
function pressOf(action: unknown): Press | null {
  const said = press.safeParse(action).data;
  const value = carried(said?.value ?? said?.selected_option?.value ?? '');
  if (!said || !value) return null;
  const [id = ''] = said.action_id.split(':');
  const number = value.number === 0 ? null : value.number;
  const base = { number, actionId: said.action_id, actionTs: said.action_ts, effectId: Number(value.word) };
  if (id === actionIds.retryEffect) return { ...base, kind: 'retry', line: '' };
  if (id === actionIds.dismissEffect) return { ...base, kind: 'dismiss', line: '' };
  return { ...base, kind: 'line', line: lineOf(id, value.word) };
}

function lineOf(id: string, word: string): string {
  switch (id) {
    case actionIds.update:
      return 'update';
    case actionIds.openStart:
      return 'start';
    case actionIds.acknowledge:
      return 'ack';
    case actionIds.takeRole:
      return `role ${word}`;
    case actionIds.join:
      return 'join';
    default:
      return word;
  }
}

async function runPress(asked: ParsedLine, pressed: Press): Promise<Reply> {
  const { call } = asked;
  if (pressed.kind === 'line') return runLine(asked);
  const found = await incidentToChange(call.deps.db, { ...question(call), input: choiceOf(call) });
  if (found.kind === 'refused') return replyTo(found);
  switch (pressed.kind) {
    case 'retry':
      await retryEffects(call.deps, effectOf(call, pressed), call.trace);
      return said('Trying again. If Slack rejects it again, you will read it here.');
    case 'dismiss':
      await dismissEffects(call.deps, effectOf(call, pressed), call.trace);
      return said('Dismissed.');
    default:
      return unreachable(pressed.kind);
  }
}

function effectOf(call: Call, { effectId, number }: Press) {
  return { ids: [effectId], within: { workspaceId: call.workspaceId, number: number ?? 0 } };
}

function said(text: string): Reply {
  return { kind: 'message', view: sentenceView(text) };
}

function callOf(appContext: AppContext, body: BlockAction, pressed: Press): Call {
  const { deps } = appContext;
  const userId = body.user.id;
  const { actionId, actionTs } = pressed;
  return {
    deps,
    workspaceId: body.team?.id ?? body.user.team_id ?? '',
    userId,
    channelId: body.channel?.id ?? null,
    mayAnnounceHere: false,
    number: pressed.number,
    nameOf: noName,
    key: requestKey({ kind: 'action', userId, actionId, actionTs }),
    act: { at: deps.clock(), by: { kind: 'person', userId }, source: 'button' },
    trace: appContext.newTrace(),
    deadline: { isOver: false, isCommitting: false },
    responseUrl: body.response_url ?? null,
    viewId: null,
    about: null,
    sawEntry: null,
  };
}

function isEphemeral(body: BlockAction): boolean {
  return body.container.is_ephemeral === true;
}

function isModal(body: BlockAction): boolean {
  return body.view?.type === 'modal';
}

function isHome(body: BlockAction): boolean {
  return body.view?.type === 'home';
}

/** A Home tab can't show messages: the answer opens as a modal, and the tab is redrawn. */
async function answerInHome(
  appContext: AppContext,
  call: Call,
  { view, triggerId }: { view: MessageView | null; triggerId: string },
): Promise<void> {
  if (view) {
    const modal = { trigger_id: triggerId, view: textModal(view, 'Firebreak') };
    const answer = await appContext.slackOf(call.workspaceId)?.('views.open', modal, call.trace);
    if (answer?.kind !== 'ok') appContext.observe.undelivered({ trace: call.trace, why: 'views.open' });
  }
  await showHome(appContext, call);
}

/** Replaces the modal's content; a Home tab may be open behind it. */
async function answerInModal(
  appContext: AppContext,
  call: Call,
  { view, body }: { view: MessageView | null; body: BlockAction },
): Promise<void> {
  if (!view || !body.view) return;
  const update = { view_id: body.view.id, view: textModal(view, body.view.title.text) };
  const answer = await appContext.slackOf(call.workspaceId)?.('views.update', update, call.trace);
  if (answer?.kind !== 'ok') appContext.observe.undelivered({ trace: call.trace, why: 'views.update' });
  await showHome(appContext, call);
}
