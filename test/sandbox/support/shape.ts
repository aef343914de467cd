/**
 * Paths of all fields of a JSON value with each leaf's type, like `.event.item.ts: string`; list items count as one, and
 * so do records keyed by id.
 */
export function shape(value: unknown, path = ''): string[] {
  if (Array.isArray(value))
    return value.length === 0 ? [`${path}[]: empty`] : value.flatMap((one) => shape(one, `${path}[]`));
  if (typeof value !== 'object' || value === null)
    return [`${path}: ${value === null ? 'null' : typeof value}`];
  const fields = Object.entries(value);
  return fields.length === 0
    ? [`${path}: empty`]
    : fields.flatMap(([key, one]) => shape(one, `${path}.${isId(key) ? '*' : key}`));
}

/** Fields of `wanted` that no item of `given` has with the same type. Anything matches an empty object or list. */
export function lacking(wanted: unknown, given: readonly unknown[]): string[] {
  const fields = new Set(given.flatMap((one) => shape(one)));
  const has = (field: string): boolean => {
    if (fields.has(field)) return true;
    const holder = field.endsWith(': empty') ? field.slice(0, -': empty'.length) : undefined;
    return holder !== undefined && [...fields].some((one) => one.startsWith(holder));
  };
  return [...new Set(shape(wanted))].filter((field) => !has(field));
}

function isId(key: string): boolean {
  return /^[A-Z][A-Za-z]?0[A-Z0-9]{6,}$|^[CFUT][A-Z0-9]{8,}$/.test(key);
}
