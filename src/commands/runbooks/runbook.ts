import type { FoundRunbook } from '../../domain/runbooks/library/suggest.js';
import { runbookNumberFrom } from '../../domain/runbooks/run.js';
import { foundRunbooksView } from '../../slack/views/runbooks/library/found.js';
import { usageView } from '../../slack/views/runbooks/library/usage.js';
import { runsView } from '../../slack/views/runbooks/list.js';
import { attachRunbook } from '../../workflows/runbooks/attach-runbook.js';
import { findRunbooks } from '../../workflows/runbooks/find-runbooks.js';
import { readUsage } from '../../workflows/runbooks/read-usage.js';
import {
  type Call,
  type Command,
  choiceOf,
  notFoundReply,
  type Reply,
  replyTo,
  requestOf,
} from '../command.js';
import { question } from '../incident/list.js';
import { plainText } from '../typed/plain-text.js';
import { add } from './add.js';
import { changeTyped } from './change-typed.js';

/** How many runbooks are listed at once. */
const limit = 5;
const statsDays = 180;

/** Finds and attaches runbooks, and works through them: `/incident runbook done 3 only Adyen, 31%`. */
export const runbook: Command = {
  name: 'runbook',
  aliases: ['rb', 'runbooks'],
  usage: '[words|number|add|done 3|skip 3 <why>|assign 3 @user|timer 3 10 min|set <name> <value>|detach]',
  summary: 'Attach a runbook, and work through its steps',
  numbersAreArguments: true,
  run: async (call, typed) => {
    const changed = await changeTyped(call, typed.trim());
    if (changed) return changed;
    const words = plainText(typed, call.nameOf).trim();
    const added = /^add\b([\s\S]*)$/i.exec(words);
    if (added) return add(call, added[1] ?? '');
    const { number, reason } = readAttach(words);
    if (number !== undefined) return attach(call, number, reason);
    if (words.toLowerCase() === 'stats') return stats(call);
    return words ? find(call, words) : list(call);
  },
};

/** `3`, `attach RB-3`, or `attach RB-3 because it matches`, as the button of a suggestion says. */
function readAttach(words: string): { number: number | undefined; reason: string | null } {
  const [, named = '', reason = ''] = /^(?:attach\s+)?(\S+)(?:\s+because\s+([\s\S]+))?$/i.exec(words) ?? [];
  return { number: runbookNumberFrom(named), reason: reason.trim().slice(0, 300) || null };
}

async function attach(call: Call, number: number, reason: string | null): Promise<Reply> {
  return replyTo(await attachRunbook(call.deps, requestOf(call, { runbook: number, reason })));
}

/** Lists the incident's runs, and suggests runbooks for it. */
async function list(call: Call): Promise<Reply> {
  const found = await findRunbooks(call.deps, {
    ...question(call),
    input: { ...choiceOf(call), words: '', limit },
  });
  return found ? { kind: 'message', view: runsView(found) } : notFoundReply(call);
}

/** Attaches the runbook that the words mean, or lists those that they could mean. */
async function find(call: Call, words: string): Promise<Reply> {
  const result = await findRunbooks(call.deps, {
    ...question(call),
    input: { ...choiceOf(call), words, limit },
  });
  if (!result) return notFoundReply(call);
  const meant = meantBy(words, result.found);
  if (meant) return attach(call, meant.number, meant.reason);
  if (result.found.length > 0)
    return { kind: 'message', view: foundRunbooksView(result.incident, words, result.found) };
  return replyTo({ kind: 'refused', refusal: { kind: 'runbook_not_found', asked: words } });
}

/** The only one found, or the one that is called exactly so. */
function meantBy(words: string, found: readonly FoundRunbook[]): FoundRunbook | undefined {
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  const name = words.toLowerCase();
  return found.find(({ title, path }) => title.toLowerCase() === name || path.toLowerCase() === name);
}

async function stats(call: Call): Promise<Reply> {
  const since = new Date(call.act.at.getTime() - statsDays * 86_400_000);
  const usage = await readUsage(call.deps, { ...question(call), input: { since, limit: 10 } });
  return { kind: 'message', view: usageView(usage, statsDays) };
}
