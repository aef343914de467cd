import { nouns, verbs, words } from './word-set.js';

/** What only people do, and what is never said well of them. */
export const misconduct = verbs(`
  panic/panicked/panicking overreact underreact waste squander freeze/froze/frozen rush rubber-stamp/rubber-stamped/rubberstamped guess slack bluff
  wing/winged/winging eyeball flounder flail dither waffle bodge fudge faff bumble muddle overrule pressure pressurize pressurise steamroll railroad
  strong-arm strongarm bully/bullied browbeat/browbeaten badger coerce fixate obsess ghost doze gamble insist presume stonewall
  deflect sulk meddle interfere overstep overreach underperform balk shirk skimp scrimp cheat lie/lied pretend dodge sidestep
  swear/swore/sworn allege violate breach contravene disobey defy/defied renege bicker squabble fiddle tinker tamper procrastinate
  bury conceal withhold/withheld sleepwalk
`);

/** What is put off again and again. */
export const deferring = verbs(
  'defer/deferred/deferring postpone put/put/putting push deprioritize deprioritise promise',
);

/** What people show who did not do well: somebody's when a person stands beside it. */
export const faultsOfPeople = nouns(`
  failure inability refusal/ unwillingness/ reluctance/ tendency/tendencies insistence/ hesitation hesitancy/ haste/ shortcut overreaction inaction/
  eagerness/ zeal/ disregard/ fixation obsession neglect/ dithering/ meddling/ slowness/ over-reliance/ overreliance/ overeagerness/ bungling/
  intransigence/ sluggishness/ mishandling/ misuse/ misreading/ mismanagement/ non-compliance/ noncompliance/
`);

/** Rules that people break, said as a thing. */
export const breachesOfRules = nouns(
  'violation breach/breaches circumvention contravention bypassing/ flouting/ non-compliance/ noncompliance/ non-adherence/ disregard/',
);

/** What people do together, which can be done badly. “Response” and “performance” are also those of systems. */
export const humanWork = words(`
  communication communications coordination leadership judgment judgement handling handover handoff oversight supervision planning teamwork ownership
  discipline preparation housekeeping triage escalation review reviews testing diligence professionalism workmanship decision-making
  follow-up follow-through attention management
`);

/** How such work is that was done badly. */
export const poor = words(`
  poor bad inadequate insufficient lacking sloppy slow late shoddy substandard weak terrible abysmal awful dreadful chaotic patchy slack lax absent
  non-existent nonexistent haphazard unacceptable atrocious appalling woeful lousy cursory half-hearted perfunctory disorganized disorganised
  lackluster lacklustre mediocre disappointing embarrassing
`);

/** What such work is called then. */
export const disgraces = nouns(
  'shambles/ farce disgrace fiasco debacle travesty joke circus embarrassment fail clown-show',
);
