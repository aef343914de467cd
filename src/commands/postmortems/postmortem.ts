import { wholePostmortemView } from '../../slack/views/postmortems/draft/whole.js';
import { startPostmortem } from '../../workflows/postmortems/start-postmortem.js';
import { type Call, type Command, type Reply, replyTo, requestOf } from '../command.js';
import { changeTyped, usage } from './change-typed.js';
import { overviewReply } from './overview.js';
import { meantPostmortem } from './read-document.js';

/** Drafts the post-mortem and works on it: `/incident postmortem edit impact`. */
export const postmortem: Command = {
  name: 'postmortem',
  aliases: ['pm', 'post-mortem', 'retro'],
  usage,
  summary: 'Draft the post-mortem, and write it together',
  numbersAreNames: true,
  run: async (call, typed) => {
    const line = typed.trim();
    if (line === '' || /^(?:start|draft)$/i.test(line)) return overview(call);
    const page = /^(?:open|show)(?:\s+(?:page\s+)?(\d{1,4}))?$/i.exec(line);
    if (page) return open(call, Number(page[1] ?? 1));
    return changeTyped(call, line);
  },
};

/** Shows where it stands; starts it first if nobody has. */
async function overview(call: Call): Promise<Reply> {
  const before = await meantPostmortem(call);
  if (before.kind !== 'found') return before;
  if (before.postmortem) return overviewReply(call, before);
  const outcome = await startPostmortem(call.deps, requestOf(call, {}));
  if (outcome.kind === 'refused' && outcome.refusal.kind !== 'postmortem_started_already')
    return replyTo(outcome);
  const after = await meantPostmortem(call);
  return after.kind === 'found' ? overviewReply(call, after) : after;
}

async function open(call: Call, page: number): Promise<Reply> {
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  return { kind: 'modal', title: 'Post-mortem', view: wholePostmortemView(found.document, page) };
}
