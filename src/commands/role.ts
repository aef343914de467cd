import type { Incident } from '../domain/incident/incident.js';
import { holderOf, type Role, roleFrom, roles } from '../domain/incident/role.js';
import { context, plain } from '../slack/views/blocks.js';
import { person } from '../slack/views/text.js';
import { roleName } from '../slack/views/words.js';
import { assignRole } from '../workflows/assign-role.js';
import { type Call, type Command, isPressed, type Reply, replyTo, requestOf } from './command.js';
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
    return isPressed(call) && typed.trim() === word ? asksWhom(wanted) : assign(call, wanted, typed);
  },
  form: {
    title: 'Assign role in',
    submit: 'Assign',
    blocks: ({ prefill, incident, userId }) => [
      ...(incident ? [context(rolesNow(incident))] : []),
      choiceField({
        id: 'role',
        label: 'Role',
        options: roles.map((name) => ({ text: plain(roleName(name)), value: name })),
        initial: prefill,
      }),
      personField({
        id: 'person',
        label: 'Assign to',
        optional: true,
        hint: 'Leave it empty to unassign the role.',
        initial: userId,
      }),
    ],
    submitted: async (call, values) => {
      const wanted = roleFrom(values.choice('role') ?? '');
      if (!wanted) return { kind: 'form', command: role, prefill: '' };
      const userId = values.choice('person');
      return replyTo(
        await assignRole(call.deps, requestOf(call, { role: wanted, userId }, [`role:${wanted}`])),
      );
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
    run: async (call, typed) =>
      isPressed(call) && typed.trim() === '' ? asksWhom(wanted) : assign(call, wanted, typed),
  };
}

/** Who holds what, so that nobody takes a role from somebody without knowing. */
function rolesNow({ roles: holdings }: Incident): string {
  const holder = (name: Role) => {
    const userId = holderOf(holdings, name);
    return `${roleName(name)}: ${userId ? person(userId) : 'unassigned'}`;
  };
  return roles.map(holder).join(' · ');
}

/** What a button opens that names a role and nobody for it: command is handed over by a form only. */
function asksWhom(wanted: Role): Reply {
  return { kind: 'form', command: role, prefill: wanted };
}

async function assign(call: Call, wanted: Role, typed: string): Promise<Reply> {
  const [named] = mentionsIn(typed).userIds;
  const laysDown = /(^|\s)(nobody|none|free)$/i.test(typed.trim());
  const userId = laysDown ? null : (named ?? call.userId);
  return replyTo(await assignRole(call.deps, requestOf(call, { role: wanted, userId }, [`role:${wanted}`])));
}
