import { runbookNumberFrom } from '../../domain/runbooks/run.js';
import { runsView } from '../../slack/views/runbooks/list.js';
import { usageView } from '../../slack/views/runbooks/usage.js';
import { attachRunbook } from '../../workflows/runbooks/attach-runbook.js';
import { readRuns } from '../../workflows/runbooks/read-runs.js';
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
import { changeTyped } from './change-typed.js';

/** Finds and attaches runbooks, and works through them: `/incident runbook done 3 only Adyen, 31%`. */
export const runbook: Command = {
  name: 'runbook',
  aliases: ['rb', 'runbooks'],
  usage: '[words|number|done 3|skip 3 <why>|assign 3 @user|timer 3 10 min|set <name> <value>|detach]',
  summary: 'Attach a runbook, and work through its steps',
  numbersAreArguments: true,
  run: async (call, typed) => {
    const changed = await changeTyped(call, typed.trim());
    if (changed) return changed;
    const words = plainText(typed, call.nameOf).trim();
    const number = runbookNumberFrom(words.replace(/^attach\s+/i, ''));
    if (number !== undefined)
      return replyTo(await attachRunbook(call.deps, requestOf(call, { runbook: number, reason: null })));
    if (words.toLowerCase() === 'stats') return stats(call);
    return words ? find(words) : list(call);
  },
};

const statsDays = 180;

async function stats(call: Call): Promise<Reply> {
  const since = new Date(call.act.at.getTime() - statsDays * 86_400_000);
  const usage = await readUsage(call.deps, { ...question(call), input: { since, limit: 10 } });
  return { kind: 'message', view: usageView(usage, statsDays) };
}

async function list(call: Call): Promise<Reply> {
  const found = await readRuns(call.deps, { ...question(call), input: choiceOf(call) });
  return found ? { kind: 'message', view: runsView(found.incident, found.runs) } : notFoundReply(call);
}

function find(asked: string): Reply {
  const refusal = { kind: 'runbook_not_found', asked } as const;
  return { kind: 'outcome', outcome: { kind: 'refused', refusal } };
}
