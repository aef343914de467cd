import { isAnswerKey, textsIn } from '../../domain/postmortems/answers.js';
import type { SectionFinding } from '../../domain/postmortems/wording/wording.js';
import { openFindings } from '../../domain/postmortems/wording/wording.js';
import { unlabeledIds } from '../../domain/timeline/messages/readable.js';
import { wordingReminder, wordingView } from '../../slack/views/postmortems/wording.js';
import { sentenceView } from '../../slack/views/text/blocks.js';
import { inLine } from '../../slack/views/text/text.js';
import {
  changePostmortem,
  type RequestedPostmortemChange,
} from '../../workflows/postmortems/change-postmortem.js';
import { readWording } from '../../workflows/postmortems/read-wording.js';
import { type Call, choiceOf, isPressed, type Reply, replyTo, requestOf } from '../command.js';
import { question } from '../incident/list.js';
import { meantPostmortem } from './read-document.js';

/** Shows what may read as blame, takes a rewrite, or remembers that a sentence is fine: `wording`, `wording fine omission:1f…`. */
export async function wording(call: Call, words: string): Promise<Reply | null> {
  const [verb = '', ...rest] = words.trim().split(/\s+/);
  switch (verb) {
    case '':
    case 'page':
      return list(call, { page: Number(rest[0] ?? 1) || 1, notice: null });
    case 'fine':
      return judge(call, { key: rest[0] ?? '', isFine: true });
    case 'undo':
      return judge(call, { key: rest[0] ?? '', isFine: false });
    case 'rewrite':
      return take(call, rest);
    case 'check':
      return check(call, rest.join(' '));
    default:
      return null;
  }
}

/** What nobody said is fine; empty if the person sees no such post-mortem. */
export async function openWording(call: Call): Promise<SectionFinding[]> {
  const found = await readWording(call.deps, { ...question(call), input: choiceOf(call) });
  return found ? openFindings(found.postmortem, found.wording) : [];
}

/** Asks people to review it, and reminds who asks of what may read as blame. */
export async function requestReview(call: Call, userIds: string[]): Promise<Reply> {
  const outcome = await changePostmortem(call.deps, requestOf(call, { change: { kind: 'review', userIds } }));
  const open = outcome.kind === 'accepted' ? await openWording(call) : [];
  if (outcome.kind === 'refused' || open.length === 0) return replyTo(outcome);
  return { kind: 'message', view: wordingReminder(outcome.incident, open) };
}

async function list(call: Call, { page, notice }: { page: number; notice: string | null }): Promise<Reply> {
  const found = await readWording(call.deps, { ...question(call), input: choiceOf(call) });
  if (!found) return notStarted(call);
  const { incident, ...read } = found;
  const { postmortem } = read;
  const texts = [
    ...textsIn(postmortem).map(({ markdown }) => markdown),
    ...postmortem.questions.map((one) => one.question),
  ];
  const names = await call.deps.directory.namesOf(call.workspaceId, texts.flatMap(unlabeledIds));
  const view = wordingView(incident, { ...read, names, readerId: call.userId, page, notice });
  return notice !== null && isPressed(call)
    ? { kind: 'message', view }
    : { kind: 'modal', title: 'Wording', view };
}

async function notStarted(call: Call): Promise<Reply> {
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  const { number } = found.incident;
  return replyTo({ kind: 'refused', refusal: { kind: 'postmortem_not_started', number } });
}

async function judge(call: Call, { key, isFine }: { key: string; isFine: boolean }): Promise<Reply> {
  const notice = isFine ? "Noted: that's fine." : 'Open again.';
  return changeAndList(call, { kind: 'judge_wording', key, isFine }, notice);
}

async function take(call: Call, [section = '', revision = '', key = '']: string[]): Promise<Reply> {
  const requested: RequestedPostmortemChange = {
    kind: 'rewrite',
    section,
    sawRevision: Number(revision) || 0,
    key,
  };
  const before = isAnswerKey(section)
    ? ` Earlier ones: \`/incident postmortem history ${inLine(section, 80)}\`.`
    : '';
  return changeAndList(call, requested, `Saved as revision ${requested.sawRevision + 1}.${before}`);
}

async function check(call: Call, section: string): Promise<Reply> {
  const outcome = await changePostmortem(
    call.deps,
    requestOf(call, { change: { kind: 'check_wording', section } }),
  );
  if (outcome.kind === 'refused') return replyTo(outcome);
  return {
    kind: 'message',
    view: sentenceView("Checking. You'll read here if something may read as blame."),
  };
}

async function changeAndList(call: Call, change: RequestedPostmortemChange, notice: string): Promise<Reply> {
  const outcome = await changePostmortem(call.deps, requestOf(call, { change }));
  return outcome.kind === 'refused' ? replyTo(outcome) : list(call, { page: 1, notice });
}
