import { diligence, ignoring, maintaining } from '../words/diligence.js';
import { acting, harm, introducing, removal } from '../words/harm.js';
import { withEd } from '../words/word-set.js';

/** `checked` → `check`; null for verbs that no rule knows. */
export function baseOf(participle: string): string | null {
  const irregular = bases.get(participle);
  if (irregular) return irregular;
  const candidates = [
    participle.replace(/ied$/, 'y'),
    participle.replace(/ed$/, ''),
    participle.replace(/d$/, ''),
    participle.replace(/([bdgklmnprt])\1ed$/, '$1'),
  ];
  return candidates.find((one) => one !== participle && known.some((verbs) => verbs.has(one))) ?? null;
}

/** `broke` → `broken`, `deleted` → `deleted`; null if it isn't certain. */
export function participleOf(past: string): string | null {
  return participles.get(past) ?? (past.endsWith('ed') ? past : null);
}

/** `renew` → `renewed`, `catch` → `caught`, for what people should do; null if it isn't certain. */
export function participleFrom(base: string): string | null {
  const irregular = [...bases].find(([, one]) => one === base)?.[0];
  if (irregular) return irregular;
  const regular = withEd(base);
  return diligence.has(regular) || maintaining.has(regular) ? regular : null;
}

const known = [diligence, ignoring, maintaining, acting, harm, introducing, removal];

const bases = new Map(
  Object.entries({
    ...{
      caught: 'catch',
      done: 'do',
      found: 'find',
      given: 'give',
      heard: 'hear',
      kept: 'keep',
      left: 'leave',
    },
    ...{
      made: 'make',
      paid: 'pay',
      put: 'put',
      read: 'read',
      run: 'run',
      said: 'say',
      seen: 'see',
      sent: 'send',
    },
    ...{
      set: 'set',
      taken: 'take',
      told: 'tell',
      written: 'write',
      cut: 'cut',
      reset: 'reset',
      chosen: 'choose',
    },
  }),
);

const participles = new Map(
  Object.entries({
    ...{
      broke: 'broken',
      cut: 'cut',
      hit: 'hit',
      made: 'made',
      overwrote: 'overwritten',
      put: 'put',
      ran: 'run',
    },
    ...{
      reset: 'reset',
      sent: 'sent',
      set: 'set',
      shut: 'shut',
      took: 'taken',
      wrote: 'written',
      gave: 'given',
    },
    ...{ chose: 'chosen', misread: 'misread', left: 'left' },
  }),
);
