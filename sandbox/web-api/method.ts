import type { Dict } from '../json.js';
import type { SandboxContext } from '../state/context.js';
import type { Args } from './args.js';

/** A Web API method. Returns the fields next to `ok`, or ends the call with `refuse`. */
export type Method = (args: Args, context: SandboxContext) => Dict;

/** A family's methods by Web API name. */
export type Family = Record<string, Method>;
