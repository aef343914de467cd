import { type Survey, surfaceName, tell } from './survey.js';

/** Checks one value at a JSON pointer and reports problems to the survey. Never throws. */
export type Rule = (value: unknown, at: string, survey: Survey) => void;
/** A rule about several fields of one object. */
export type ObjectRule = (value: Record<string, unknown>, at: string, survey: Survey) => void;
export type Fields = Readonly<Record<string, Rule>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string of `min` (default 1) to `max` characters; a wide character counts as one, as in Slack. */
export function string(max = Number.POSITIVE_INFINITY, min = 1): Rule {
  return (value, at, survey) => {
    if (typeof value !== 'string')
      return tell(survey, at, 'must provide a string', wanted('a string', value));
    if (value.length < min)
      return tell(survey, at, `must be more than ${min - 1} characters`, 'is empty; Slack requires a value');
    const { length } = value.length > max ? [...value] : value;
    if (length > max)
      tell(survey, at, `must be less than ${max + 1} characters`, tooMany(`${length} characters`, max));
  };
}

/** A string in a given format, such as a date; `name` describes the format. */
export function pattern(form: RegExp, name: string, max = 3000): Rule {
  const length = string(max);
  return (value, at, survey) => {
    length(value, at, survey);
    if (typeof value === 'string' && value !== '' && !form.test(value))
      tell(survey, at, `input must be a valid: ${name}`, `"${clipped(value)}" is not a valid ${name}`);
  };
}

export const boolean: Rule = (value, at, survey) => {
  if (typeof value !== 'boolean') tell(survey, at, 'must provide a boolean', wanted('true or false', value));
};

export const number: Rule = (value, at, survey) => {
  if (typeof value !== 'number' || !Number.isFinite(value))
    tell(survey, at, 'must provide a number', wanted('a number', value));
};

export function integer(min: number, max: number): Rule {
  return (value, at, survey) => {
    if (typeof value !== 'number' || !Number.isInteger(value))
      return tell(survey, at, 'must provide an integer', wanted('a whole number', value));
    const why = `${value} given; Slack accepts ${min} to ${max}`;
    if (value < min) return tell(survey, at, `must be greater than ${min - 1}`, why);
    if (value > max) tell(survey, at, `must be less than ${max + 1}`, why);
  };
}

export function oneOf(...allowed: readonly (string | number)[]): Rule {
  const known = new Set<unknown>(allowed);
  return (value, at, survey) => {
    if (!known.has(value))
      tell(survey, at, 'must be a valid enum value', wanted(`one of ${allowed.join(', ')}`, value));
  };
}

export function list(item: Rule, { min = 0, max = Number.POSITIVE_INFINITY } = {}): Rule {
  return (value, at, survey) => {
    if (!Array.isArray(value)) return tell(survey, at, 'must provide an array', wanted('a list', value));
    if (value.length < min)
      tell(
        survey,
        at,
        `must provide at least ${min} items`,
        `${value.length} given; Slack requires at least ${min}`,
      );
    const place = at.endsWith('/blocks') ? ` in ${surfaceName(survey.surface)}` : '';
    if (value.length > max)
      tell(survey, at, `no more than ${max} items allowed`, `${tooMany(value.length, max)}${place}`);
    for (let index = 0; index < value.length; index++) item(value[index], `${at}/${index}`, survey);
  };
}

/** An object with exactly these fields. `undefined` counts as absent, because JSON drops it. */
export function object(required: Fields, optional: Fields = {}, ...together: readonly ObjectRule[]): Rule {
  const fields = new Map([...Object.entries(required), ...Object.entries(optional)]);
  const needed = Object.keys(required);
  return (value, at, survey) => {
    if (!isRecord(value)) return tell(survey, at, 'must provide an object', wanted('an object', value));
    for (const name of needed)
      if (value[name] === undefined)
        tell(survey, at, `missing required field: ${name}`, `\`${name}\` is missing`);
    for (const name of Object.keys(value)) {
      const field = value[name];
      if (field === undefined) continue;
      const rule = fields.get(name);
      if (rule) rule(field, `${at}/${name}`, survey);
      else
        tell(
          survey,
          at,
          `invalid additional property: ${name}`,
          `\`${name}\` is not a field that Slack accepts here`,
        );
    }
    for (const rule of together) rule(value, at, survey);
  };
}

/** An object discriminated by `type`, with one rule per type; other types are rejected. */
export function tagged(table: Readonly<Record<string, Rule>>): Rule {
  const byType = new Map<unknown, Rule>(Object.entries(table));
  return (value, at, survey) => {
    if (!isRecord(value)) return tell(survey, at, 'must provide an object', wanted('an object', value));
    if (value.type === undefined)
      return tell(survey, at, 'missing required field: type', '`type` is missing');
    const rule = byType.get(value.type);
    if (rule) return rule(value, at, survey);
    const why = `${wanted(Object.keys(table).join(', '), value.type)} in ${surfaceName(survey.surface)}`;
    tell(survey, `${at}/type`, `unsupported type: ${String(value.type)}`, why);
  };
}

/** An object whose `type` was already checked by a `tagged` table. */
export function typed(required: Fields, optional: Fields = {}, ...together: readonly ObjectRule[]): Rule {
  return object(required, { ...optional, type: () => {} }, ...together);
}

/** Requires exactly one of two fields; Slack rejects neither and both. */
export function either(one: string, other: string): ObjectRule {
  return (value, at, survey) => {
    if ((value[one] === undefined) === (value[other] === undefined))
      tell(survey, at, `must define either \`${one}\` or \`${other}\``);
  };
}

function tooMany(count: number | string, max: number): string {
  return `${count} given; Slack allows at most ${max}`;
}

function wanted(what: string, value: unknown): string {
  return `${clipped(JSON.stringify(value) ?? 'nothing')} given; Slack accepts ${what}`;
}

function clipped(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
