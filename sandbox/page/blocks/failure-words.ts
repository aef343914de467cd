const sentences: Readonly<Record<string, string>> = {
  operation_timeout: 'The app didn’t respond in time. Try again.',
  dispatch_failed: 'Couldn’t reach the app. Try again.',
};

/** An error as a sentence. */
export function failureWords(failed: string): string {
  return sentences[failed] ?? failed;
}
