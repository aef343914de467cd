import { everyTemplate } from '../../domain/postmortems/templates/template-rule.js';
import { readDue } from '../../domain/time/due-day.js';
import { revisionsView } from '../../slack/views/postmortems/draft/revisions.js';
import { templatesView } from '../../slack/views/postmortems/templates.js';
import { inLine } from '../../slack/views/text/text.js';
import { runWithoutText } from '../../slack/views/typed/left-over.js';
import { readRevisions } from '../../workflows/postmortems/read-revisions.js';
import { calendarOf } from '../action-items/calendar.js';
import { type Call, choiceOf, isPressed, notFoundReply, type Reply, replyTo } from '../command.js';
import { question } from '../incident/list.js';
import { leftOver } from '../typed/left-over.js';
import { plainText } from '../typed/plain-text.js';
import { readPeople } from '../typed/read-people.js';
import { change } from './change.js';
import { askAnswer } from './forms/answer-form.js';
import { askQuestion } from './forms/ask-form.js';
import { changeComments, comment, showResolved } from './forms/comment-form.js';
import { askText } from './forms/edit-section-form.js';
import { askDue, askOwner } from './forms/plan-form.js';
import { askToPublish } from './forms/publish-form.js';
import { askReviewers } from './forms/review-form.js';
import { itemFromSection } from './item-from-section.js';
import { meantPostmortem } from './read-document.js';
import { requestReview, wording } from './wording.js';

/** `rest`: what follows the verb, as Slack sent it. */
type Verb = (call: Call, rest: string) => Promise<Reply>;

const verbs: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['edit', edit],
  ['write', edit],
  ['action', itemFromSection],
  ['history', history],
  ['restore', restore],
  ['ask', ask],
  ['answer', (call, rest) => askAnswer(call, rest.trim())],
  ['owner', owner],
  ['assign', owner],
  ['due', due],
  ['template', template],
  ['comment', (call, rest) => comment(call, plainText(rest, call.nameOf))],
  ['resolve', resolve],
  ['resolved', (call, rest) => showResolved(call, plainText(rest, call.nameOf))],
  ['review', review],
  ['approve', alone({ kind: 'approve' })],
  ['publish', publish],
  ['wording', async (call, rest) => (await wording(call, rest)) ?? notUnderstood(call, `wording ${rest}`)],
  ['reopen', reopen],
]);

/** Runs `edit impact`, `ask @dana What did you see?`, `review @sam @priya`, `publish`. */
export async function changeTyped(call: Call, line: string): Promise<Reply> {
  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(line) ?? [];
  const verb = verbs.get(word.toLowerCase());
  return verb ? verb(call, rest) : notUnderstood(call, line);
}

/** What the command takes, for the help and for a line that isn't understood. */
export const usage =
  '[open|edit <section>|action <section>|ask @user <question>|comment <section> <text>|owner @user|due <day>|template <name>|wording|review @user|approve|publish]';

function notUnderstood(call: Call, words: string): Reply {
  return leftOver(call, { name: 'postmortem', usage }, words, [runWithoutText('postmortem')]);
}

/** A verb that takes nothing. */
function alone(requested: { kind: 'approve' | 'reopen' }): Verb {
  return async (call, rest) =>
    rest.trim() ? notUnderstood(call, `${requested.kind} ${rest}`) : change(call, requested);
}

async function edit(call: Call, rest: string): Promise<Reply> {
  return askText(call, plainText(rest, call.nameOf).trim());
}

async function history(call: Call, rest: string): Promise<Reply> {
  const section = plainText(rest, call.nameOf);
  const read = await readRevisions(call.deps, { ...question(call), input: { ...choiceOf(call), section } });
  if (!read) return notFoundReply(call);
  if (read.kind === 'refused') return replyTo(read);
  return { kind: 'modal', title: 'Revisions', view: revisionsView(read) };
}

