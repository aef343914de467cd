import type { Phase } from '../domain/status.js';
import { listView } from '../slack/views/list.js';
import { listVisible } from '../workflows/read-incidents.js';
import type { Call, Command } from './command.js';

const pageSize = 10;

/** Lists incidents: the open ones, or as the word says. */
export const list: Command = {
  name: 'list',
  aliases: ['ls', 'incidents'],
  usage: '[open|review|closed|all|mine]',
  summary: 'List incidents',
  run: async (call, typed) => {
    const asked = readList(typed);
    const found = await listVisible(call.deps, {
      ...question(call),
      input: { ...asked, limit: pageSize + 1 },
    });
    const page = found.slice(0, pageSize);
    const last = page.at(-1);
    const more = found.length > pageSize && last ? `list ${asked.word} before ${last.number}` : null;
    return {
      kind: 'message',
      view: listView(page, { title: titles[asked.word] ?? 'Incidents', policy: call.deps.policy, more }),
    };
  },
};

/** Who asks, for workflows that only read. */
export function question(call: Call) {
  const { workspaceId, userId, act } = call;
  return { workspaceId, userId, act };
}

const titles: Record<string, string> = {
  open: 'Open incidents',
  review: 'Incidents to learn from',
  closed: 'Closed incidents',
  all: 'All incidents',
  mine: 'Open incidents that you are in',
};

const phasesOf: Record<string, readonly Phase[]> = {
  open: ['active'],
  review: ['learning'],
  closed: ['done'],
  all: ['active', 'learning', 'done'],
  mine: ['active', 'learning'],
};

function readList(typed: string) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const word = words.find((one) => one in phasesOf) ?? 'open';
  const before = Number(words[words.indexOf('before') + 1]);
  return {
    word,
    phases: phasesOf[word] ?? [],
    mine: word === 'mine',
    before: words.includes('before') && Number.isInteger(before) ? before : null,
  };
}
