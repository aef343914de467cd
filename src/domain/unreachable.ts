/** Ends an exhaustive switch: a variant without a case fails the build here. */
export function unreachable(value: never): never {
  throw new Error(`Not a variant that is known here: ${JSON.stringify(value)}`);
}
