import { existsSync } from 'node:fs';

/** A file or folder at the top of the package, from its sources or from what is built of them; null: it is missing. */
export function packageFile(name: string): URL | null {
  const places = ['../../', '../../../'].map((path) => new URL(`${path}${name}`, import.meta.url));
  return places.find((place) => existsSync(place)) ?? null;
}
