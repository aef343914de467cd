import type { z } from 'zod';
import { nearestWord } from '../../domain/text/nearest-word.js';
import type { ConfigFault } from '../config-fault.js';
import type { Path, PolicyDocument } from './policy-document.js';
import { keysAt } from './policy-keys.js';

/** What a file is checked against. `example`: a file to start from. */
interface Against {
  schema: z.ZodType;
  example: string;
}

/** The faults that the schema check found, by file and line. */
export function policyFaults(
  document: PolicyDocument,
  issues: readonly z.core.$ZodIssue[],
  against: Against,
): ConfigFault[] {
  const faults = issues.flatMap((issue) => {
    const precise = mostPrecise(issue);
    return precise.code === 'unrecognized_keys'
      ? precise.keys.map((key) => unknownKey(document, precise.path, { key, schema: against.schema }))
      : [wrongValue(document, precise, against)];
  });
  return faults.sort((one, other) => lineOf(one) - lineOf(other));
}

function lineOf({ where }: ConfigFault): number {
  return Number(where.slice(where.lastIndexOf(':') + 1));
}

/** For a union, the issue of the variant that came closest to matching. */
function mostPrecise(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const deepest = issue.errors.flat().sort((one, other) => other.path.length - one.path.length)[0];
  if (!deepest || deepest.path.length === 0) return issue;
  return { ...deepest, path: [...issue.path, ...deepest.path] };
}

function wrongValue(
  document: PolicyDocument,
  { path, message }: z.core.$ZodIssue,
  { example }: Against,
): ConfigFault {
  return {
    where: document.locate(path),
    found: describe(valueAt(document.value, path)),
    expected: message,
    remedy: path.length > 0 ? `Correct ${path.join('.')}.` : `Start from ${example}.`,
  };
}

function unknownKey(
  document: PolicyDocument,
  path: Path,
  { key, schema }: { key: string; schema: z.ZodType },
): ConfigFault {
  const keys = keysAt(schema, path);
  const lower = nearestWord(
    key,
    keys.map((one) => one.toLowerCase()),
  );
  const near = keys.find((one) => one.toLowerCase() === lower);
  return {
    where: document.locateKey(path, key),
    found: `the key ${describe(key)}`,
    expected: `one of ${keys.join(', ')}${path.length > 0 ? ` in ${path.join('.')}` : ''}`,
    remedy: near ? `Did you mean ${near}?` : 'Remove it.',
  };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}

function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isRecord(value)) return 'keys and values';
  return JSON.stringify(typeof value === 'string' && value.length > 60 ? `${value.slice(0, 60)}…` : value);
}
