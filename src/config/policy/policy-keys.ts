import { z } from 'zod';
import type { Path } from './policy-document.js';

/** The keys that this schema allows in the mapping at this path; empty if no mapping belongs there. */
export function keysAt(whole: z.ZodType, path: Path): string[] {
  const schema = path.reduce(inside, bare(whole));
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function inside(schema: unknown, key: PropertyKey): unknown {
  if (schema instanceof z.ZodArray) return bare(schema.element);
  if (schema instanceof z.ZodRecord) return bare(schema.valueType);
  return schema instanceof z.ZodObject ? bare(schema.shape[String(key)]) : undefined;
}

function bare(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? bare(schema.unwrap()) : schema;
}
