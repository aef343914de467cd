import type { Dict } from '../json.js';
import { identity } from '../state/identity.js';
import type { World } from '../state/world.js';
import { ApiRefusal, refuse } from './api-refusal.js';
import type { Args } from './args.js';
import { checkArguments } from './check-arguments.js';
import { checkScopes } from './check-scopes.js';
import { type Definition, definitions } from './definitions.js';
import { methodNamed } from './methods.js';

export type ApiAnswer = Dict & { ok: boolean; error?: string };

/** What the Web API answers, after the act was done. Refusals come back as `{ ok: false, error }`; never throws them. */
export function answerCall(world: World, name: string, args: Args, token: string | undefined): ApiAnswer {
  try {
    const definition = definitions().get(name);
    const method = methodNamed(name);
    if (!definition || !method) return { ok: false, error: 'unknown_method', req_method: name };
    checkToken(world, definition, token);
    checkArguments(definition, args);
    checkScopes(world, definition, args);
    return { ok: true, ...method(args, world) };
  } catch (error) {
    if (error instanceof ApiRefusal) return { ok: false, error: error.code, ...error.details };
    throw error;
  }
}

/** The kind of a token, by its form and the sandbox's own secrets. */
export function tokenKind(token: string | undefined): 'bot' | 'app' | 'none' | 'unknown' {
  if (!token) return 'none';
  if (token === identity.botToken) return 'bot';
  return token === identity.appToken ? 'app' : 'unknown';
}

function checkToken(world: World, definition: Definition, token: string | undefined): void {
  if (definition.name === 'oauth.v2.access') return;
  const kind = tokenKind(token);
  if (kind === 'none') refuse('not_authed');
  if (kind === 'unknown') refuse('invalid_auth');
  if (token && world.revoked.has(token)) refuse('token_revoked');
  const wanted = definition.name === 'apps.connections.open' ? 'app' : 'bot';
  if (kind !== wanted || definition.userOnly) refuse('not_allowed_token_type');
}
