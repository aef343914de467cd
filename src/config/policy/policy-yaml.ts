import { stringify } from 'yaml';
import { defaultPolicy } from './default-policy.js';

/** A stored policy as YAML, with its keys in the order of the default policy. */
export function policyYaml(policy: unknown): string {
  return stringify(inOrderOf(policy, defaultPolicy()), { lineWidth: 0, aliasDuplicateObjects: false });
}

/** The value with the keys that the model has first, in the model's order. */
function inOrderOf(value: unknown, model: unknown): unknown {
  if (!isMap(value)) return value;
  const like = isMap(model) ? model : {};
  const keys = new Set([...Object.keys(like).filter((key) => key in value), ...Object.keys(value).sort()]);
  return Object.fromEntries([...keys].map((key) => [key, inOrderOf(value[key], like[key])]));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
