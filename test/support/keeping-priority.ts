/**
 * Arguments of Node for a process that can't let others give way to it: tests keep all processors busy, and what gives way
 * to the bot, such as an export, would starve.
 */
export const keepingPriority = [
  '--import',
  `data:text/javascript,${encodeURIComponent(`
    import os from 'node:os';
    import { syncBuiltinESMExports } from 'node:module';
    os.setPriority = () => { throw new Error('Not allowed.'); };
    syncBuiltinESMExports();`)}`,
];
