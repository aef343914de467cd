import type { Rule } from '../rule.js';
import { beCareful } from './be-careful.js';
import { counterfactual } from './counterfactual/counterfactual.js';
import { failingOfPeople } from './failing-of-people.js';
import { hindsight } from './hindsight.js';
import { humanError } from './human-error.js';
import { judgment } from './judgment/judgment.js';
import { nameForRole } from './name-for-role.js';
import { omission } from './omission/omission.js';
import { personAsCause } from './person-as-cause/person-as-cause.js';
import { singleRootCause } from './single-root-cause.js';

/** All rules. Where several match the same words, the first one is reported. */
export const rules: readonly Rule[] = [
  humanError,
  omission,
  counterfactual,
  personAsCause,
  judgment,
  failingOfPeople,
  beCareful,
  hindsight,
  singleRootCause,
  nameForRole,
];
