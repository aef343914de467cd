/** Whether a sentence before code says that the code is what a command prints. */
export function isOutput(text: string): boolean {
  return /\b(?:output|returns?|prints?|displays?|(?:should|will|might|may|would|could|can) (?:also )?(?:see|return|be|get|show|have|look|contain|print|display)|looks? (?:like|similar)|similar to|example)\b[^.]*:?$/i.test(
    text,
  );
}
