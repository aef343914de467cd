import { ApiRefusal, refuseArguments } from './api-refusal.js';
import type { Args } from './args.js';
import type { Definition, Property } from './definitions.js';

/** Slack's error for a missing argument, where it is not `invalid_arguments`. */
const missingWords: Record<string, string> = {
  'chat.postMessage channel': 'channel_not_found',
  'conversations.create name': 'invalid_name_required',
  'conversations.rename name': 'invalid_name_required',
  'conversations.invite users': 'no_user',
  'reactions.add name': 'invalid_name',
  'reactions.remove name': 'invalid_name',
  'reactions.add timestamp': 'no_item_specified',
  'users.info user': 'user_not_found',
};

/** Arguments that may be empty: an empty topic clears it. */
const mayBeEmpty = new Set(['conversations.setTopic topic', 'conversations.setPurpose purpose']);

/** Ends the call if an argument is missing, too long, of the wrong type, or not an allowed value. */
export function checkArguments(definition: Definition, args: Args): void {
  for (const name of definition.required) checkPresence(definition, name, args);
  const faults = Object.entries(definition.properties).flatMap(([name, property]) =>
    args.has(name) && name !== 'token' ? fault(name, property, args) : [],
  );
  if (faults.length > 0) refuseArguments(...faults);
}

/** Arguments missing from the definition; Slack ignores them. */
export function unknownArguments(definition: Definition, args: Args): string[] {
  return Object.keys(args.values).filter((name) => name !== 'token' && !definition.properties[name]);
}

function checkPresence(definition: Definition, name: string, args: Args): void {
  const key = `${definition.name} ${name}`;
  if (args.text(name) !== undefined || (args.has(name) && mayBeEmpty.has(key))) return;
  const word = missingWords[key];
  if (word) throw new ApiRefusal(word, `${name}: is missing`);
  refuseArguments(`missing required field: ${name}`);
}

function fault(name: string, property: Property, args: Args): string[] {
  const at = `[json-pointer:/${name}]`;
  const value = args.values[name];
  if (!fits(value, property.types, () => args.json(name))) {
    return [`must be of type ${[...property.types].join(' or ')} ${at}`];
  }
  if (typeof value === 'number' || property.types.has('integer') || property.types.has('number')) {
    return outOfRange(Number(value), property).map((words) => `${words} ${at}`);
  }
  const length = typeof value === 'string' ? value.length : 0;
  if (property.maxLength !== undefined && length > property.maxLength) {
    return [`must be less than ${property.maxLength + 1} characters ${at}`];
  }
  if (property.allowed && typeof value === 'string' && value !== '' && !property.allowed.includes(value)) {
    return [`value must be one of ${property.allowed.join(', ')} ${at}`];
  }
  return [];
}

function outOfRange(value: number, { minimum, maximum }: Property): string[] {
  if (minimum !== undefined && value < minimum) return [`must be at least ${minimum}`];
  if (maximum !== undefined && value > maximum) return [`must be at most ${maximum}`];
  return [];
}

function fits(value: unknown, types: Set<string>, parsed: () => unknown): boolean {
  return [...types].some((type) => fitsOne(value, type, parsed));
}

/** Definitions call JSON strings "string"; in a JSON body the same argument may be a value. */
function fitsOne(value: unknown, type: string, parsed: () => unknown): boolean {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' || ['true', 'false', '1', '0', ''].includes(String(value));
    case 'integer':
      return /^-?\d+$/.test(String(value));
    case 'number':
      return value !== '' && Number.isFinite(Number(value));
    case 'array':
      return Array.isArray(parsed()) || typeof value === 'string';
    case 'object':
      return typeof parsed() === 'object';
    default:
      return true;
  }
}
