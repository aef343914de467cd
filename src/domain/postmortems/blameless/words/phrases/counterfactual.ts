import { patterns } from '../../grammar/pattern.js';
import { diligence, humanPassives } from '../diligence.js';
import { nouns, words } from '../word-set.js';

/** “If” and “had”: a past that did not happen. */
export const counterfactualConditions = patterns(
  `
  if only? PERSON had
  if only? they had
  had PERSON not|only? been|done|known|@done
  had they not|only? been|done|known|@done
  if … had not|n't? been @adverb? @done
  had … been @adverb? @done
  if only
  `,
  {
    done: new Set([...diligence, ...humanPassives]),
    adverb: words('properly correctly thoroughly adequately better carefully sooner fully'),
  },
);

/** What did not happen, in so many words. */
export const counterfactualPhrases = patterns(
  `
  should|ought have|to known|know better
  should know better
  it? would|'d have taken @only @effort
  it? would|'d have taken @effort of? @effort? @effort? to @avoiding
  all it took|takes|needed was
  all it would have taken
  all that was needed|required was
  need n't|not have happened
  need n't|not have been
  did n't|not have to happen|be
  could|should|might|would have been a non-event
  would n't|not|never have happened|occurred
  none|nothing of this|that? would|need have
  one @effort @effort? would have been enough|sufficient
  would have been enough|sufficient to @avoiding
  by|for failing to
  preventable|avoidable|unforced @events
  easily avoided|prevented|avoidable|preventable
  had it not been for PERSON
  were it not for PERSON
  @minutes before anyone|anybody|someone|somebody|he|she @acted
  if it were|was n't|not for PERSON
  would|'d not|n't be|been here|in|having|writing … … if PERSON
  without @adequate testing|review|planning|consideration|thought|preparation|supervision|care|validation|training|communication|coordination
  decision|choice|decisions to skip|ignore|bypass|not|postpone|delay|cut|rush|omit|disregard
  PERSON 's|' decision|choice|decisions to @rash
  should|would|could have been @adverb? obvious|clear|evident|apparent|better|faster|quicker|sooner|earlier|smoother|shorter|wise|wiser|prudent|easy|nice|best|done|handled|more|aware|prepared|careful
  there was|were @adverb? insufficient|inadequate|not @human
  there was|were not enough @adjective? @human
  PERSON was|were supposed to
  was|were|is|are @adverb? preventable|avoidable
  @adverb preventable|avoidable
  PERSON was|were meant|expected|required|obliged to … but
  PERSON was|were meant|expected|required|obliged to … … but
  `,
  {
    minutes: words('minutes hours days weeks months'),
    acted: new Set(
      [...diligence, ...words('did started began bothered')].filter(
        (word) => !word.endsWith('ing') && !word.endsWith('s'),
      ),
    ),
    only: words('just only merely'),
    effort: words(
      'one a an single two five ten few minute minutes second seconds moment message call slack email e-mail glance look click line command quick short simple',
    ),
    avoiding: words('prevent avoid avert catch check notice see spot find fix verify ask test stop'),
    rash: words(
      'skip ignore bypass not postpone delay cut rush omit disregard disable deploy push merge override circumvent',
    ),
    adequate: words('adequate proper sufficient enough due appropriate thorough careful'),
    events: nouns('outage incident failure accident error mistake problem loss disaster bug downtime'),
    human: words(
      'testing monitoring validation documentation planning coverage alerting review reviews checks care attention communication training coordination preparation oversight supervision safeguards',
    ),
    adjective: words('manual automated code unit end-to-end proper clear'),
    adverb: words(
      'entirely completely easily totally wholly perfectly eminently clearly fully readily clearly simply',
    ),
  },
);
