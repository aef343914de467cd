import type { SlackFacts } from '../../domain/operations/examine-slack.js';
import { isPassing, isTokenRejected } from '../error-table.js';
import { type CallSlack, failureOf, type SlackAnswer } from '../web-api.js';

/** What Slack says about our tokens. `socket`: calls with the app-level token; null: HTTP is used. */
export async function readApp({
  bot,
  socket,
  trace,
}: {
  bot: CallSlack;
  socket: CallSlack | null;
  trace: string;
}): Promise<Omit<SlackFacts, 'wantedScopes' | 'isProxied'>> {
  const [asBot, asSocket] = await Promise.all([
    timed(() => bot('auth.test', {}, trace)),
    socket && timed(() => socket('apps.connections.open', {}, trace)),
  ]);
  return {
    bot: botOf(asBot.answer),
    scopes: scopesIn(asBot.answer),
    socket: asSocket && (asSocket.answer.kind === 'ok' ? { kind: 'accepted' } : verdictOf(asSocket.answer)),
    slowestMs: Math.round(Math.max(asBot.ms, asSocket?.ms ?? 0)),
  };
}

async function timed(call: () => Promise<SlackAnswer>): Promise<{ answer: SlackAnswer; ms: number }> {
  const startedAt = performance.now();
  return { answer: await call(), ms: performance.now() - startedAt };
}

function botOf(answer: SlackAnswer): SlackFacts['bot'] {
  if (answer.kind !== 'ok') return verdictOf(answer);
  const { team_id: workspaceId, team, url } = answer.data;
  return {
    kind: 'accepted',
    workspaceId: String(workspaceId ?? ''),
    workspace: String(team ?? ''),
    url: String(url ?? ''),
  };
}

/** An error that Slack only has for now says nothing about the token. */
function verdictOf(answer: Exclude<SlackAnswer, { kind: 'ok' }>): {
  kind: 'rejected' | 'silent';
  error: string;
} {
  const { kind, error } = failureOf(answer);
  const isRejected = kind === 'rejected' && (isTokenRejected(error) || !isPassing(error));
  return { kind: isRejected ? 'rejected' : 'silent', error };
}

/** The scopes that Slack names in a header of each answer, and the SDK puts beside the data. */
function scopesIn(answer: SlackAnswer): string[] | null {
  if (answer.kind !== 'ok') return null;
  const { response_metadata: metadata } = answer.data;
  if (typeof metadata !== 'object' || metadata === null || !('scopes' in metadata)) return null;
  return Array.isArray(metadata.scopes) ? metadata.scopes.map(String) : null;
}
