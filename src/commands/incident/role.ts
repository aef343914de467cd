import type { Incident } from '../../domain/incident/incident.js';
import { holderOf, type Role, roleFrom, roleLabel, roleName, roles } from '../../domain/incident/role.js';
import { whoView } from '../../slack/views/people/who.js';
import { context, plain } from '../../slack/views/text/blocks.js';
import { inLine, person } from '../../slack/views/text/text.js';
import { assignRole } from '../../workflows/incident/assign-role.js';
import { type Call, type Command, isPressed, type Reply, replyTo, requestOf } from '../command.js';
import { choiceField, personField } from '../forms/form-fields.js';
import { candidatesAmong } from '../typed/candidates.js';
import { plainText, withoutMentions } from '../typed/plain-text.js';
import { type NamedPeople, readPeople } from '../typed/read-people.js';

/** Assigns a role: `/incident role comms @priya`. `me` or no name assigns it to oneself; `nobody` unassigns it. */
export const role: Command = {
  name: 'role',
  aliases: ['roles'],
  usage: '<commander|comms|scribe|ops> [@user|me|nobody]',
  summary: 'Assign or unassign a role',
  run: async (call, typed) => {
    const { wanted, rest } = readRole(typed);
    if (!wanted) return { kind: 'form', command: role, prefill: plainText(typed, call.nameOf).trim() };
    return isPressed(call) && rest === '' ? openRoleForm(wanted) : assign(call, wanted, rest);
  },
  form: {
    title: 'Assign role in',
    submit: 'Assign',
    blocks: ({ prefill, incident, userId }) => [
      ...(incident ? [context(rolesNow(incident))] : []),
      ...unknownName(prefill),
      choiceField({
        id: 'role',
        label: 'Role',
        options: roles.map((name) => ({ text: plain(roleLabel(name)), value: name })),
        initial: readRole(prefill).wanted,
      }),
      personField({
        id: 'person',
        label: 'Assign to',
        optional: true,
        hint: 'Leave empty to unassign the role.',
        ...(wordsBesideRole(prefill) ? {} : { initial: userId }),
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

/** Each role is also a command: `/incident lead @dana`. */
export const roleCommands: Command[] = [
  roleCommand('lead', ['ic', 'commander', 'captain'], 'commander', 'Assign the incident commander'),
  roleCommand('comms', ['communications'], 'comms', 'Assign the comms lead'),
  roleCommand('scribe', [], 'scribe', 'Assign the scribe'),
  roleCommand('ops', ['expert'], 'ops', 'Assign the ops lead'),
];

function roleCommand(name: string, aliases: string[], wanted: Role, summary: string): Command {
  return {
    name,
    aliases,
    usage: '[@user|me|nobody]',
    summary,
    run: async (call, typed) =>
      isPressed(call) && typed.trim() === '' ? openRoleForm(wanted) : assign(call, wanted, typed),
  };
}

/** Finds the first word that names a role, anywhere; `rest` is the other words, as Slack sent them. */
export function readRole(typed: string): { wanted: Role | undefined; rest: string } {
  const words = typed.split(/\s+/).filter(Boolean);
  const at = words.findIndex((word) => roleFrom(word.replace(/[:,]$/, '')));
  const wanted = roleFrom(words[at]?.replace(/[:,]$/, '') ?? '');
  return { wanted, rest: words.filter((_, index) => index !== at).join(' ') };
}

function wordsBesideRole(prefill: string): string {
  return readRole(prefill).rest;
}

/** Shows text that names nobody; the form then preselects nobody. */
function unknownName(prefill: string) {
  const words = wordsBesideRole(prefill);
  return words && words !== '?' ? [context(`Nobody here is called “${inLine(words, 200)}”.`)] : [];
}

/** The current roles, so that nobody takes over a role unknowingly. */
function rolesNow({ roles: holdings }: Incident): string {
  const holder = (name: Role) => {
    const userId = holderOf(holdings, name);
    return `${roleLabel(name)}: ${userId ? person(userId) : 'unassigned'}`;
  };
  return roles.map(holder).join(' · ');
}

/** The form that a role's button opens. Command is handed over only through a form. */
function openRoleForm(wanted: Role): Reply {
  return { kind: 'form', command: role, prefill: wanted };
}

/** Assigns to oneself if nobody is named; asks if a name is unclear. */
async function assign(call: Call, wanted: Role, typed: string): Promise<Reply> {
  if (releasesRole.test(typed.trim())) return assignTo(call, wanted, null);
  const named = await readPeople(call, typed);
  const [first = call.userId, ...others] = named.userIds;
  const isClear = named.unclear.length + named.groupIds.length + others.length === 0;
  return isClear ? assignTo(call, wanted, first) : askWho(call, wanted, { typed, named });
}

const releasesRole = /^(?:to\s+)?(?:nobody|no one|none|free|unassign(?:ed)?|release)[.!]?$/i;

async function assignTo(call: Call, wanted: Role, userId: string | null): Promise<Reply> {
  return replyTo(await assignRole(call.deps, requestOf(call, { role: wanted, userId }, [`role:${wanted}`])));
}

/** Asks with a button for each candidate, or with the form if there are none. */
async function askWho(
  call: Call,
  wanted: Role,
  { typed, named }: { typed: string; named: NamedPeople },
): Promise<Reply> {
  const words = plainText(withoutMentions(typed), call.nameOf).replace(/\s+/g, ' ').trim();
  const people = await candidatesAmong(call, named);
  if (people.length === 0) return { kind: 'form', command: role, prefill: `${wanted} ${words || '?'}` };
  const what = `Who should be ${roleName(wanted)}?`;
  const view = whoView(
    { what, words, candidates: people, number: call.number },
    (userId) => `role ${wanted} <@${userId}>`,
  );
  return { kind: 'message', view };
}
