/** The clock job under which it is stored when the last scheduled backup was begun. */
export const backupMade = 'backup made';
