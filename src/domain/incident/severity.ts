/** How bad it is, `sev1` the worst; independent of the status. `sev5` is used only if the policy defines it. */
export const severities = ['sev1', 'sev2', 'sev3', 'sev4', 'sev5'] as const;
export type Severity = (typeof severities)[number];

const spelling = /^(?:(?:sev(?:erity)?|s|p|priority)[\s_-]?)?([1-5])$/i;

/** `sev2`, `SEV-2`, `s2`, `p2` and `2` are all `sev2`; anything else is undefined. */
export function severityFrom(word: string): Severity | undefined {
  const digit = spelling.exec(word.trim())?.[1];
  return severities.find((severity) => severity === `sev${digit}`);
}

/** Whether `to` is worse than `from`. */
export function isRaised(from: Severity, to: Severity): boolean {
  return severities.indexOf(to) < severities.indexOf(from);
}
