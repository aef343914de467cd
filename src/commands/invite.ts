import { invitePeople } from '../workflows/invite-people.js';
import { type Command, replyTo, requestOf } from './command.js';
import { peopleField } from './form-fields.js';
import { mentionsIn } from './plain-text.js';

/** Lets people into the incident's channel: `/incident invite @priya @sre-oncall`. */
export const invite: Command = {
  name: 'invite',
  aliases: ['add', 'page'],
  usage: '<@people and @groups>',
  summary: 'Bring people and groups into the channel',
  run: async (call, typed) => {
    const named = mentionsIn(typed);
    if (named.userIds.length + named.groupIds.length === 0)
      return { kind: 'form', command: invite, prefill: '' };
    return replyTo(await invitePeople(call.deps, requestOf(call, named)));
  },
  form: {
    title: 'Invite to',
    submit: 'Invite',
    blocks: () => [peopleField({ id: 'people', label: 'Whom' })],
    submitted: async (call, values) =>
      replyTo(
        await invitePeople(call.deps, requestOf(call, { userIds: values.list('people'), groupIds: [] })),
      ),
  },
};
