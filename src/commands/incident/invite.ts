import { whoView } from '../../slack/views/people/who.js';
import { context } from '../../slack/views/text/blocks.js';
import { inLine } from '../../slack/views/text/text.js';
import { invitePeople } from '../../workflows/incident/changes.js';
import { type Call, type Command, type Reply, replyTo, requestOf } from '../command.js';
import { groupsField, peopleField } from '../forms/form-fields.js';
import { candidatesAmong } from '../typed/candidates.js';
import { groupsIn, mentionsIn, plainText } from '../typed/plain-text.js';
import { type NamedPeople, readPeople } from '../typed/read-people.js';

/** Invites people to the incident's channel: `/incident invite @priya @sre-oncall`, `/incident invite dana`. */
export const invite: Command = {
  name: 'invite',
  aliases: ['add', 'page'],
  usage: '<@people and @groups>',
  summary: 'Invite people and groups',
  run: async (call, typed) => {
    const named = await readPeople(call, typed);
    const { userIds, groupIds, unclear } = named;
    if (unclear.length > 0) return askWho(call, named, typed);
    if (userIds.length + groupIds.length === 0) return { kind: 'form', command: invite, prefill: '' };
    return replyTo(await invitePeople(call.deps, requestOf(call, { userIds, groupIds })));
  },
  form: {
    title: 'Invite to',
    submit: 'Invite',
    blocks: ({ prefill }) => {
      const { mentions, words } = readPrefill(prefill);
      const { userIds, groupIds } = mentionsIn(mentions);
      return [
        ...(words ? [context(`Nobody here is called “${inLine(words, 200)}”.`)] : []),
        peopleField({ id: 'people', label: 'People', initial: userIds, optional: groupIds.length > 0 }),
        ...groupsField({ id: 'groups', label: 'Groups', groups: groupsIn(mentions) }),
      ];
    },
    submitted: async (call, values) =>
      replyTo(
        await invitePeople(
          call.deps,
          requestOf(call, { userIds: values.list('people'), groupIds: values.list('groups') }),
        ),
      ),
  },
};

/**
 * Asks with a button for each candidate if one name is unclear, otherwise with the form, prefilled with those who are
 * clear.
 */
async function askWho(call: Call, named: NamedPeople, typed: string): Promise<Reply> {
  const { userIds, groupIds, unclear } = named;
  const mentions = mentionsOf(userIds, groupIds);
  const words = unclear.map((one) => one.words).join(', ');
  const candidates = await candidatesAmong(call, { ...named, userIds: [] });
  if (unclear.length > 1 || candidates.length === 0)
    return {
      kind: 'form',
      command: invite,
      prefill: `${mentions}\n${words || plainText(typed, call.nameOf)}`,
    };
  const what = 'Who should be invited?';
  const view = whoView({ what, words, candidates, number: call.number }, (userId) =>
    `invite ${mentions} ${mentionsOf([userId], [])}`.replace(/\s+/g, ' '),
  );
  return { kind: 'message', view };
}

function mentionsOf(userIds: string[], groupIds: string[]): string {
  return [...userIds.map((id) => `<@${id}>`), ...groupIds.map((id) => `<!subteam^${id}>`)].join(' ');
}

/** The first line has the mentions, the following lines the unknown names. */
function readPrefill(prefill: string): { mentions: string; words: string } {
  const [mentions = '', ...words] = prefill.split('\n');
  return { mentions, words: words.join(' ').trim() };
}
