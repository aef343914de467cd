/** Slack's file limits: https://slack.com/help/articles/201330736 (1 GB) and the errors of files.getUploadURLExternal. */
export const maxFileBytes = 2 ** 30;
export const maxSnippetBytes = 2 ** 20;
export const maxAltTextChars = 1_000;
