import { fixedForm } from '../timeline/hash-chain/sealed-content.js';

/** One setting in which two policies differ. */
export interface PolicyChange {
  /** Its keys from the top: `severities.sev1.label`. */
  setting: string;
  /** On one line, such as `30 -> 15`, or `added "U2"; removed "U1"`. Hides what must not leave in a file. */
  change: string;
}

/** A policy as it is stored, as JSON. */
type Json = unknown;

/** Customers' names and code names; the names of hosts inside. */
const hidden = new Set(['exports.redact', 'exports.hosts']);

const maxShown = 200;

/** The settings in which two policies differ, in the order of `after`. Empty: they are the same. */
export function policyDifference(before: Json, after: Json, path: readonly string[] = []): PolicyChange[] {
  if (isMap(before) && isMap(after)) {
    const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...keys].flatMap((key) => policyDifference(before[key], after[key], [...path, key]));
  }
  if (sameForm(before) === sameForm(after)) return [];
  const setting = path.join('.');
  const isHidden = hidden.has(setting);
  const change =
    Array.isArray(before) && Array.isArray(after)
      ? listChange(before, after, isHidden)
      : `${isHidden ? 'hidden' : shown(before)} -> ${isHidden ? 'hidden' : shown(after)}`;
  return [{ setting, change }];
}

/**
 * The changed settings that are at their default now, by their keys from the top. A policy file that lost its last lines
 * is often still a policy, and looks like this.
 */
export function backToDefault(
  changes: readonly PolicyChange[],
  { after, defaults }: { after: Json; defaults: Json },
): string[] {
  const own = policyDifference(defaults, after).map(({ setting }) => `${setting}.`);
  const isOwn = (setting: string) => own.some((one) => one.startsWith(setting) || setting.startsWith(one));
  return changes.map(({ setting }) => setting).filter((setting) => !isOwn(`${setting}.`));
}

function listChange(before: readonly Json[], after: readonly Json[], isHidden: boolean): string {
  const added = missingFrom(before, after);
  const removed = missingFrom(after, before);
  if (added.length + removed.length === 0) return 'in another order';
  const named = (verb: string, items: readonly Json[]) => {
    if (items.length === 0) return [];
    return [`${verb} ${isHidden ? items.length : clipped(items.map(nameOf).join(', '))}`];
  };
  return [...named('added', added), ...named('removed', removed)].join('; ');
}

/** The items of a list that another one lacks. */
function missingFrom(list: readonly Json[], items: readonly Json[]): Json[] {
  const there = new Set(list.map(sameForm));
  return items.filter((item) => !there.has(sameForm(item)));
}

/** An item on a line: a post-mortem's template by its name, everything else in full. */
function nameOf(item: Json): string {
  if (isMap(item) && isMap(item.template)) return `template ${shown(item.template.name)}`;
  return shown(item);
}

function shown(value: Json): string {
  return value === undefined ? 'none' : clipped(JSON.stringify(value));
}

function clipped(text: string): string {
  return text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
}

/** The same text for the same value, whatever the order of its keys. */
function sameForm(value: Json): string {
  return fixedForm({ value });
}

function isMap(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
