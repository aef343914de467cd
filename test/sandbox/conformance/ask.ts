import { isDict } from '../../../sandbox/json.js';
import type { Sandbox } from '../../../sandbox/sandbox.js';
import type { Arguments } from './good-calls.js';

/** The response, and what the sandbox logged. */
export interface Asked {
  answer: Record<string, unknown>;
  why: string | undefined;
}

/** Calls a method as the SDK does: as a form with JSON strings, and with the right token. */
export async function ask(
  sandbox: Sandbox,
  method: string,
  args: Arguments,
  token = tokenFor(sandbox, method),
): Promise<Asked> {
  const form = Object.entries(args).filter(([, value]) => value !== undefined);
  const response = await fetch(`${sandbox.apiUrl}${method}`, {
    method: 'POST',
    headers: token ? { authorization: `Bearer ${token}` } : {},
    body: new URLSearchParams(form.map(([name, value]): [string, string] => [name, asText(value)])),
  });
  const answer: unknown = await response.json();
  if (!isDict(answer)) throw new Error(`${method} answered no object.`);
  return { answer, why: sandbox.calls.at(-1)?.why };
}

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function tokenFor(sandbox: Sandbox, method: string): string {
  if (method === 'oauth.v2.access') return '';
  return method === 'apps.connections.open' ? sandbox.appToken : sandbox.botToken;
}
