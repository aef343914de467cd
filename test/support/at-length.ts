/** How often or how long: `usual` in `npm test`, `long` in `npm run test:long`, which sets `FAULTS=all`. */
export function atLength(usual: number, long: number): number {
  return process.env.FAULTS === 'all' ? long : usual;
}
