import type { SlackFacts } from '../../domain/operations/examine-slack.js';
import { type CallSlack, errorOf, type SlackAnswer } from '../web-api.js';

/** What Slack says about our tokens. `socket`: calls with the app-level token; null: HTTP is used. */
export async function readApp({
  bot,
  socket,
  trace,
}: {
  bot: CallSlack;
  socket: CallSlack | null;
  trace: string;
}): Promise<Omit<SlackFacts, 'wantedScopes'>> {
  const [asBot, asSocket] = await Promise.all([
    timed(() => bot('auth.test', {}, trace)),
    socket && timed(() => socket('apps.connections.open', {}, trace)),
  ]);
  return {
    bot: botOf(asBot.answer),
    scopes: scopesIn(asBot.answer),
    socket: asSocket && (asSocket.answer.kind === 'ok' ? { kind: 'accepted' } : failureOf(asSocket.answer)),
    slowestMs: Math.round(Math.max(asBot.ms, asSocket?.ms ?? 0)),
  };
}

async function timed(call: () => Promise<SlackAnswer>): Promise<{ answer: SlackAnswer; ms: number }> {
  const startedAt = performance.now();
  return { answer: await call(), ms: performance.now() - startedAt };
}

function botOf(answer: SlackAnswer): SlackFacts['bot'] {
  if (answer.kind !== 'ok') return failureOf(answer);
  const { team_id: workspaceId, team, url } = answer.data;
  return {
    kind: 'accepted',
    workspaceId: String(workspaceId ?? ''),
    workspace: String(team ?? ''),
    url: String(url ?? ''),
  };
}

function failureOf(answer: Exclude<SlackAnswer, { kind: 'ok' }>): {
  kind: 'rejected' | 'silent';
  error: string;
} {
  return { kind: answer.kind === 'rejected' ? 'rejected' : 'silent', error: errorOf(answer) ?? 'no_answer' };
}

/** The scopes that Slack names in a header of each answer, and the SDK puts beside the data. */
function scopesIn(answer: SlackAnswer): string[] | null {
  if (answer.kind !== 'ok') return null;
  const { response_metadata: metadata } = answer.data;
  if (typeof metadata !== 'object' || metadata === null || !('scopes' in metadata)) return null;
  return Array.isArray(metadata.scopes) ? metadata.scopes.map(String) : null;
}
