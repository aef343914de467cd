import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from './chromium.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the run's Chromium is controlled; null where there is none. */
    chromiumUrl: string | null;
  }
}

/** Starts one Chromium per run: a start takes seconds of processor time. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (chromiumPath === undefined) {
    project.provide('chromiumUrl', null);
    return undefined;
  }
  // Chromium's own sandbox needs rights that are missing in containers and for root.
  const args = ['--no-sandbox', '--disable-dev-shm-usage'];
  const server = await chromium.launchServer({ executablePath: chromiumPath, args });
  project.provide('chromiumUrl', server.wsEndpoint());
  return () => server.close();
}
