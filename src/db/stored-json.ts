import { z } from 'zod';

/** A stored value as read back; `why`: this version doesn't know its version or its shape. Never its content. */
export type ReadBack<T> = { kind: 'ok'; value: T } | { kind: 'unreadable'; why: string };

/** How values of one JSON column are written and read. */
export interface StoredJson<T> {
  /** The value with the current version, as `{ v: 1, … }`. */
  write(value: T): object;
  read(stored: unknown): ReadBack<T>;
}

/**
 * Writes values with the latest of these versions. Reads each of them by its own schema, which turns an older shape
 * into the current one with `transform`. A value without a version is read as version 1.
 */
export function versioned<T extends object>(schemas: Record<number, z.ZodType<T>>): StoredJson<T> {
  const current = Math.max(...Object.keys(schemas).map(Number));
  return {
    write: (value) => ({ v: current, ...value }),
    read: (stored) => {
      const version = envelope.safeParse(stored).data?.v;
      if (version === undefined) return { kind: 'unreadable', why: 'no version' };
      const schema = schemas[version];
      if (!schema) return { kind: 'unreadable', why: `unknown version ${version}` };
      const read = readWith(schema, stored);
      return read.kind === 'ok' ? read : { ...read, why: `not version ${version}: ${read.why}` };
    },
  };
}

const envelope = z.object({ v: z.number().default(1) });

/** Reads a value that is stored without a version, such as a list. */
export function readWith<T>(schema: z.ZodType<T>, stored: unknown): ReadBack<T> {
  const { data, error } = schema.safeParse(stored);
  return error ? { kind: 'unreadable', why: whyNot(error) } : { kind: 'ok', value: data };
}

/** Where a value differs from its schema, and how. */
function whyNot({ issues: [issue] }: z.ZodError): string {
  const what = issue?.code === 'custom' ? issue.message : `${issue?.code}`;
  return issue?.path.length ? `${what} at ${issue.path.join('.')}` : what;
}

/** The schema of a column with a version, as part of its row. */
export function columnOf<T>({ read }: StoredJson<T>) {
  return z.unknown().transform((stored, context): T => {
    const value = read(stored);
    if (value.kind === 'ok') return value.value;
    context.addIssue({ code: 'custom', message: value.why });
    return z.NEVER;
  });
}

/** A schema for each field of T, so that a new field without one doesn't compile. */
export type FieldsOf<T> = { [Field in keyof T]-?: z.ZodType<T[Field]> };

/** A schema for each variant of a union, so that a new one without a schema doesn't compile. */
export type SchemasOf<T extends { kind: string }> = {
  [Kind in T['kind']]: z.ZodObject<FieldsOf<Extract<T, { kind: Kind }>>>;
};

/** The schema of a union, from those of its variants. */
export function anyKindOf<Variant extends z.ZodObject>(schemas: Record<string, Variant>) {
  const [first, ...others] = Object.values(schemas);
  if (!first) throw new Error('A union needs a variant.');
  return z.discriminatedUnion('kind', [first, ...others]);
}

/** The schema of an old value and the new one. */
export function changeOf<T extends z.ZodType>(schema: T) {
  return z.object({ from: schema, to: schema });
}
