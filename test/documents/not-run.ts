import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { filesIn, root, textOf } from '../tree/source.js';

/** Commands that tests don't run, why not, and what is wrong with one as far as reading tells; empty: nothing. */
export interface NotRun {
  commands: RegExp;
  why: string;
  faults?: (command: string) => string[];
}

const needsDocker = 'needs Docker';
const needsCluster = 'needs Helm and a cluster';
const needsAccount = 'needs an account, and creates what costs money';
const takesLong = 'takes minutes, or writes files of the repository';
const installs =
  'installs packages: CI does before the tests, and test/cli/package.test.ts for what npm packs';

export const notRun: NotRun[] = [
  { commands: /^npm (?:ci|install|pack)\b/, why: installs, faults: missingFolders },
  { commands: /^npm (?:test|run \S+)/, why: takesLong, faults: unknownScripts },
  { commands: /^npx vitest run /, why: takesLong, faults: (command) => missing(command.split(' ').slice(3)) },
  { commands: /^docker build /, why: needsDocker, faults: () => missing(['Dockerfile']) },
  { commands: /^docker compose\b/, why: needsDocker, faults: unknownServicesAndEvents },
  { commands: /^helm /, why: needsCluster, faults: unknownValues },
  { commands: /^kubectl /, why: needsCluster },
  { commands: /^terraform /, why: 'needs the providers; CI validates the module' },
  { commands: /^ansible-playbook\b/, why: 'needs a machine to install on', faults: missingPlaybook },
  { commands: /^az deployment group create/, why: needsAccount, faults: wrongBicepParameters },
  { commands: /^aws cloudformation deploy/, why: needsAccount, faults: wrongStackParameters },
  { commands: /^aws (?:secretsmanager|ecs run-task) /, why: needsAccount },
  { commands: /^az containerapp /, why: needsAccount },
  { commands: /^systemctl reload firebreak$/, why: 'needs systemd', faults: missingReload },
  { commands: /^(?:timedatectl status|df -h .*|ls -ld .*)$/, why: 'shows the state of a machine' },
  { commands: /^openssl rand -base64 32$/, why: 'needs OpenSSL, which tests can do without' },
  { commands: /^git (?:pull|apply)$/, why: 'works on the reader’s own repository' },
  { commands: /^(?:psql|createdb) /, why: 'needs Postgres’s client; the test makes that database by itself' },
  {
    commands: /^promtool test rules /,
    why: 'test/http/alerts.test.ts runs it where it is installed',
    faults: (command) => missing(command.split(' ').slice(3)),
  },
  { commands: /^cd /, why: 'belongs to the command after it', faults: missingFolders },
];

function missing(paths: string[]): string[] {
  return paths.filter((path) => !existsSync(join(root, path))).map((path) => `${path} is missing`);
}

function missingFolders(command: string): string[] {
  return missing([...command.matchAll(/(?<=--pack-destination |^cd )\S+/g)].map(([path]) => path));
}

function unknownScripts(command: string): string[] {
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(textOf('package.json')));
  const [, name = 'test'] = /^npm run (\S+)/.exec(command) ?? [];
  const [, given = ''] = /^npm run (?:bench|demo) -- (.+)/.exec(command) ?? [];
  const program = `${textOf('bench/run.ts')}${filesIn('src/cli/program').map(textOf).join('')}`;
  const flags = [...given.matchAll(/--[\w-]+/g)].map(([flag]) => flag);
  return [
    ...(name in scripts ? [] : [`no script ${name}`]),
    ...flags.filter((flag) => !program.includes(flag)).map((flag) => `no flag ${flag}`),
  ];
}

/** Services of compose.yml, and events of the log that are looked for. */
function unknownServicesAndEvents(command: string): string[] {
  const { services } = z
    .object({ services: z.record(z.string(), z.unknown()) })
    .parse(parse(textOf('compose.yml')));
  const [compose = '', filter = ''] = command.split(' | ');
  const named =
    / (?:exec|run|restart|stop|logs|ps|kill|up) .*/.exec(compose)?.[0].match(/\b(?:firebreak|postgres)\b/g) ??
    [];
  // `backup_(made|failed)` is two events.
  const spelled = filter.replaceAll(/(\w+_)\((\w+)\|(\w+)\)/g, '$1$2|$1$3');
  const events: string[] = spelled.match(/\b[a-z]+_[a-z_]+\b/g) ?? [];
  const known = textOf('docs/log-events.md');
  return [
    ...named.filter((service) => !(service in services)).map((service) => `no service ${service}`),
    ...events.filter((event) => !known.includes(`\`${event}\``)).map((event) => `no event ${event}`),
    ...(filter && events.length === 0 ? ['looks for no event'] : []),
  ];
}

const schema = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() });

function unknownValues(command: string): string[] {
  const chart = 'deploy/helm/firebreak';
  const set = [...command.matchAll(/--set ([\w.]+)=/g)].map(([, key = '']) => key);
  const isKnown = (key: string) =>
    key
      .split('.')
      .reduce<unknown>(
        (at, part) => schema.safeParse(at).data?.properties?.[part],
        JSON.parse(textOf(`${chart}/values.schema.json`)),
      );
  return [
    ...missing((command.match(/deploy\/\S+/g) ?? []).map((path) => path)),
    ...set.filter((key) => isKnown(key) === undefined).map((key) => `no value ${key}`),
    ...(/^helm install /.test(command) && !set.includes('secretName') ? ['secretName is required'] : []),
  ];
}

function missingPlaybook(command: string): string[] {
  return missing((command.match(/\S+\.yml/g) ?? []).map((name) => `deploy/ansible/${name}`));
}

function missingReload(): string[] {
  return textOf('deploy/systemd/firebreak.service').includes('\nExecReload=')
    ? []
    : ['the unit has no reload'];
}

function wrongBicepParameters(command: string): string[] {
  if (!command.includes('--parameters')) return [];
  const stated = [...textOf('deploy/bicep/main.bicep').matchAll(/^param (\w+) \w+( = )?/gm)];
  return wrongParameters(command, {
    known: stated.map(([, name = '']) => name),
    required: stated.filter(([, , hasDefault]) => !hasDefault).map(([, name = '']) => name),
  });
}

const template = z.object({
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })),
});

function wrongStackParameters(command: string): string[] {
  const stated = Object.entries(
    template.parse(parse(textOf('deploy/cloudformation/firebreak.yml'), { logLevel: 'silent' })).Parameters,
  );
  return wrongParameters(command, {
    known: stated.map(([name]) => name),
    required: stated.filter(([, { Default }]) => Default === undefined).map(([name]) => name),
  });
}

function wrongParameters(
  command: string,
  { known, required }: { known: string[]; required: string[] },
): string[] {
  const [, file = ''] = /--template-file (\S+)/.exec(command) ?? [];
  const given = [...command.matchAll(/ (\w+)=/g)].map(([, name = '']) => name);
  return [
    ...missing([file]),
    ...given.filter((name) => !known.includes(name)).map((name) => `no parameter ${name}`),
    ...required.filter((name) => !given.includes(name)).map((name) => `${name} is required`),
  ];
}
