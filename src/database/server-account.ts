import { readFileSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';

/** The account of the operating system that runs the embedded PostgreSQL. */
export interface ServerAccount {
  uid: number;
  gid: number;
}

/** What `nobody` is where the system's list of accounts does not say. */
const nobody: ServerAccount = { uid: 65_534, gid: 65_534 };

/**
 * The account under which PostgreSQL has to run, or undefined when that is the one the hub runs under. PostgreSQL
 * refuses to run as root; then it runs as the owner of the cluster that exists, else as `nobody`, which every system has.
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
 * Whether the account may enter every folder on the way to a path and read what is there. The mode bits alone are
 * judged: the account has no further groups, and an access list that grants more only makes the answer too careful.
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
