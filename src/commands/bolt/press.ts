import { z } from 'zod';
import { unreachable } from '../../domain/unreachable.js';
import { actionIds, carried } from '../../slack/views/action-ids.js';
import { sentenceView } from '../../slack/views/text/blocks.js';
import { type RecordAccess, recordAccess } from '../../workflows/audit/record-access.js';
import { dismissEffects, type RetryDeps, retryEffects } from '../../workflows/delivery/retry-effects.js';
import { incidentToChange } from '../../workflows/incident/change-incident.js';
import { type Call, choiceOf, type Reply, replyTo } from '../command.js';
import { question } from '../incident/list.js';
import { type ParsedLine, runLine } from '../run-line.js';

const action = z.object({
  action_id: z.string(),
  action_ts: z.string(),
  value: z.string().optional(),
  selected_option: z.object({ value: z.string() }).nullish(),
});

/** A pressed button or a chosen option. */
export interface Press {
  kind: 'line' | 'retry' | 'dismiss';
  /** The command line that the button stands for. */
  line: string;
  number: number | null;
  effectId: number;
  actionId: string;
  actionTs: string;
}

/** Parses a pressed button or chosen option; null if its value is not ours. */
export function readPress(payload: unknown): Press | null {
  const said = action.safeParse(payload).data;
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

/** Runs the line that a button stands for, or retries or dismisses a failed delivery. */
export async function runPress(parsed: ParsedLine, pressed: Press): Promise<Reply> {
  const { call } = parsed;
  if (pressed.kind === 'line') return runLine(parsed);
  const found = await incidentToChange(call.deps.db, { ...question(call), input: choiceOf(call) });
  if (found.kind === 'refused') return replyTo(found);
  switch (pressed.kind) {
    case 'retry':
      await retryEffects(retryDeps(call), effectOf(call, pressed), call.trace);
      return said('Trying again. If Slack rejects it again, you will read it here.');
    case 'dismiss':
      await dismissEffects(retryDeps(call), effectOf(call, pressed), call.trace);
      return said('Dismissed.');
    default:
      return unreachable(pressed.kind);
  }
}

/** Records the press in the audit log, once however often it is delivered. */
function retryDeps({ deps, userId, key, act }: Call): RetryDeps {
  const actor = { kind: 'person', id: userId } as const;
  const record: RecordAccess = (tx, workspaceId, access) =>
    recordAccess(tx, { workspaceId, actor, at: act.at, key }, access, deps.sealing);
  return { ...deps, record };
}

function effectOf(call: Call, { effectId, number }: Press) {
  return { ids: [effectId], within: { workspaceId: call.workspaceId, number: number ?? 0 } };
}

function said(text: string): Reply {
  return { kind: 'message', view: sentenceView(text) };
}
