import type { Dict } from '../json.js';
import type { SandboxContext } from '../state/context.js';
import { identity } from '../state/identity.js';
import { ApiRefusal, refuse, refuseMistake } from './api-refusal.js';
import type { Args } from './args.js';
import { checkArguments } from './check-arguments.js';
import { checkScopes } from './check-scopes.js';
import { type Definition, definitions } from './definitions.js';
import { methodNamed } from './methods.js';

/** A call's result: Slack's response and, for a rejection, an explanation that Slack would not give. */
export interface Outcome {
  answer: Dict & { ok: boolean; error?: string };
  why?: string;
}

/** Performs a call and returns the response. Rejections are returned as `{ ok: false, error }`, never thrown. */
export function answerCall(
  context: SandboxContext,
  name: string,
  args: Args,
  token: string | undefined,
): Outcome {
  const definition = definitions().get(name);
  const method = methodNamed(name);
  if (!definition || !method) return unknownMethod(name, definition);
  try {
    checkToken(context, definition, token);
    checkArguments(definition, args);
    checkScopes(context, definition, args);
    return { answer: { ok: true, ...method(args, context) } };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    const why = error.why ?? definition.errors.get(error.code);
    return { answer: { ok: false, error: error.code, ...error.details }, ...(why ? { why } : {}) };
  }
}

function unknownMethod(name: string, definition: Definition | undefined): Outcome {
  const why = definition
    ? `Slack has ${name}, but the sandbox does not implement it`
    : `Slack has no method called "${name}"`;
  return { answer: { ok: false, error: 'unknown_method', req_method: name }, why };
}

/** A token's kind, by its format and the sandbox's own secrets. */
export function tokenKind(token: string | undefined): 'bot' | 'app' | 'none' | 'unknown' {
  if (!token) return 'none';
  if (token === identity.botToken) return 'bot';
  return token === identity.appToken ? 'app' : 'unknown';
}

function checkToken(context: SandboxContext, definition: Definition, token: string | undefined): void {
  if (definition.name === 'oauth.v2.access') return;
  const kind = tokenKind(token);
  if (kind === 'none')
    refuseMistake(
      'not_authed',
      'No token was sent, neither in an Authorization header nor in the `token` argument',
    );
  if (kind === 'unknown')
    refuse(
      'invalid_auth',
      `The token ${token?.slice(0, 5)}… is neither the bot token nor the app-level token`,
    );
  if (token && context.revoked.has(token))
    refuse('token_revoked', 'The app was uninstalled and its token revoked');
  if (definition.userOnly)
    refuseMistake('not_allowed_token_type', `${definition.name} takes a user token; the sandbox has none`);
  const wanted = definition.name === 'apps.connections.open' ? 'app' : 'bot';
  if (kind !== wanted)
    refuseMistake(
      'not_allowed_token_type',
      `${definition.name} takes ${tokenNames[wanted]}, not ${tokenNames[kind]}`,
    );
}

const tokenNames = { bot: 'the bot token (xoxb-)', app: 'the app-level token (xapp-)' };
