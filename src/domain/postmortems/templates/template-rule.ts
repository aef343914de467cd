import { type AppliesTo, appliesTo } from '../../incident/applies-to.js';
import type { Incident } from '../../incident/incident.js';
import { standardTemplate, type Template } from '../template.js';

/** A template of the policy, and the incidents whose post-mortems follow it. */
export interface TemplateRule extends AppliesTo {
  template: Template;
}

/** The template of the first rule for this incident, or the standard one. */
export function templateFor(
  rules: readonly TemplateRule[],
  incident: Pick<Incident, 'severity' | 'affects'>,
): Template {
  return rules.find((rule) => appliesTo(rule, incident))?.template ?? standardTemplate;
}

/** All templates that people can choose, each once; the policy may replace the standard one. */
export function everyTemplate(rules: readonly TemplateRule[]): Template[] {
  const all = [...rules.map(({ template }) => template), standardTemplate];
  return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index);
}
