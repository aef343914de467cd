import type { Dict } from '../json.js';
import type { SandboxContext } from '../state/context.js';
import type { Args } from './args.js';

/** One Web API method: does it and gives the fields beside `ok`, or ends the call by `refuse`. */
export type Method = (args: Args, context: SandboxContext) => Dict;

/** The methods of one family by their Web API name. */
export type Family = Record<string, Method>;
