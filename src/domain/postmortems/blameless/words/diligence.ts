import { verbs, words } from './word-set.js';

/** What careful people do, so that “did not …” says that they were not. */
export const diligence = verbs(`
  check verify test review read/read notice follow communicate consult escalate respond acknowledge/acknowledged/acknowledging ask tell/told inform notify
  warn announce document watch look monitor validate confirm double-check triple-check cross-check consider think/thought care pay/paid
  understand/understood heed listen report coordinate prepare plan/planned/planning bother spot catch/caught ensure inspect examine
  study recognize recognise foresee/foresaw/foreseen anticipate rehearse update reply answer call contact alert
  investigate question challenge realise realize attend train act intervene react complete finish label lock
  secure protect clean tidy log record sign/signed wait
`);

/** What only people forget to do or get wrong: a program that is said to do it is named as a thing. */
export const forgetting = verbs(`
  forget/forgot/forgotten/forgetting neglect overlook bother omit/omitted/omitting disregard oversleep/overslept procrastinate
`);

/** Of these, what is said of people even where nobody is named: “by not checking”. */
export const checking = verbs(`
  check verify test review read/read notice follow communicate consult escalate monitor validate confirm double-check consider think/thought ask tell/told
  inform notify warn look listen pay/paid plan/planned
`);

/** What people look after, so that “had not …” says that they did not. */
export const maintaining = verbs(`
  apply install update upgrade patch renew rotate configure enable disable back fix remove replace close secure protect maintain implement add
  turn restore undo/undid/undone revert return re-enable reset/reset/resetting put/put/putting
  set/set/setting remember try want dare attempt follow adhere comply hand document schedule assign
`);

/** Of these, what no program does. */
export const thinking = verbs(`
  communicate bother double-check think/thought ask tell/told realize realise understand/understood care escalate consult test review listen coordinate rehearse
  announce consider foresee/foreseen anticipate plan/planned heed
`);

/** What people did who should have looked. */
export const ignoring = verbs(`
  ignore disregard dismiss bypass circumvent violate flout skip/skipped/skipping evade discount underestimate overestimate
  misjudge downplay brush shirk shrug/shrugged/shrugging delay dither stall hesitate
`);

/** What “missed” is said of figures and appointments rather than signs. */
export const figures =
  words(`budget budgets target targets goal goals deadline deadlines slo slos sla slas objective objectives
  meeting meetings call standup flight point bus quarter milestone milestones`);

/** What only machines do: “should have been fired” is a gap in the system. */
export const machinePassives = verbs(`
  fire trigger/triggered/triggering send/sent/sending route retry return detect page shift restart reject deliver create cache limit block charge
  receive schedule load render display show/shown print cancel queue process store emit trip/tripped/tripping call evict replicate balance
  redirect drop/dropped/dropping garbage-collect renew reconcile rotate scale rate-limit throttle alert log/logged/logging affect
`);

/** Verbs that in “could have been …” ask somebody to have been careful. */
export const humanPassives = verbs(`
  catch/caught test review notice check escalate communicate merge deploy approve avoid prevent spot/spotted ignore find/found
  foresee/foreseen anticipate document update coordinate announce plan/planned staff read/read follow press do/done know/known raise
  report handle question tell/told inform notify verify validate consult identify recognize recognise consider
  double-check investigate ask involve brief schedule prioritize prioritise release ship/shipped touch run/run push commit/committed
  allow give/given grant pick flag/flagged act rehearse practice train roll think/thought see/seen inspect discover clean
  tell/told warn page call discuss clarify agree take/taken make/made treat leave/left detect mitigate resolve fix reduce shorten minimize minimise stop/stopped solve halve limit contain lessen curtail manage coordinate
`);
