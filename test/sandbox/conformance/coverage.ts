import { definitions } from '../../../sandbox/web-api/definitions.js';
import { notCovered } from '../../../sandbox/web-api/methods.js';
import type { Asked } from './ask.js';
import type { Walked } from './walk.js';

/** `docs/sandbox-coverage.md`: what the walk over all methods has seen. */
export function coverage(walked: Walked[]): string {
  const missing = notCovered();
  const played = walked.flatMap((one) => given(one.provoked)).length;
  const left = walked.flatMap(notGiven).length;
  return `# What the sandbox plays of Slack

Written by \`test/sandbox/conformance.test.ts\` from real calls: every method was called rightly, without each required argument, with
wrong ones, with a wrong token, without its scopes, and in every way that provokes one of its errors. Do not edit it by hand:
\`UPDATE_DOCS=1 npx vitest run test/sandbox/conformance.test.ts\`.

${walked.length} of the ${definitions().size} methods in \`sandbox/reference/methods\` are played, with ${played} errors of their definitions; ${left} errors are not
provoked. Every method also refuses a missing, unknown or revoked token (\`not_authed\`, \`invalid_auth\`, \`token_revoked\`), where its
definition names scopes an app that has none of them (\`missing_scope\`) and, when rate limits are on, too many calls (\`ratelimited\`).

- **Arguments checked**: refused when missing (bold) or when of another type, beyond the limit or no allowed word.
- **Errors played**: codes of the definition that the sandbox gave when they were provoked.
- **Events caused**: what an app hears of its own call, when it subscribes to all.
- **Not covered**: codes of the definition that the sandbox does not give.

| method | arguments checked | errors played | events caused | not covered |
| --- | --- | --- | --- | --- |
${walked.map(row).join('\n')}

## Methods that are not played

They answer \`unknown_method\`: ${missing.map(code).join(', ')}.

What the payloads lack is listed, with reasons, in \`test/sandbox/recorded-payloads.test.ts\`, and what the answers lack in
\`test/sandbox/response-fields.test.ts\`.
`;
}

/** What every method does alike is told once, above the table. */
const everywhere = ['invalid_auth', 'missing_scope', 'ratelimited', 'token_revoked'];

function notGiven({ untried }: Walked): string[] {
  return untried.filter((one) => !everywhere.includes(one));
}

function row(walked: Walked): string {
  const { method, withoutArgument, wrongArgument, provoked, events } = walked;
  const missing = refused(withoutArgument);
  const wrong = refused(wrongArgument).filter((name) => !missing.includes(name));
  const checked = [...missing.map((name) => `**${name}**`), ...wrong];
  const cells = [
    code(method),
    checked.join(', '),
    list(given(provoked)),
    list(events),
    list(notGiven(walked)),
  ];
  return `| ${cells.map((cell) => cell || '–').join(' | ')} |`;
}

/** Names whose call was refused. */
function refused(asked: Record<string, Asked>): string[] {
  return Object.keys(asked).filter((name) => asked[name]?.answer.ok === false);
}

/** Codes that were provoked and came. */
function given(asked: Record<string, Asked>): string[] {
  return Object.keys(asked).filter((name) => asked[name]?.answer.error === name);
}

function list(words: string[]): string {
  return words.map(code).join(', ');
}

function code(word: string): string {
  return `\`${word}\``;
}
