import { nouns, verbs, words } from './word-set.js';

/** Nouns for somebody who works on systems, alone or together. */
export const agents = nouns(`
  engineer developer dev programmer coder analyst contractor subcontractor consultant freelancer sre dba admin sysadmin administrator
  operator technician tech/techs intern trainee apprentice newcomer newbie rookie employee coworker co-worker colleague teammate
  staffer personnel/ staff/ crew team squad on-call oncall on-caller responder commander scribe lead teamlead manager
  director supervisor boss superior maintainer committer contributor author reviewer approver architect tester designer specialist expert
  scientist researcher electrician plumber cleaner janitor clerk trader volunteer representative rep
  person/people individual human man/men woman/women guy folk/folks bloke chap executive ceo cto cio cfo coo ciso vp pm po management/
  leadership/ helpdesk department shift organizer integrator webmaster hire junior senior graduate temp
  dispatcher owner assignee requester stakeholder
  implementer superuser bystander professional practitioner student professor teacher nurse doctor pilot
  team-member captain copilot co-pilot physician surgeon auditor inspector mechanic founder co-founder predecessor facilitator moderator editor
  company/companies organization organisation business/businesses corporation airline hospital government council ministry employer
  operative netadmin sysop
  custodian apprentice deputy
  engineering/ operations/ ops/ devops/ secops/ netops/ noc/ qa/ hr/ marketing/
`);

/** They are people only if nothing else stands beside them: “the Prometheus operator” is a program. */
export const ambiguousAgents = nouns(
  'operator shift lead owner author dispatcher human tech cleaner inspector',
);

/** What may stand before an ambiguous one without making it a thing. */
export const humanModifiers = words(`
  network system systems data-center datacenter night day duty console shift plant grid site human computer machine control-room team tech
  technical engineering project service product release incident storage database infrastructure operations security platform support
  change code account weekend morning evening late early next previous
`);

/** They are people only with such a word before them: “a support agent”. */
export const agentsWithModifier = nouns(
  'agent desk line group hand associate assistant officer driver controller worker leader member handler coordinator planner guard installer deployer rotation rota',
);
export const agentModifiers = words(
  'on-call oncall support service help customer sales field call call-center helpdesk service-desk security compliance operations duty shop remote on-site sre devops ops engineering development dev network networking infrastructure platform database it qa bus truck train taxi delivery traffic bank maintenance construction cleaning utility temporary team staff crew squad incident project release change capacity communications shift night cable board junior senior new fellow',
);

/** Companies and the like: they act like people only when they do what people do, such as telling somebody. */
export const organizations = nouns(
  'vendor supplier agency partner provider firm hoster registrar landlord utility/utilities board committee',
);

/** Parts of companies that are also things: they are people only where they do what people do. */
export const departments = words(
  'security networking network infrastructure infra platform support sales product finance legal procurement compliance it',
);

/** What stands for several people before “of”: “one of the developers”. */
export const quantifiers = nouns(`
  one two three four several/ some/ none/ many/ most/ all/ any/ each/ neither/ either/ both/ few/ half/ part member majority rest/ everyone/ everybody/
  someone/ somebody/ nobody/ anyone/ handful pair group couple
`);

/** Words for people that say they are no good. */
export const insults = nouns(
  'amateur idiot fool moron clown imbecile ignoramus halfwit dummy/dummies bozo slacker bungler cowboy genius/geniuses hotshot wizard rockstar ninja',
);

export const selves = words('i we you us me myself ourselves yourself');
export const others = words(`
  he she him her who whoever someone somebody anyone anybody everyone everybody nobody no-one one-person whomever himself herself
`);
/** People who are hurt by incidents: their errors are the product's. */
export const victims = nouns(
  'user customer client visitor subscriber shopper player guest patient passenger tenant',
);

/** Verbs that say that their subject is a person. */
export const human = verbs(`
  type fat-finger mistype misread/misread click press paste believe think/thought assume realize realise guess decide misunderstand/misunderstood insist refuse tell/told promise swear/swore demand
  panic/panicked/panicking rush google ssh/sshed forget/forgot/forgotten
`);

/** Programs that are written like names. */
export const products = words(`
  envoy kafka redis postgres postgresql mysql mariadb mongodb mongo cassandra elasticsearch opensearch kibana logstash fluentd nginx apache haproxy traefik
  varnish kubernetes kubelet etcd istio linkerd helm argo argocd flux docker containerd podman consul vault nomad terraform ansible puppet chef jenkins
  github gitlab bitbucket prometheus alertmanager grafana loki datadog splunk sentry pagerduty opsgenie rabbitmq celery sidekiq airflow spark hadoop
  zookeeper memcached vitess cloudflare fastly akamai aws gcp azure s3 lambda dynamodb aurora linux systemd cron rails django java node python
  renovate dependabot slack jira
`);
