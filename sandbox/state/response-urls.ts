import { refuse } from '../web-api/api-refusal.js';
import type { SandboxContext } from './context.js';
import { identity } from './identity.js';
import { randomToken } from './new-id.js';
import type { ResponseUrl } from './workspace.js';

const lifeMs = 30 * 60_000;
const maxUses = 5;

/** A new response_url: five uses within 30 minutes. */
export function newResponseUrl(context: SandboxContext, about: Omit<ResponseUrl, 'uses' | 'madeAt'>): string {
  const id = randomToken(24);
  context.workspace.responseUrls[id] = { ...about, uses: 0, madeAt: context.clock().getTime() };
  return `${context.baseUrl}/${about.kind}/${identity.teamId}/${randomToken(13)}/${id}`;
}

/** Counts one use; ends the call with `expired_url` or `used_url` as Slack does. */
export function useResponseUrl(context: SandboxContext, id: string): ResponseUrl {
  const url = context.workspace.responseUrls[id];
  if (!url) refuse('expired_url', 'Slack never issued this response_url');
  const ageMs = context.clock().getTime() - url.madeAt;
  if (ageMs > lifeMs)
    refuse(
      'expired_url',
      `The response_url was made ${Math.floor(ageMs / 60_000)} minutes ago; it expires after 30`,
    );
  if (url.uses >= maxUses)
    refuse('used_url', `The response_url was used ${url.uses} times; Slack allows ${maxUses}`);
  url.uses += 1;
  return url;
}
