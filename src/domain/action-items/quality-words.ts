/** Imperatives that titles of action items begin with. */
export const verbs: ReadonlySet<string> = new Set(
  words(`
  accept adapt add address adjust adopt agree alert align allow alter analyze annotate announce apply archive arrange ask assess
  assign attach audit authenticate auto-scale automate avoid back backfill backport backup balance benchmark block boost break bring
  buffer build bump buy cache calculate call canary cap capture catch centralize change check choose clarify clean cleanup clear
  clone close collect combine compare complete compress conduct configure confirm connect consider consolidate contact continue
  convert copy cordon cover create cull cut deal debug decide decommission decouple decrease default define delete deliver deny
  deploy deprecate describe design detach detect determine develop disable disallow discuss display distribute divide document
  double drain drop dump educate eliminate email emit enable encourage encrypt enforce engage enhance ensure escalate establish
  estimate evaluate evict evolve examine execute exercise expand experiment expire explain explore export expose extend extract
  fail figure file fill filter find finish fix flag follow force fork formalize forward free freeze gate gather generate get give
  grant group guard handle harden have hide hire host identify ignore implement import improve include increase index inform
  inject inspect install instruct instrument integrate introduce invalidate inventory investigate isolate issue keep kill label
  land launch lead learn let limit link lint list load lock log look lower maintain make manage map mark measure merge migrate
  minimize mirror mitigate mock model modify monitor move name notify obtain offer onboard open optimize order organize overhaul
  override own package page parallelize parse partition patch pause perform permit pick pin place plan poll pool populate port
  position post postpone prepare prevent prioritize probe profile prohibit promote propagate propose protect prove provide
  provision prune publish pull purge push put query queue quota raise ramp rate-limit re-enable reach read rebase rebuild recalculate
  record recreate recycle redesign redirect reduce refactor refine refresh refuse register reinstall reject release relocate rely
  remediate remind remove rename render reorganize repair replace replicate report request require research reserve reset
  resize resolve respond restart restore restrict restructure retain rethink retire retrain retry return reuse reveal revert review
  revise revisit revoke rewrite roll rollback rotate route run sanitize save scale scan schedule scope script seal search secure
  see segment send separate serve set setup shard share shift ship shorten show shrink shut silence simplify simulate size skip
  snapshot sort specify split stabilize stage standardize start stop store stream streamline strengthen stress structure submit
  subscribe substitute suggest support surface suspend swap switch sync synchronize tag take talk teach tear tell template
  terminate test think throttle tighten time tolerate trace track train transfer transition translate treat trigger trim try
  tune turn unblock understand unify uninstall unpin update upgrade use validate verify version version-lock view visualize wait
  walk warm warn watch whitelist widen wire work wrap write
  alias bind bootstrap broadcast chart chaos-test decrypt dedupe deduplicate denormalize depend detail diff dockerize document
  drill emulate enrich exclude factor fence fetch flush format hash hook hotfix join load-test measure multiplex nest normalize
  pair paginate persist ping preload prefetch preserve proxy quarantine reconcile redact rehearse relax reload repeat repoint
  reproduce requeue rescale reshard reword rightsize right-size sample sandbox serialize shadow sign smoke-test sunset
  mention question ring ring-fence string sling bring reposition commission caution advance reference sequence finance license
  reimplement requisition ration station sanction function auction timebox time-box tokenize truncate undo unit-test vendor wean
`),
);

/** Those that make or change something that works by itself. */
export const systemVerbs: ReadonlySet<string> = new Set(
  words(`
  add alert allow automate block build cap change create default deny deploy detect disable enable enforce fail fix generate
  guard harden implement install introduce limit lint lock make migrate move notify page pin prevent probe protect refuse reject
  remove replace require restrict retry run send set setup show split stop switch throttle trigger turn validate verify warn write
`),
);

/** Those that name no end. With another word where the verb alone could. */
export const vagueVerbs: ReadonlySet<string> = new Set([
  ...[
    'improve',
    'enhance',
    'optimize',
    'streamline',
    'strengthen',
    'consider',
    'discuss',
    'explore',
    'revisit',
  ],
  ...['think about', 'look into', 'look at', 'talk about', 'work on', 'deal with', 'keep monitoring'],
]);

/** Words that no imperative begins with. */
export const notImperative: ReadonlySet<string> = new Set(
  words(`
  a an the this that these those it its our we you they he she i someone somebody everyone everybody nobody people
  all some any every each no more less most better best worse bigger smaller faster clearer earlier new old missing
  automatic automated manual proper regular periodic additional further improved insufficient unstable lack
  should must need needs could would can will may might maybe perhaps
  why how what when who where which whether if for from in on at of to with without after before during and or but as
  alerts alerting dashboard dashboards documentation docs runbook runbooks metrics logs logging tests backups alarms
  monitoring training engineers developers operators on-call oncall team teams
`),
);

/** Who is told to be careful; part of a regular expression. */
export const peopleWords =
  'teams?|people|staff|engineers?|everyone|everybody|developers?|devs?|on-?call|operators?|hires?|members?|owners?|product owners?|users?|responders?|support|colleagues|folks';

function words(list: string): string[] {
  return list.split(/\s+/).filter(Boolean);
}
