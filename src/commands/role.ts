import { type Role, roleFrom, roles } from '../domain/incident/role.js';
import { plain } from '../slack/views/blocks.js';
import { roleName } from '../slack/views/words.js';
import { assignRole } from '../workflows/assign-role.js';
import { type Call, type Command, type Reply, replyTo, requestOf } from './command.js';
import { choiceField, personField } from './form-fields.js';
import { mentionsIn, withoutMentions } from './plain-text.js';

/** Gives a role: `/incident role comms @priya`; `me` or nobody named: to oneself; `nobody`: lays it down. */
export const role: Command = {
  name: 'role',
  aliases: ['roles'],
  usage: '<commander|comms|scribe|ops> [@user|me|nobody]',
  summary: 'Take, give or lay down a role',
  run: async (call, typed) => {
    const [word = ''] = withoutMentions(typed).split(/\s+/);
    const wanted = roleFrom(word);
    if (!wanted) return { kind: 'form', command: role, prefill: '' };
    return assign(call, wanted, typed);
  },
  form: {
    title: 'Roles',
    submit: 'Give the role',
    blocks: () => [
      choiceField({
        id: 'role',
        label: 'Role',
        options: roles.map((name) => ({ text: plain(roleName(name)), value: name })),
      }),
      personField({
        id: 'person',
        label: 'To whom',
        optional: true,
        hint: 'Leave empty to lay the role down.',
      }),
    ],
    submitted: async (call, values) => {
      const wanted = roleFrom(values.choice('role') ?? '');
      if (!wanted) return { kind: 'form', command: role, prefill: '' };
      const userId = values.choice('person');
      return replyTo(await assignRole(call.deps, requestOf(call, { role: wanted, userId })));
    },
  },
};

/** Each role is a word of its own too: `/incident lead @dana`. */
export const roleCommands: Command[] = [
  roleCommand('lead', ['ic', 'commander', 'captain'], 'commander', 'Take or give the command'),
  roleCommand('comms', ['communications'], 'comms', 'Take or give the talking to others'),
  roleCommand('scribe', [], 'scribe', 'Take or give the keeping of the record'),
  roleCommand('ops', ['expert'], 'ops', 'Take or give the hands on the system'),
];

function roleCommand(name: string, aliases: string[], wanted: Role, summary: string): Command {
  return {
    name,
    aliases,
    usage: '[@user|me|nobody]',
    summary,
    run: (call, typed) => assign(call, wanted, typed),
  };
}

async function assign(call: Call, wanted: Role, typed: string): Promise<Reply> {
  const [named] = mentionsIn(typed).userIds;
  const laysDown = /(^|\s)(nobody|none|free)$/i.test(typed.trim());
  const userId = laysDown ? null : (named ?? call.userId);
  return replyTo(await assignRole(call.deps, requestOf(call, { role: wanted, userId })));
}
