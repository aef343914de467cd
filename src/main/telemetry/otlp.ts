/** Parts of OTLP's JSON form (opentelemetry.io/docs/specs/otlp, opentelemetry-proto). */

export interface Attribute {
  key: string;
  value: { stringValue: string } | { doubleValue: number } | { intValue: string };
}

export function attributesOf(values: Record<string, string | number>): Attribute[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: string | number): Attribute['value'] {
  if (typeof value === 'string') return { stringValue: value };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

/** Milliseconds since 1970 as nanoseconds, which do not fit into a number. */
export function nanoseconds(ms: number): string {
  return `${Math.round(ms * 1_000)}000`;
}
