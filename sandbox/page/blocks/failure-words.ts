const sentences: Readonly<Record<string, string>> = {
  operation_timeout: 'The app did not answer in time. Try again.',
  dispatch_failed: 'The app could not be reached. Try again.',
};

/** What went wrong, as a sentence. */
export function failureWords(failed: string): string {
  return sentences[failed] ?? failed;
}
