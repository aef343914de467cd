/** Closes an exhaustive switch: a variant that is not handled breaks the build here. */
export function unreachable(value: never): never {
  throw new Error(`Not a variant that is known here: ${JSON.stringify(value)}`);
}
