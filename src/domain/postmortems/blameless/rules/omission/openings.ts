import { matchesOf, patterns } from '../../grammar/pattern.js';
import type { Clause, Sentence } from '../../grammar/sentence.js';
import type { Match } from '../../rule.js';
import { diligence, forgetting, ignoring } from '../../words/diligence.js';
import { procedures } from '../../words/undone.js';
import { words } from '../../words/word-set.js';
import { isByPeople } from '../kinds.js';

/** “Ignoring the failures, the team …”, “In violation of the freeze, …”: how people are said to have begun. */
export function opening({ tokens, clauses }: Sentence): Match[] {
  const start = matchesOf(openings, tokens.slice(0, 8)).find(({ first }) => first === 0);
  const comma = tokens.findIndex(({ word }) => word === ',');
  if (!start || comma < 0) return [];
  const main = clauses.find(({ subject }) => subject !== null && subject.first === comma + 1);
  return main && isByPeople(main) ? [start] : [];
}

/** “made the change by hand, in violation of our policy” */
export function againstRules({ tokens, clauses }: Sentence): Match[] {
  const isPeoples = (clause: Clause) => isByPeople(clause) || clause.isPassive;
  return matchesOf(breaking, tokens).filter(({ first }) =>
    clauses.some((clause) => clause.main < first && isPeoples(clause)),
  );
}

const breaking = patterns(
  `
  in violation|breach|defiance|contravention of
  contrary to @any? @any? @procedures
  `,
  { procedures, any: words('the all our any usual standard company explicit agreed best their his her') },
);

const openings = patterns(
  `
  @ignoring
  in violation|breach|defiance|contravention|disregard of
  contrary to @any? @any? @procedures
  against @any? @any? @procedures
  without @checking
  rather than @checked
  instead of @checking
  `,
  {
    ignoring: new Set([...ignoring, ...forgetting].filter((word) => word.endsWith('ing'))),
    checking: new Set([...diligence].filter((word) => word.endsWith('ing') && word !== 'waiting')),
    checked: new Set([...diligence].filter((word) => word !== 'wait')),
    procedures,
    any: words('the all our any usual standard company explicit agreed best their his her'),
  },
);
