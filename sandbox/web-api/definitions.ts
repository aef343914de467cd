import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Dict, dict, parseJson, text, texts } from '../json.js';

/** Slack's definition of a method. */
export interface Definition {
  name: string;
  /** Bot scopes, any of which is enough; empty if none is needed. */
  botScopes: string[];
  tier: string;
  takesJson: boolean;
  userOnly: boolean;
  required: string[];
  properties: Record<string, Property>;
  /** Slack's description of each error code. */
  errors: Map<string, string>;
}

export interface Property {
  types: Set<string>;
  maxLength?: number;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  allowed?: string[];
}

let loaded: Map<string, Definition> | undefined;

/** Slack's definitions by method name, loaded once from `sandbox/reference/methods`. */
export function definitions(): Map<string, Definition> {
  loaded ??= load(referenceFolder());
  return loaded;
}

function load(folder: string): Map<string, Definition> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return new Map(files.map((file) => [file.slice(0, -5), read(join(folder, file), file.slice(0, -5))]));
}

/** The folder is next to the sources; compiled code walks up to find it. */
function referenceFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    const folder = join(at, 'sandbox', 'reference', 'methods');
    if (existsSync(folder)) return folder;
  }
  throw new Error('sandbox/reference/methods is missing: the sandbox needs it to check calls.');
}

function read(path: string, name: string): Definition {
  const source = dict(parseJson(readFileSync(path, 'utf8')));
  const args = dict(source.args);
  const properties = Object.entries(dict(args.properties)).map(
    ([key, value]) => [key, property(dict(value))] as const,
  );
  return {
    name,
    botScopes: texts(dict(source.scope).bot),
    tier: text(source.rate_limits) ?? 't3',
    takesJson: source.json_input_supported === true,
    userOnly: source.user_scope_only === true,
    required: texts(args.required).filter((key) => key !== 'token'),
    properties: Object.fromEntries(properties),
    errors: new Map(
      Object.entries(dict(source.errors)).map(([code, about]) => [code, text(dict(about).desc) ?? '']),
    ),
  };
}

function property(source: Dict): Property {
  const options = Array.isArray(source.anyOf) ? source.anyOf.map(dict) : [source];
  const types = new Set(options.map((one) => text(one.type) ?? 'any'));
  const numbers = Object.entries(source).filter(
    ([key, value]) => limits.has(key) && typeof value === 'number',
  );
  const allowed = texts(source.enum);
  return { types, ...Object.fromEntries(numbers), ...(allowed.length ? { allowed } : {}) };
}

const limits = new Set(['maxLength', 'minLength', 'minimum', 'maximum']);
