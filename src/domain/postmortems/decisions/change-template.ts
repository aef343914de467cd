import type { Act } from '../../actor.js';
import { type Decision, refused } from '../../decision.js';
import type { Incident } from '../../incident/incident.js';
import type { Postmortem } from '../postmortem.js';
import type { Template } from '../template.js';
import { keepWritten } from '../templates/keep-written.js';
import { postmortemChanged } from './consequences.js';

/** Gives a draft the template with this name; sections in which people wrote stay. */
export function changeTemplate(
  incident: Incident,
  postmortem: Postmortem,
  { name, templates }: { name: string; templates: readonly Template[] },
  act: Act,
): Decision {
  const { state } = postmortem;
  const { number } = incident;
  const template = templates.find((one) => one.name.toLowerCase() === name.trim().toLowerCase());
  if (state !== 'draft') return refused({ kind: 'postmortem_in_state', number, state });
  if (!template)
    return refused({ kind: 'template_not_found', asked: name, known: templates.map((one) => one.name) });
  const changed = { ...postmortem, template: keepWritten(template, postmortem) };
  if (isDeepEqual(changed.template, postmortem.template))
    return refused({ kind: 'postmortem_unchanged', number });
  const { name: from } = postmortem.template;
  const event = { kind: 'postmortem_template_changed', from, to: template.name } as const;
  return postmortemChanged(incident, { postmortem: changed, event }, act);
}

function isDeepEqual(one: Template, other: Template): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
