import { nouns, words } from './word-set.js';

/** Errors, which are somebody's when a person stands beside them. */
export const errors =
  nouns(`mistake error typo blunder slip slip-up misstep mishap lapse oversight misjudgment misjudgement miscalculation
  misunderstanding misconfiguration misreading misinterpretation fat-finger goof screwup screw-up omission gaffe bungling fumble flub goof-up howler clanger mix-up miscue`);

/** What is said of people alone, and never well. */
export const failings = words(`
  screw-up screwup screw-ups screwups blunder blunders cock-up goof goofs fuck-up fuckup
  negligence carelessness incompetence sloppiness laziness complacency recklessness inattention inattentiveness stupidity
  irresponsibility ineptitude ineptness foolishness thoughtlessness indiscipline unprofessionalism inexperience apathy arrogance hubris
  dereliction misconduct misjudgment misjudgement forgetfulness clumsiness indifference obliviousness ignorance tardiness lateness
  mismanagement indecision procrastination stubbornness ego groupthink shortsightedness short-sightedness unfamiliarity unwillingness
  unpreparedness disinterest absent-mindedness miscommunication bungling overconfidence impatience laxness laxity lethargy naivety naivete
`);

/** What people are said to lack. */
export const virtues = words(`
  discipline care attention diligence rigor rigour ownership experience knowledge awareness communication training judgment judgement
  accountability professionalism sense expertise skill skills understanding focus concern caution vigilance responsibility competence
  thought foresight urgency supervision motivation commitment effort respect preparation coordination leadership oversight
  thoroughness seriousness humility competency competencies initiative teamwork cooperation collaboration prudence forethought
  testing review diligence follow-through planning management involvement engagement interest curiosity carefulness familiarity proficiency alertness mindfulness
`);

export const lacking = words(
  'lack shortage absence insufficient inadequate poor deficient deficit missing limited little inadequately insufficiently',
);

/** What is wrong with how somebody decided or behaved. */
export const badJudgment = words(
  'poor bad questionable terrible reckless flawed unwise awful horrible faulty irresponsible hasty rash lousy dubious misguided foolish wrong ill-advised avoidable',
);
export const judgments = nouns(
  'judgment judgement decision call choice attitude behavior behaviour conduct discipline move',
);

/** Words for people who are not good enough, and for what they do. */
export const careless = words(`
  careless sloppy negligent reckless incompetent irresponsible inattentive unprofessional inexcusable amateurish inept
  complacent foolish stupid idiotic clueless oblivious clumsy thoughtless lackadaisical unforgivable boneheaded shameful disgraceful
  incapable ridiculous absurd ludicrous laughable pathetic embarrassing shambolic lamentable deplorable insane ill-equipped neglectful heedless slapdash slipshod half-hearted imprudent ill-considered ill-prepared lax cavalier
`);

/** The same, but also said of programs and machines: they need a person or what a person does. */
export const carelessIfPerson = words(`
  lazy dumb silly hasty rash slow distracted ignorant inexperienced unqualified untrained unskilled overconfident drunk
  naive arrogant unprepared forgetful absent-minded indifferent uncooperative unhelpful impatient unreliable late
  undisciplined disorganized stubborn ineffective sidetracked flustered rattled overeager over-eager overzealous over-zealous
  over-confident unsupervised sleepy useless hopeless gung-ho tone-deaf uninterested disengaged dismissive remiss blase blasé heavy-handed tardy cocky smug
  impulsive gullible inconsiderate selfish obstinate pig-headed defensive evasive dishonest disingenuous incommunicado culpable guilty unconcerned
  unbothered nonchalant timid indecisive panicky sluggish lethargic unwilling reluctant secretive territorial
`);

export const deeds = nouns(`
  mistake error decision deployment change refactoring commit behavior behaviour attitude move choice act action job handling response typo lapse
  oversight practice approach omission conduct reaction idea
`);

/** Adverbs that judge. */
export const carelessly = words(`
  carelessly recklessly sloppily negligently foolishly irresponsibly stupidly thoughtlessly incompetently unprofessionally heedlessly
`);
