import { nouns, verbs, words } from './word-set.js';

/** What nobody does on purpose to a system that they run. */
export const harm = verbs(`
  break/broke/broken crash corrupt destroy ruin wreck sabotage botch bungle mangle nuke brick cause leak expose compromise jeopardize
  fat-finger fumble cripple mess screw foul fuck clobber hose bork misconfigure misread/misread misjudge
  misunderstand/misunderstood misinterpret mistype misspell mishandle misplace miscalculate miscommunicate misdiagnose misuse misapply
  mislabel mistake/mistook/mistaken misidentify miscount misroute misspecify misreport mislead/misled mismanage misinform misdirect
  damage endanger blunder infect blackhole derail scupper torpedo exacerbate aggravate prolong worsen butcher garble
`);

/** What takes something away, which may be part of the work. */
export const removal = verbs(`
  delete remove drop/dropped/dropping wipe kill stop/stopped/stopping unplug/unplugged/unplugging shut/shut/shutting erase overwrite/overwrote/overwritten purge truncate
  terminate disable cut/cut/cutting disconnect destroy reformat format/formatted/formatting expose revoke detach reset/reset/resetting
  halt comment
`);

/** What puts something in place, so that a bad thing was put there. */
export const introducing = verbs(`
  push deploy merge commit/committed/committing ship/shipped/shipping release apply install upload publish write/wrote/written/writing
  introduce add submit/submitted/submitting check approve sign roll create define paste enter code land
`);

/** What is done with a thing that may be the wrong one. */
export const acting = verbs(`
  push deploy merge commit/committed/committing ship/shipped/shipping release apply run/ran/running execute edit enter type press hit/hit/hitting select choose/chose/chosen
  pick click unplug/unplugged/unplugging restart rotate install upload publish send/sent use make/made write/wrote/written configure set/set/setting
  copy remove delete drop/dropped/dropping wipe update pull load disable enable cut/cut/cutting flip/flipped/flipping reboot connect
  disconnect plug/plugged/plugging modify change replace provision give/gave/given put/put/putting target call page follow open close
  scale promote shut/shut/shutting stop/stopped/stopping terminate kill mount attach issue enable revoke migrate restore give put take/took/taken
`);

export const wrong = words('wrong incorrect');

export const bad = words(`
  wrong incorrect bad broken buggy faulty unfinished untested flawed defective erroneous unreviewed half-finished half-baked breaking
  malformed invalid incompatible loop deadlock leak loophole defect bug bugs typo typos regression mistake error errors flaw vulnerability
`);

/** Adverbs that say that somebody did not mean it. */
export const byMistake = words(`
  accidentally inadvertently mistakenly erroneously incorrectly wrongly unintentionally unwittingly improperly unknowingly negligently
  carelessly hastily blindly foolishly recklessly wrongfully stupidly naively needlessly irresponsibly thoughtlessly
  knowingly sloppily lazily clumsily unthinkingly prematurely casually cheerfully cavalierly mindlessly thoughtlessly absent-mindedly
`);

/** What goes wrong in incidents. */
export const badEvents = nouns(`
  outage incident failure crash downtime disruption interruption loss breach leak problem issue damage mess disaster accident error mistake
  bug deletion corruption degradation fire breakdown impact regression fault
`);

/** What nobody looked at before. */
export const unchecked = words(
  'untested unreviewed unauthorized unauthorised unapproved unsanctioned unannounced',
);

/** What people do to systems, as a thing. */
export const actions = nouns(
  'change commit push deploy deployment edit script command query migration update release rollback patch fix refactoring merge decision choice action typo mistake attempt config configuration pr mr code branch script',
);

/** What is done with wrong things by those who repair them. */
export const noticing = verbs(
  'notice find/found see/saw/seen fix correct discover report identify spot/spotted investigate believe think/thought say/said know/known replace revert undo/undone suspect',
);

/** What brings a bad event about. */
export const triggering = verbs(
  'trigger/triggered/triggering introduce create provoke prompt lead/led result induce inject',
);

/** How a thing is that went wrong. */
export const wentWrong = words(
  'down failed failing broke broken crashed lost unavailable unreachable offline stopped corrupted leaked expired wrong worse longer late delayed',
);

/** What hands do: a program that is said to do it is named. */
export const byHand = verbs(`
  enter type select choose/chose/chosen pick press click paste copy edit execute run/ran/running apply delete remove merge push deploy commit/committed/committing
  unplug/unplugged/unplugging
`);

/** What must not be published. */
export const secrets = nouns('credential password passphrase secret token');
