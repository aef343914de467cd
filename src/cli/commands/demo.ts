import { type ExitCode, exitCodes } from '../exit-code.js';
import { printError, type Terminal } from '../terminal.js';

/** What the demo's module exports. */
interface DemoModule<Options> {
  demo(terminal: Terminal, options: Options): Promise<ExitCode>;
}

/** Loads and runs the demo. Refuses in an installation that has only what production needs. */
export async function demo<Options>(
  terminal: Terminal,
  options: Options,
  load: () => Promise<DemoModule<Options>>,
): Promise<ExitCode> {
  const found = await load().catch(nullIfMissing);
  if (found) return found.demo(terminal, options);
  printError(terminal, notInstalled);
  return exitCodes.refused;
}

const notInstalled =
  "The demo isn't installed here. In a clone of the repository, run `npm ci --include=dev && npm run demo`.";

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return null;
  throw error;
}
