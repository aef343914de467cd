import { nouns, verbs, words } from './word-set.js';

/** What people are expected to follow. */
export const procedures = nouns(
  'procedure process policy protocol guideline guidance/ checklist instruction rule runbook standard practice advice/ plan playbook',
);

/** What people are expected to heed. */
export const signs = nouns(
  'alert warning alarm page sign signal message e-mail email notification report complaint concern advice/ risk procedure policy ticket anomaly request question call ping escalation',
);

/** How people leave things. */
export const leftOpen = words(
  'out open exposed unlocked unattended unprotected running behind enabled disabled on unset unfinished unchanged',
);

/** Which thing they did not do. */
export const right = words('right correct proper');

/** How they did not do it. */
export const properly = words(
  'properly correctly adequately thoroughly carefully sufficiently enough promptly diligently timely',
);

/** What they did not run, make or take. */
export const checks = words(
  'test tests check checks validation backup backups snapshot snapshots review reviews rehearsal dry-run rollback drill smoke-test test-suite copy notes plan care time sure homework diligence job attention precautions responsibility ownership action note safeguards trouble effort moment minute pains seriously notice heed thought alarm concern concerns',
);

/** What they did it without. */
export const permission = words(
  'permission approval authorization authorisation consent review testing consultation thought thinking thinking consideration notice asking checking warning hesitation regard verification validation sign-off signoff peer-review where backup backups safeguards rollback precautions explanation test tests heads-up word telling discussion coordination reason authorisation justification oversight supervision consulting authority',
);

/** What people do with checks. */
export const performing = verbs(
  'run/ran perform do/did/done make/made take/took/taken execute carry conduct write/wrote/written give/gave/given pay/paid raise',
);

/** What the writers say of themselves. */
export const misjudging = verbs(
  'underestimate overestimate misjudge skip/skipped/skipping bypass circumvent',
);

/** What is said about news. */
export const telling = verbs('communicate escalate consult');

/** What is said about procedures. */
export const following = verbs('follow observe respect obey heed adhere comply/complied');

/** What the writers may say that they did not do: it tells what they knew. */
export const understanding = verbs(
  'realize realise understand/understood recognize recognise foresee/foreseen anticipate notice spot/spotted catch/caught plan/planned consider',
);
