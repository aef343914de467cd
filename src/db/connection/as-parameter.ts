/** postgres.js rejects `undefined` and needs JSON as text; arrays too, because it hasn't fetched the types. */
export function asParameter(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return arrayLiteral(value);
  const isScalar = value instanceof Date || value instanceof Uint8Array;
  const isPlainObject = typeof value === 'object' && value !== null && !isScalar;
  return isPlainObject ? JSON.stringify(value) : value;
}

/** An array literal in Postgres's syntax. */
export function arrayLiteral(values: unknown[]): string {
  return `{${values.map(asArrayItem).join(',')}}`;
}

/** One item of an array literal, quoted. Source: PostgreSQL, "Array Input and Output Syntax". */
function asArrayItem(value: unknown): string {
  const plain = asParameter(value);
  return plain === null ? 'NULL' : `"${String(plain).replace(/[\\"]/g, '\\$&')}"`;
}
