import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageFile } from './package-file.js';

const Manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The scopes of the bot's token in `manifest.yml`, which comes with this version. */
export function manifestScopes(): string[] {
  const place = packageFile('manifest.yml');
  if (!place) throw new Error('manifest.yml is missing from the installation.');
  return Manifest.parse(parse(readFileSync(place, 'utf8'))).oauth_config.scopes.bot;
}
