/** `firebreak-20261128T021500Z.tar`; encrypted ones end with `.tar.enc`. In the order of their names, they are in that of time. */
export function backupFileName(at: Date, isEncrypted: boolean): string {
  const time = at.toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  return `firebreak-${time}.tar${isEncrypted ? '.enc' : ''}`;
}
