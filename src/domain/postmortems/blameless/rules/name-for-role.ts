import type { Match, Rule } from '../rule.js';
import { sources } from './sources.js';

/** Somebody of the incident by name. Their roles say more to later readers. */
export const nameForRole: Rule = {
  id: 'name-for-role',
  message: 'This names a person.',
  reason: 'Write roles rather than names: what happened could have happened to anybody in that role.',
  source: sources.pagerDutyBlameless,
  question: 'Which role did they act in?',
  mayLookForward: true,
  matches: ({ tokens }) =>
    tokens.flatMap(({ person }, at): Match[] =>
      person ? [{ first: at, last: at, suggestion: person.role && atStart(person.role, at) }] : [],
    ),
};

function atStart(role: string, at: number): string {
  return at === 0 ? role.charAt(0).toUpperCase() + role.slice(1) : role;
}
