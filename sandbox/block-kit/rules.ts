import { type Survey, surfaceName, tell } from './survey.js';

/** Judges one value at one JSON pointer and tells the survey what is wrong. Never throws. */
export type Rule = (value: unknown, at: string, survey: Survey) => void;
/** A rule about the fields of one object taken together. */
export type ObjectRule = (value: Record<string, unknown>, at: string, survey: Survey) => void;
export type Fields = Readonly<Record<string, Rule>>;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string of `min` (one unless told) to `max` characters; wide characters count as one, as Slack counts. */
export function string(max = Number.POSITIVE_INFINITY, min = 1): Rule {
  return (value, at, survey) => {
    if (typeof value !== 'string')
      return tell(survey, at, 'must provide a string', wanted('a string', value));
    if (value.length < min)
      return tell(
        survey,
        at,
        `must be more than ${min - 1} characters`,
        'is empty, and Slack wants something here',
      );
    const { length } = value.length > max ? [...value] : value;
    if (length > max)
      tell(survey, at, `must be less than ${max + 1} characters`, tooMany(`${length} characters`, max));
  };
}

/** A string that has a form, such as a date; `name` says which, in words. */
export function pattern(form: RegExp, name: string, max = 3000): Rule {
  const length = string(max);
  return (value, at, survey) => {
    length(value, at, survey);
    if (typeof value === 'string' && value !== '' && !form.test(value))
      tell(survey, at, `input must be a valid: ${name}`, `"${clipped(value)}" is no ${name}`);
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
    const why = `${value} given, Slack takes ${min} to ${max}`;
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
        `${value.length} given, Slack wants at least ${min}`,
      );
    const place = at.endsWith('/blocks') ? ` in ${surfaceName(survey.surface)}` : '';
    if (value.length > max)
      tell(survey, at, `no more than ${max} items allowed`, `${tooMany(value.length, max)}${place}`);
    for (let index = 0; index < value.length; index++) item(value[index], `${at}/${index}`, survey);
  };
}

/** An object with these fields and no others; what is `undefined` counts as absent, since JSON would drop it. */
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
          `\`${name}\` is no field that Slack knows here`,
        );
    }
    for (const rule of together) rule(value, at, survey);
  };
}

/** An object told apart by its `type`: each type has its own rule, and every other type is refused. */
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

/** An object whose `type` a `tagged` table has already judged. */
export function typed(required: Fields, optional: Fields = {}, ...together: readonly ObjectRule[]): Rule {
  return object(required, { ...optional, type: () => {} }, ...together);
}

/** Exactly one of two fields: Slack refuses none and both alike. */
export function either(one: string, other: string): ObjectRule {
  return (value, at, survey) => {
    if ((value[one] === undefined) === (value[other] === undefined))
      tell(survey, at, `must define either \`${one}\` or \`${other}\``);
  };
}

function tooMany(given: number | string, max: number): string {
  return `${given} given, Slack takes at most ${max}`;
}

function wanted(what: string, value: unknown): string {
  return `${clipped(JSON.stringify(value) ?? 'nothing')} given, Slack takes ${what}`;
}

function clipped(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
