/** Verbs that begin an instruction, whatever follows. */
export const verbs: ReadonlySet<string> = new Set(
  words(`
  abort acknowledge activate add adjust advise alert allocate allow analyze apply approve archive ask assess assign attach
  authenticate authorize avoid bounce bring browse build bump cancel capture cd change check choose clean clear click clone close
  collect comment commit compare compress configure confirm connect consider consult convert coordinate copy cordon correct
  correlate create curl cut deactivate debug decide declare decommission decrease define delete deploy describe destroy detach
  determine diagnose disable disconnect discuss do document double-check downgrade download drain drop edit email enable ensure
  enter escalate establish estimate evaluate evict examine exec execute expand expose extend extract failover figure fill filter find
  finish fix flag flush follow force gather generate get give go grab grant grep have identify ignore implement import increase
  inform initiate insert inspect install investigate invoke isolate issue join keep kill launch let list locate login look lower
  make manage mark merge migrate mitigate modify move mute navigate notify observe obtain open page paste pause perform pick ping
  post power prepare press prevent promote provide provision publish pull purge push put quarantine raise 
  read reach reassign rebalance reboot rebuild recover recreate recycle redeploy redirect reduce refresh regenerate register reinstall
  reload remediate remove rename renew reopen repair repeat replace reprovision reset reschedule resize resolve
  reply respond restart restore resume retrieve retry revert review revoke rewrite roll rollback rotate run save schedule scrape
  search select send set share shut silence simulate skip specify spin ssh start stop submit suspend swap switch sync
  tail take talk taint terminate throttle toggle touch troubleshoot trigger try turn tweak unblock uncordon uninstall unlock unmount
  unpause unseal unset untaint update upgrade upload use validate verify view visit wait warn watch whitelist wipe write
  `),
);

/** Words that are nouns as often; they begin an instruction only before what it is done to. */
export const doubtfulVerbs: ReadonlySet<string> = new Set(
  words(`
  access address backup block cache call contact cycle delay dump engage exit export fail file format host index label lease limit link load lock log
  mask monitor mount name note patch pin plan point process query queue record refer reference rely release report request rest return
  route scale scan scope ship show sign snapshot store support test track transfer treat work
  `),
);

/** What follows a verb rather than a noun. */
export const objects: ReadonlySet<string> = new Set(
  words(`
  the a an this that these those your our its their it them all each every any both one two three whether if
  in into on onto out up down off back over with for to through from against
  `),
);

/** What stands before an instruction without changing it. */
export const openers: ReadonlySet<string> = new Set(
  words(`
  first firstly second secondly third thirdly next then now finally lastly also and or but afterwards afterward alternatively otherwise
  instead additionally again please kindly just simply always carefully manually immediately quickly temporarily optionally optional
  so still further furthermore ideally generally usually once
  `),
);

/** What begins a clause that says when, where or why something is done. */
export const clauseOpeners: ReadonlySet<string> = new Set(
  words(`
  if when whenever once after before while in on from to for at as under using with within inside because since unless until during by
  via where assuming depending given based following
  `),
);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
