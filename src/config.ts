import { type BackupConfig, readBackupConfig } from './config/backup-config.js';
import { type ConfigFault, faultsIn } from './config/config-fault.js';
import type { Environment } from './config/environment.js';
import { type HttpConfig, readHttpConfig } from './config/http-config.js';
import { type OperatorConfig, readOperatorConfig } from './config/operator-config.js';
import { readPolicy } from './config/policy/read-policy.js';
import { readSlackConfig, type SlackConfig } from './config/slack-config.js';
import { readTelemetryConfig, type TelemetryConfig } from './config/telemetry-config.js';
import type { Policy } from './domain/policy.js';

/** The server's configuration, from its environment and its policy file. */
export interface Config extends OperatorConfig {
  slack: SlackConfig;
  http: HttpConfig;
  policy: Policy;
  /** Null: the server makes no backups by itself. */
  backups: BackupConfig | null;
  /** Null: no OpenTelemetry. */
  telemetry: TelemetryConfig | null;
}

/** The server's configuration, or all of its faults at once. Relative paths start at `cwd`. */
export async function readConfig(
  env: Environment,
  cwd: string,
): Promise<{ kind: 'ok'; config: Config } | { kind: 'faults'; faults: ConfigFault[] }> {
  const slack = readSlackConfig(env);
  const basics = readOperatorConfig(env, cwd);
  const http = readHttpConfig(env);
  const policy = await readPolicy(env, cwd);
  const backups = readBackupConfig(env, cwd);
  const telemetry = readTelemetryConfig(env);
  if (
    slack.kind === 'faults' ||
    basics.kind === 'faults' ||
    http.kind === 'faults' ||
    policy.kind === 'faults' ||
    backups.kind === 'faults' ||
    telemetry.kind === 'faults'
  )
    return { kind: 'faults', faults: faultsIn(slack, basics, http, policy, backups, telemetry) };
  return {
    kind: 'ok',
    config: {
      ...basics.value,
      slack: slack.value,
      http: http.value,
      policy: policy.value,
      backups: backups.value,
      telemetry: telemetry.value,
    },
  };
}
