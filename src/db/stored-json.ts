import { z } from 'zod';

/** A stored value as read back; `why`: this version doesn't know its version or its shape. */
export type ReadBack<T> = { kind: 'ok'; value: T } | { kind: 'unreadable'; why: string };

/** How values of one JSON column are written and read. */
export interface StoredJson<T> {
  /** The value with the current version, as `{ v: 1, … }`. */
  write(value: T): object;
  read(stored: unknown): ReadBack<T>;
}

/**
 * Writes values with the latest of these versions. Reads each of them by its own schema, which turns an older shape
 * into the current one with `transform`.
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
      const { data, error } = schema.safeParse(stored);
      if (!error) return { kind: 'ok', value: data };
      const [issue] = error.issues;
      return {
        kind: 'unreadable',
        why: `not version ${version}: ${issue?.code} at ${issue?.path.join('.')}`,
      };
    },
  };
}

const envelope = z.object({ v: z.number() });
