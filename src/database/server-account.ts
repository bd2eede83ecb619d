import { readFileSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';

/** The account of the operating system that runs the embedded PostgreSQL. */
export interface ServerAccount {
  uid: number;
  gid: number;
}

/** The account `nobody` if the system's list of accounts does not have it. */
const nobody: ServerAccount = { uid: 65_534, gid: 65_534 };

/**
 * The account that PostgreSQL has to run as. Returns undefined if it is the account of the hub. PostgreSQL refuses to run
 * as root. If the hub does, PostgreSQL runs as the owner of the cluster, or as `nobody` if there is no cluster.
 */
export function serverAccount(clusterDirectory: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const cluster = statSync(clusterDirectory, { throwIfNoEntry: false });
  if (cluster && cluster.uid !== 0) return { uid: cluster.uid, gid: cluster.gid };
  return accountNamed('nobody') ?? nobody;
}

function accountNamed(name: string): ServerAccount | undefined {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    const [, , uid, gid] = line?.split(':') ?? [];
    if (!uid || !gid || Number(uid) <= 0) return undefined;
    return { uid: Number(uid), gid: Number(gid) };
  } catch {
    return undefined;
  }
}

/**
 * Whether the account may enter every folder on the way to a path and read what is there. Only the mode bits are checked.
 * The account has no further groups, and an access control list that grants more is ignored.
 */
export function canReach(account: ServerAccount | undefined, path: string): boolean {
  if (!account) return true;
  const target = statSync(path, { throwIfNoEntry: false });
  if (!target || !grants(account, target, target.isDirectory() ? 5 : 4)) return false;
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!grants(account, statSync(folder), 1)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function grants(account: ServerAccount, entry: Stats, wanted: number): boolean {
  const shift = entry.uid === account.uid ? 6 : entry.gid === account.gid ? 3 : 0;
  return ((entry.mode >> shift) & wanted) === wanted;
}