async function restore(call: Call, rest: string): Promise<Reply> {
  const words = plainText(rest, call.nameOf).trim();
  const [, section = '', revision] = /^([\s\S]*?)\s+#?(\d{1,6})$/.exec(words) ?? [];
  if (revision === undefined) return notUnderstood(call, `restore ${rest}`);
  return change(call, { kind: 'restore', section, revision: Number(revision) });
}

/** Needs one person and a question; otherwise asks for what is missing. */
async function ask(call: Call, rest: string): Promise<Reply> {
  const [, mention = '', words = ''] =
    /^(<@[UW][A-Z0-9]+(?:\|[^<>]*)?>)\s*([\s\S]*)$/.exec(rest.trim()) ?? [];
  const userId = /[UW][A-Z0-9]+/.exec(mention)?.[0] ?? null;
  const typed = plainText(mention ? words : rest, call.nameOf).trim();
  if (userId === null || typed === '') {
    const why = typed && userId === null ? 'Pick the person to ask.' : null;
    return askQuestion(call, { typed, userId, why });
  }
  return change(call, { kind: 'ask', section: 'response', question: typed, askedOf: userId });
}

async function owner(call: Call, rest: string): Promise<Reply> {
  const words = plainText(rest, call.nameOf).trim();
  if (/^(?:nobody|none)$/i.test(words)) return change(call, { kind: 'owner', userId: null });
  const { userIds, groupIds, unclear } = await readPeople(call, rest);
  const [userId, ...others] = userIds;
  if (userId && others.length + groupIds.length + unclear.length === 0)
    return change(call, { kind: 'owner', userId });
  return askOwner(call, words ? `“${inLine(words, 200)}” doesn't name one person for certain.` : null);
}

async function due(call: Call, rest: string): Promise<Reply> {
  const words = plainText(rest, call.nameOf).trim();
  if (/^(?:never|none)$/i.test(words)) return change(call, { kind: 'due', dueOn: null });
  const { zone } = await calendarOf(call);
  const read = readDue(`by ${words.replace(/^by\s+/i, '')}`, call.act.at, zone);
  if (read.kind === 'read' && read.rest === '') return change(call, { kind: 'due', dueOn: read.day });
  return askDue(call, words ? `“${inLine(words, 200)}” doesn't say one day. Pick it here.` : null);
}

async function resolve(call: Call, rest: string): Promise<Reply> {
  const [, number] = /^#?(\d{1,6})$/.exec(rest.trim()) ?? [];
  if (number === undefined) return notUnderstood(call, `resolve ${rest}`);
  return changeComments(call, { kind: 'resolve_comment', comment: Number(number) });
}

/** With a number, one comment; without, the post-mortem. */
async function reopen(call: Call, rest: string): Promise<Reply> {
  const [, number] = /^#?(\d{1,6})$/.exec(rest.trim()) ?? [];
  return number === undefined
    ? alone({ kind: 'reopen' })(call, rest)
    : changeComments(call, { kind: 'reopen_comment', comment: Number(number) });
}

/** Without a name, shows which there are. */
async function template(call: Call, rest: string): Promise<Reply> {
  const name = plainText(rest, call.nameOf).trim();
  if (name) return change(call, { kind: 'template', name });
  const found = await meantPostmortem(call);
  if (found.kind !== 'found') return found;
  const { templates } = call.deps.policy.postmortems;
  return { kind: 'message', view: templatesView(found.document, found.template, everyTemplate(templates)) };
}

async function review(call: Call, rest: string): Promise<Reply> {
  const { userIds, groupIds, unclear } = await readPeople(call, rest);
  return userIds.length > 0 && groupIds.length + unclear.length === 0
    ? requestReview(call, userIds)
    : askReviewers(call, { userIds, typed: plainText(rest, call.nameOf).trim() });
}

/** A button asks first; the typed word is the confirmation. */
async function publish(call: Call, rest: string): Promise<Reply> {
  if (rest.trim() || isPressed(call)) return askToPublish(call, plainText(rest, call.nameOf).trim());
  return change(call, { kind: 'publish', channelId: null });
}
