import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const lock = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional(), link: z.boolean().optional() })),
});

/** Paths of what `npm ci --omit=dev` installs on this machine, such as `node_modules/zod`. */
export function productionPackages(): string[] {
  const { packages } = lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path.startsWith('node_modules/') && !dev && !link && existsSync(path))
    .map(([path]) => path);
}
